// The captures of a dataset's guides: where each stands, its bytes, and its text as the evidence's spans
// count in it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "portbook/base/error.h"
#include "portbook/base/line_map.h"
#include "portbook/doc/document.h"
#include "portbook/model/catalog.h"
#include "portbook/sources/source.h"

namespace portbook::pipeline {

// No text where the capture is not at hand.
struct CaptureText {
  std::string name;
  std::string text;
};

// A capture's text by lines, which are counted once for all that is said of it.
struct GuideText {
  CaptureText capture;
  base::LineMap lines;
  explicit GuideText(CaptureText read) : capture(std::move(read)), lines(capture.text) {}
  GuideText(const GuideText&) = delete;
  GuideText& operator=(const GuideText&) = delete;
};

// The captures of the sources, by guide.
class Captures {
 public:
  [[nodiscard]] static base::Expected<Captures> Open(const std::string& sources_directory);
  // No captures at all.
  Captures() = default;

  // The path of the guide's file; its id where no source names it.
  std::string NameOf(const std::string& guide_id) const;
  // Of the guide's source.toml. Fails where no source names the guide.
  [[nodiscard]] base::Expected<std::string> DirectoryOf(const std::string& guide_id) const;
  // Fails where the capture is missing, or is not the one that the guide was read from.
  [[nodiscard]] base::Expected<doc::Capture> Read(const model::Guide& guide) const;
  [[nodiscard]] base::Expected<CaptureText> ReadText(const model::Guide& guide) const;

 private:
  const sources::SourceEntry* Find(std::string_view guide_id) const;
  sources::Registry registry_;
};

}  // namespace portbook::pipeline
