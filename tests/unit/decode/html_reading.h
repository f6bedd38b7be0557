// Reads HTML in a test: the document, what was said of it, and both as text. No assertions of its own.
#pragma once

#include <string>
#include <string_view>

#include "portbook/decode/decode.h"

namespace portbook::decode {

struct HtmlReading {
  doc::Document document;
  diag::Sink sink;

  std::string Kinds() const {
    std::string kinds;
    for (const diag::Diagnostic& diagnostic : sink.diagnostics()) {
      if (!kinds.empty()) kinds += ' ';
      kinds += diag::Name(diagnostic.kind);
    }
    return kinds;
  }
};

inline HtmlReading ReadHtml(std::string_view html, const DecodeOptions& options = {}) {
  HtmlReading reading;
  const doc::Capture capture = doc::MakeCapture("page.html", doc::MediaType::html, std::string(html));
  reading.document = DecodeHtml(capture, options, {}, reading.sink);
  return reading;
}

}  // namespace portbook::decode
