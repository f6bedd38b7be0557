#include "decode/html/text_flow.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace portbook::decode::html {
namespace {

// NBSP does not collapse, and zero-width space is no space to CSS.
bool Collapses(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

base::Locator At(base::Span source) { return {source, 0, std::nullopt}; }

// The place of bytes [begin, end) of a segment's value.
base::Span Part(const Segment& segment, std::size_t begin, std::size_t end) {
  if (!segment.literal) return segment.source;
  return {segment.source.begin + static_cast<std::uint32_t>(begin),
          segment.source.begin + static_cast<std::uint32_t>(end)};
}

}  // namespace

void TextFlow::Add(const Segment& segment, WhiteSpace white_space, std::uint8_t style) {
  switch (white_space) {
    case WhiteSpace::collapse:
      AddCollapsed(segment, style);
      return;
    case WhiteSpace::preserve:
      AddPreserved(segment, style);
      return;
  }
}

void TextFlow::AddCollapsed(const Segment& segment, std::uint8_t style) {
  const std::string_view value = segment.value;
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size() && Collapses(value[end])) ++end;
    if (end > at) {
      if (!pending_) pending_ = Space{Part(segment, at, at + 1), style};
      at = end;
      continue;
    }
    // Single spaces between words need no folding: one piece as long as possible.
    while (end < value.size() && (!Collapses(value[end]) || (value[end] == ' ' && end + 1 < value.size() &&
                                                             !Collapses(value[end + 1])))) {
      ++end;
    }
    AddVisible(value.substr(at, end - at), Part(segment, at, end), style);
    at = end;
  }
}

void TextFlow::AddPreserved(const Segment& segment, std::uint8_t style) {
  const std::string_view value = segment.value;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find('\n', at), value.size());
    AddVisible(value.substr(at, end - at), Part(segment, at, end), style);
    if (end < value.size()) lines_.push_back(std::exchange(line_, {}));
    at = end + 1;
  }
}

void TextFlow::AddVisible(std::string_view value, base::Span source, std::uint8_t style) {
  if (pending_ && !line_.empty()) line_.Append(" ", At(pending_->source), pending_->style);
  pending_.reset();
  line_.Append(value, At(source), style);
}

void TextFlow::Break() {
  pending_.reset();
  if (!line_.blank()) lines_.push_back(std::move(line_));
  line_ = {};
}

std::vector<base::Text> TextFlow::TakeLines() {
  Break();
  const auto visible = [](const base::Text& line) { return !line.blank(); };
  const auto first = std::ranges::find_if(lines_, visible);
  const auto last = std::find_if(lines_.rbegin(), std::make_reverse_iterator(first), visible).base();
  std::vector<base::Text> taken(std::make_move_iterator(first), std::make_move_iterator(last));
  lines_.clear();
  return taken;
}

}  // namespace portbook::decode::html
