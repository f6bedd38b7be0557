// Which bytes of the page's source each piece of a text node came from: the parser hands over decoded
// characters, evidence needs the place of every one. Knows character references and line ends, no white space
// rules.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"

namespace portbook::decode::html {

struct Segment {
  std::string_view value;  // decoded
  base::Span source;  // as many bytes as `value` where the source says it literally; else a reference, a line
                      // end ...
  bool literal = true;
};

// Raw text (xmp, textarea ...) knows no tags.
enum class SourceMode : std::uint8_t { markup, raw_text };

// Replaces `segments`, whose values lie in `value`. `raw` is what the node was read from, at `offset` of the
// source, with any tags that the parser ignored in between. Where the two cannot be matched, one segment
// covers all.
void SplitIntoSegments(std::string_view raw, std::uint32_t offset, std::string_view value, SourceMode mode,
                       std::vector<Segment>& segments);

// The stretches of a source whose bytes are false: those that are no content.
std::vector<base::Span> StretchesWithout(const std::vector<bool>& content);

}  // namespace portbook::decode::html
