// Lines of text growing as a page is walked: white space collapses as CSS has it (a run of spaces, tabs and
// line ends is one space, none at the ends of a line; NBSP stays) or is kept, and every byte remembers its
// place.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "decode/html/source_text.h"
#include "portbook/base/text.h"

namespace portbook::decode::html {

enum class WhiteSpace : std::uint8_t { collapse, preserve };

class TextFlow {
 public:
  void Add(const Segment& segment, WhiteSpace white_space, std::uint8_t style);
  // A line ends: <br>, or the edge of a block. Without visible text since the last one, nothing happens.
  void Break();

  // The lines with something visible in them (between two of them, preserved blank ones too); the flow is
  // empty again.
  std::vector<base::Text> TakeLines();

 private:
  struct Space {
    base::Span source;
    std::uint8_t style = 0;
  };
  void AddCollapsed(const Segment& segment, std::uint8_t style);
  void AddPreserved(const Segment& segment, std::uint8_t style);
  void AddVisible(std::string_view value, base::Span source, std::uint8_t style);

  std::vector<base::Text> lines_;
  base::Text line_;
  std::optional<Space> pending_;  // collapsed white space that the next word will need
};

}  // namespace portbook::decode::html
