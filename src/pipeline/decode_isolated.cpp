#include <stop_token>

#include "pipeline/cache.h"
#include "pipeline/child_process.h"
#include "portbook/doc/codec.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {
namespace {

doc::Document EmptyDocument(const doc::Capture& capture) {
  doc::Document document;
  document.capture_sha256 = capture.sha256;
  document.media_type = capture.media_type;
  return document;
}

}  // namespace

doc::Document DecodeIsolated(const doc::Capture& capture, const Options& options, diag::Sink& sink) {
  const Cache cache(options);
  if (std::optional<doc::Document> known = cache.FindDocument(capture, sink)) return *std::move(known);
  const auto work = [&] {
    diag::Sink own;
    const doc::Document document = decode::Decode(capture, options.decode, std::stop_token(), own);
    return doc::Encode(document, own.diagnostics());
  };
  const ChildLimits limits{options.decode.max_memory_bytes, options.decode.max_seconds};
  const base::Expected<std::string> bytes =
      options.isolation == Isolation::in_process ? work() : RunInChild(work, limits);
  if (!bytes) {
    sink.Emit(diag::Kind::decoder_died, "the decoder of " + capture.name + " " + bytes.error().message, {},
              "nothing of this guide was read; the file may be damaged or made to do harm");
    return EmptyDocument(capture);
  }
  base::Expected<doc::Document> document = doc::Decode(*bytes, sink);
  if (!document) {
    sink.Emit(diag::Kind::decoder_died, "the decoder of " + capture.name +
                                            " handed over a damaged document: " + document.error().message);
    return EmptyDocument(capture);
  }
  cache.StoreDocument(capture, *bytes);
  return *std::move(document);
}

}  // namespace portbook::pipeline
