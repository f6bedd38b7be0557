#include "decode/text/inline_marks.h"

#include <algorithm>
#include <utility>

#include "decode/text/source_lines.h"
#include "portbook/base/utf8.h"

namespace portbook::decode::text {
namespace {

template <class Flags>
void Set(Flags& flags, std::size_t begin, std::size_t end) {
  std::fill(flags.begin() + static_cast<std::ptrdiff_t>(begin),
            flags.begin() + static_cast<std::ptrdiff_t>(end), true);
}

bool IsWordByte(char c) { return IsDigit(c) || IsLetter(c) || static_cast<unsigned char>(c) >= 0x80U; }

}  // namespace

InlineMarks::InlineMarks(std::string_view line)
    : line_(line),
      markup_(line.size(), false),
      literal_(line.size(), false),
      break_(line.size() + 1, false),
      style_(line.size(), base::kPlain) {}

void InlineMarks::Hide(std::size_t begin, std::size_t end) { Set(markup_, begin, end); }

void InlineMarks::AddStyle(std::size_t begin, std::size_t end, base::Style style) {
  for (std::size_t i = begin; i < end; ++i) style_[i] = static_cast<std::uint8_t>(style_[i] | style);
}

void InlineMarks::KeepLiteral(std::size_t begin, std::size_t end) { Set(literal_, begin, end); }

void InlineMarks::Replace(std::size_t begin, std::size_t end, std::string value) {
  KeepLiteral(begin, end);
  replaced_[begin] = std::move(value);
  replaced_.emplace(end, std::string());
}

void InlineMarks::Break(std::size_t at) { break_[at] = true; }

std::size_t InlineMarks::FindClose(const Delimiter& delimiter, std::size_t inner, std::size_t end) const {
  const std::size_t size = delimiter.mark.size();
  for (std::size_t close = line_.find(delimiter.mark, inner + 1); close < end;
       close = line_.find(delimiter.mark, close + 1)) {
    if (IsBlank(line_[close - 1]) || !Free(close)) continue;
    const bool in_word = delimiter.close == Delimiter::Close::before_word_end &&
                         close + size < line_.size() && IsWordByte(line_[close + size]);
    if (!in_word) return close;
  }
  return std::string_view::npos;
}

void InlineMarks::MarkDelimiter(const Delimiter& delimiter, std::string_view openers) {
  const std::size_t size = delimiter.mark.size();
  std::size_t cell_end = 0;  // no mark reaches over a tab
  for (std::size_t at = line_.find(delimiter.mark); at != line_.npos;) {
    const std::size_t inner = at + size;
    if (at >= cell_end) cell_end = std::min(line_.find('\t', at), line_.size());
    const bool opens = inner < line_.size() && !IsBlank(line_[inner]) && line_[inner] != delimiter.mark[0] &&
                       Free(at) &&
                       (at == 0 || IsBlank(line_[at - 1]) || openers.find(line_[at - 1]) != openers.npos);
    if (!opens) {
      at = line_.find(delimiter.mark, inner);
      continue;
    }
    const std::size_t close = FindClose(delimiter, inner, cell_end);
    if (close == line_.npos) {
      // What closes no mark here closes none that opens later in the cell.
      at = line_.find(delimiter.mark, cell_end);
      continue;
    }
    Hide(at, inner);
    Hide(close, close + size);
    AddStyle(inner, close, delimiter.style);
    if (delimiter.content == Delimiter::Content::literal) KeepLiteral(inner, close);
    at = line_.find(delimiter.mark, close + size);
  }
}

std::vector<base::Text> InlineMarks::Read(std::uint32_t offset, std::vector<base::Span>& markup) const {
  std::vector<base::Text> lines(1);
  for (std::size_t begin = 0; begin < line_.size();) {
    std::size_t end = begin + 1;
    const auto replaced = replaced_.lower_bound(end);
    const std::size_t limit = replaced == replaced_.end() ? line_.size() : replaced->first;
    while (end < limit && markup_[end] == markup_[begin] && style_[end] == style_[begin] && !break_[end])
      ++end;
    const base::Span span{offset + static_cast<std::uint32_t>(begin),
                          offset + static_cast<std::uint32_t>(end)};
    const auto value = replaced_.find(begin);
    if (break_[begin] && !lines.back().empty()) lines.emplace_back();
    if (markup_[begin]) {
      markup.push_back(span);
    } else if (value != replaced_.end() && !value->second.empty()) {
      lines.back().Append(value->second, {span, 0, {}}, style_[begin]);
      // `&nbsp;` at the end of a line is trimmed as any blank is.
      if (base::FoldSpace(value->second).empty()) markup.push_back(span);
    } else {
      lines.back().Append(line_.substr(begin, end - begin), {span, 0, {}}, style_[begin]);
    }
    begin = end;
  }
  return lines;
}

}  // namespace portbook::decode::text
