#include <algorithm>
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

base::Expected<std::string> DrawPageIsolated(const doc::Capture& capture, const decode::PageView& view,
                                             const decode::ImageOptions& image, const Options& options) {
  if (options.isolation == Isolation::in_process) return decode::DrawPage(capture, view, image);
  // The first byte tells an image from the words why there is none.
  const auto work = [&] {
    const base::Expected<std::string> drawn = decode::DrawPage(capture, view, image);
    return drawn ? "+" + *drawn : "-" + drawn.error().message;
  };
  base::Expected<std::string> answer =
      RunInChild(work, {options.decode.max_memory_bytes, options.decode.max_seconds});
  if (!answer) return base::Fail(capture.name, "the drawing of a page " + answer.error().message);
  const bool is_drawn = answer->starts_with('+');
  std::string rest = answer->substr(std::min<std::size_t>(1, answer->size()));
  if (!is_drawn) return base::Fail(capture.name + ", page " + std::to_string(view.page), std::move(rest));
  return rest;
}

}  // namespace portbook::pipeline
