// A PDF decoded in a test, and its words and rulings printed. No assertions of its own.
#pragma once

#include <cmath>
#include <string>
#include <utility>

#include "portbook/decode/decode.h"

namespace portbook::decode {

struct Decoded {
  doc::Document document;
  std::string diagnostics;  // "kind: message" lines
};

inline Decoded DecodeBytes(std::string bytes, const DecodeOptions& options = {}) {
  doc::Capture capture;
  capture.name = "guide.pdf";
  capture.media_type = doc::MediaType::pdf;
  capture.bytes = std::move(bytes);
  diag::Sink sink;
  Decoded decoded{DecodePdf(capture, options, {}, sink), ""};
  for (const diag::Diagnostic& diagnostic : sink.diagnostics()) {
    decoded.diagnostics += std::string(diag::Name(diagnostic.kind)) + ": " + diagnostic.message + "\n";
  }
  return decoded;
}

// Half points are enough to tell places apart.
inline std::string ShowNumber(double number) {
  const long halves = std::lround(number * 2);
  return std::to_string(halves / 2) + (halves % 2 != 0 ? ".5" : "");
}

inline std::string Show(const doc::Ruling& ruling) {
  return ShowNumber(ruling.x0) + "," + ShowNumber(ruling.y0) + " " + ShowNumber(ruling.x1) + "," +
         ShowNumber(ruling.y1) + " w" + ShowNumber(ruling.width) + "\n";
}

// Left edge and middle: how high a word's box is depends on the font that stands in for Helvetica.
inline std::string Show(const doc::Word& word) {
  const std::uint8_t style = word.text.runs().front().style;
  return word.text.value() + " at " + std::to_string(std::lround(word.box.x0)) + "," +
         std::to_string(std::lround((word.box.y0 + word.box.y1) / 2)) +
         ((style & base::kStrong) != 0 ? " bold" : "") +
         ((style & base::kSuperscript) != 0 ? " raised" : "") + (word.space_after ? " _" : "") + "\n";
}

template <class Items>
std::string ShowAll(const Items& items) {
  std::string shown;
  for (const auto& item : items) shown += Show(item);
  return shown;
}

}  // namespace portbook::decode
