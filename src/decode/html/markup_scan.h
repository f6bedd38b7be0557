// One tag or comment after another in HTML source, as the standard's tokenizer delimits them. Knows where
// mark-up begins and ends, and no tree; quoted ">" and the raw text of script, style and their like are
// understood.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace portbook::decode::html {

enum class MarkupKind : std::uint8_t {
  start_tag,
  end_tag,
  other
};  // other: comment, doctype, processing instruction

struct Markup {
  MarkupKind kind = MarkupKind::other;
  GumboTag tag = GUMBO_TAG_UNKNOWN;  // not for `other`
  bool self_closing = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Whether the "<" at `at` opens mark-up rather than being text ("a < b").
bool IsMarkup(std::string_view source, std::size_t at);

// The offset after the mark-up that begins at `at`; the end of the source where it is never closed.
// REQUIRES: IsMarkup(source, at)
std::size_t EndOfMarkup(std::string_view source, std::size_t at);

class MarkupScan {
 public:
  explicit MarkupScan(std::string_view source) : source_(source) {}

  // False at the end.
  bool Next(Markup& markup);

 private:
  std::string_view source_;
  std::size_t at_ = 0;
  GumboTag raw_text_ = GUMBO_TAG_LAST;  // the element whose end tag alone is mark-up now
};

// Content is text up to the end tag.
bool HoldsRawText(GumboTag tag);
bool IsVoid(GumboTag tag);

}  // namespace portbook::decode::html
