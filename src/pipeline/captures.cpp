#include "portbook/pipeline/captures.h"

#include <algorithm>
#include <utility>

#include "portbook/diag/diagnostic.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {
namespace {

tl::unexpected<base::Error> NotNamed(const std::string& guide_id) {
  return base::Fail(guide_id, "no source.toml names this guide", "name its directory with --sources");
}

}  // namespace

base::Expected<Captures> Captures::Open(const std::string& sources_directory) {
  base::Expected<sources::Registry> registry = sources::ReadRegistry(sources_directory);
  if (!registry) return tl::unexpected(registry.error());
  Captures captures;
  captures.registry_ = *std::move(registry);
  return captures;
}

const sources::SourceEntry* Captures::Find(std::string_view guide_id) const {
  const auto found =
      std::find_if(registry_.entries.begin(), registry_.entries.end(),
                   [&](const sources::SourceEntry& entry) { return entry.source.id == guide_id; });
  return found == registry_.entries.end() ? nullptr : &*found;
}

std::string Captures::NameOf(const std::string& guide_id) const {
  const sources::SourceEntry* entry = Find(guide_id);
  return entry == nullptr ? guide_id : entry->file;
}

base::Expected<std::string> Captures::DirectoryOf(const std::string& guide_id) const {
  const sources::SourceEntry* entry = Find(guide_id);
  if (entry == nullptr) return NotNamed(guide_id);
  return entry->directory;
}

base::Expected<doc::Capture> Captures::Read(const model::Guide& guide) const {
  const sources::SourceEntry* entry = Find(guide.source.id);
  if (entry == nullptr) return NotNamed(guide.source.id);
  base::Expected<doc::Capture> capture = sources::ReadCapture(*entry);
  if (capture && capture->sha256 != guide.document.capture_sha256) {
    return base::Fail(entry->file, "the file is not the one that the dataset was built from",
                      "run `portbook build` again");
  }
  return capture;
}

base::Expected<CaptureText> Captures::ReadText(const model::Guide& guide) const {
  base::Expected<doc::Capture> capture = Read(guide);
  if (!capture) return tl::unexpected(capture.error());
  diag::Sink known;  // the build said it all: it is in the dataset
  return CaptureText{capture->name, pipeline::DecodeIsolated(*capture, {}, known).text};
}

}  // namespace portbook::pipeline
