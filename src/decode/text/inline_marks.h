// What each byte of a stretch of text is while its inline mark-up is looked for: a mark, the style of a word,
// code that holds no further marks, the place where a line is parted. It knows no notation; those who do fill
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/text.h"

namespace portbook::decode::text {

struct Delimiter {
  std::string_view mark;
  base::Style style;
  enum class Content : std::uint8_t { marked_up, literal } content = Content::marked_up;
  // A single `_` within a word is a letter of it, before and after.
  enum class Close : std::uint8_t { anywhere, before_word_end } close = Close::anywhere;
};

class InlineMarks {
 public:
  explicit InlineMarks(std::string_view line);

  std::string_view line() const { return line_; }
  bool Free(std::size_t at) const { return !markup_[at] && !literal_[at]; }
  void Hide(std::size_t begin, std::size_t end);
  void AddStyle(std::size_t begin, std::size_t end, base::Style style);
  void KeepLiteral(std::size_t begin, std::size_t end);
  // The bytes stand for other text (an entity).
  void Replace(std::size_t begin, std::size_t end, std::string value);
  // A line ends here.
  void Break(std::size_t at);

  // A delimiter opens before a visible character and closes after one, as CommonMark's flanking rule has it;
  // a lone `*` between cells, after a number (a footnote mark) or at the start of a line (an item, a note)
  // does neither. It opens at the start, after a blank or after one of `openers`, and never reaches over a
  // tab, which parts cells.
  void MarkDelimiter(const Delimiter& delimiter, std::string_view openers);

  // The lines, and the places of the marks, counted from `offset` on.
  std::vector<base::Text> Read(std::uint32_t offset, std::vector<base::Span>& markup) const;

 private:
  std::size_t FindClose(const Delimiter& delimiter, std::size_t inner, std::size_t end) const;

  std::string_view line_;
  std::vector<bool> markup_;
  std::vector<bool> literal_;
  std::vector<bool> break_;
  std::vector<std::uint8_t> style_;
  std::map<std::size_t, std::string>
      replaced_;  // by first byte; the rest of it is not part of any other stretch
};

}  // namespace portbook::decode::text
