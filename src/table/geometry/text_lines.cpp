#include "table/geometry/text_lines.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

constexpr double kSpace = 0.12;       // in font sizes: a wider gap between two words is a space
constexpr double kUsualSpace = 0.25;  // in font sizes
// Of the lower word's height: how far the middles of two words on a line lie apart. Lines of a cell set in
// the middle of its row stand half a line off those beside it: 0.44 of their height (LibreOffice).
constexpr double kSameLine = 0.4;
constexpr double kMaxMarkGap = 2.0;      // in font sizes of a raised mark: how far the word beside may be
constexpr std::size_t kMaxMarkSize = 4;  // bytes of a list item's mark
constexpr char32_t kHyphen = 0x2010;
constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kEnDash = 0x2013;
// Chinese and Japanese are written without spaces, Korean is not.
constexpr char32_t kFirstUnspaced = 0x2E80, kFirstHangul = 0xAC00, kLastHangul = 0xD7A3;
constexpr char32_t kFirstWideForm = 0xFF00, kLastWideForm = 0xFFEF;

double MiddleOf(const base::Box& box) { return (box.y0 + box.y1) / 2; }

bool OnLine(const base::Box& word, const base::Box& tallest) {
  return std::abs(MiddleOf(word) - MiddleOf(tallest)) <=
         kSameLine * std::min(word.height(), tallest.height());
}

bool HasSpaceBetween(const doc::Word& word, const doc::Word& next) {
  return word.space_after || next.box.x0 - word.box.x1 > kSpace * std::max(word.font_size, next.font_size);
}

struct LineEnd {
  char32_t last = 0, before_last = 0;
  std::size_t last_size = 0;  // bytes
};

LineEnd EndOf(std::string_view text) {
  LineEnd end;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint decoded = base::DecodeAt(text, at);
    end = {decoded.value, end.last, decoded.size};
    at += decoded.size;
  }
  return end;
}

// "443-" goes on without a space, "443 -" does not.
bool JoinsWithoutSpace(const LineEnd& end) {
  if (end.last == '/') return !base::IsSpace(end.before_last);
  const bool is_dash = end.last == '-' || end.last == kHyphen || end.last == kEnDash;
  return is_dash && base::IsWordCharacter(end.before_last);
}

bool IsUnspaced(char32_t c) {
  const bool is_hangul = kFirstHangul <= c && c <= kLastHangul;
  return (kFirstUnspaced <= c && c <= kLastHangul && !is_hangul) ||
         (kFirstWideForm <= c && c <= kLastWideForm);
}

// The decoder has told the typesetter's hyphens from the words' own.
bool IsHyphenated(const base::Text& text) { return EndOf(text.value()).last == kSoftHyphen; }

// What must find room at a line's end: a word, or a character of a script that breaks anywhere.
double UnbreakableWidth(const doc::Word& word) {
  const std::string& text = word.text.value();
  if (!IsUnspaced(base::DecodeAt(text, 0).value)) return word.box.width();
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) at += base::DecodeAt(text, at).size;
  return word.box.width() / static_cast<double>(characters);
}

bool IsWrapped(const doc::Page& page, const TextLine& line, const TextLine& next, double right_limit,
               const TableOptions& options) {
  const double font_size = std::max(line.font_size, next.font_size);
  // The size of a Type 3 font, as browsers draw bold Chinese in, is a guess; the box is not.
  const double height = std::max(font_size, next.box.height());
  if (next.box.y0 - line.box.y1 > options.lines.wrap_gap_in_font_sizes * height) return false;
  const double room = right_limit - line.box.x1 - kUsualSpace * font_size;
  const double needed = UnbreakableWidth(page.words[next.words.front()]);
  return needed + options.lines.wrap_slack_in_font_sizes * font_size > room;
}

std::vector<WordIndexes> GroupByBaseline(const doc::Page& page, WordIndexes words) {
  std::ranges::stable_sort(words, {}, [&](std::size_t i) { return MiddleOf(page.words[i].box); });
  std::vector<WordIndexes> lines;
  base::Box tallest;
  for (const std::size_t i : words) {
    const base::Box& box = page.words[i].box;
    const bool begins = lines.empty() || !OnLine(box, tallest);
    if (begins) lines.emplace_back();
    if (begins || box.height() > tallest.height()) tallest = box;
    lines.back().push_back(i);
  }
  return lines;
}

// A raised mark is on the line of the nearest word that its middle stands beside; null where there is none.
TextLine* LineBeside(const doc::Page& page, std::size_t mark, std::vector<TextLine>& lines) {
  const base::Box& at = page.words[mark].box;
  const auto is_beside = [&](const base::Box& box) {
    return box.y0 <= MiddleOf(at) && MiddleOf(at) <= box.y1;
  };
  TextLine* nearest = nullptr;
  double smallest_gap = kMaxMarkGap * page.words[mark].font_size;
  for (TextLine& line : lines) {
    if (!is_beside(line.box)) continue;
    for (const std::size_t i : line.words) {
      const base::Box& box = page.words[i].box;
      const double gap = std::max(at.x0 - box.x1, box.x0 - at.x1);
      if (!is_beside(box) || gap > smallest_gap) continue;
      smallest_gap = gap;
      nearest = &line;
    }
  }
  return nearest;
}

}  // namespace

void AppendWrapped(base::Text& text, const base::Text& next) {
  const LineEnd end = EndOf(text.value());
  if (IsHyphenated(text)) {
    text = text.Slice(0, text.value().size() - end.last_size);
  } else if (!JoinsWithoutSpace(end) &&
             !(IsUnspaced(end.last) && IsUnspaced(base::DecodeAt(next.value(), 0).value))) {
    text.AppendSynthesized(" ");
  }
  text.Append(next);
}

base::Box Union(const base::Box& a, const base::Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

double MeanCharacterWidth(const doc::Page& page, const TextLine& line) {
  double width = 0;
  double characters = 0;
  for (const std::size_t i : line.words) {
    const std::string& text = page.words[i].text.value();
    for (std::size_t at = 0; at < text.size(); ++characters) at += base::DecodeAt(text, at).size;
    width += page.words[i].box.width();
  }
  return characters > 0 ? width / characters : 0;
}

TextLine MakeLine(const doc::Page& page, WordIndexes words) {
  TextLine line;
  std::ranges::stable_sort(words, {}, [&](std::size_t i) { return page.words[i].box.x0; });
  const auto level = std::ranges::find_if_not(
      words, [&](std::size_t i) { return page.words[i].text.WhollyStyled(base::kSuperscript); });
  line.box = page.words[level == words.end() ? words.front() : *level].box;
  for (const std::size_t i : words) {
    const bool is_raised = level != words.end() && page.words[i].text.WhollyStyled(base::kSuperscript);
    base::Box box = page.words[i].box;
    if (is_raised) box = {box.x0, line.box.y0, box.x1, line.box.y1};
    line.box = Union(line.box, box);
    line.font_size = std::max(line.font_size, page.words[i].font_size);
  }
  line.words = std::move(words);
  return line;
}

std::vector<TextLine> GroupLines(const doc::Page& page, const WordIndexes& words) {
  WordIndexes sorted = words;
  const auto raised = std::ranges::stable_partition(
      sorted, [&](std::size_t i) { return !page.words[i].text.WhollyStyled(base::kSuperscript); });
  std::vector<TextLine> lines;
  for (WordIndexes& line : GroupByBaseline(page, {sorted.begin(), raised.begin()}))
    lines.push_back(MakeLine(page, std::move(line)));
  for (const std::size_t mark : raised) {
    if (TextLine* line = LineBeside(page, mark, lines)) {
      line->words.push_back(mark);
    } else {
      lines.push_back(MakeLine(page, {mark}));
    }
  }
  for (TextLine& line : lines) line = MakeLine(page, std::move(line.words));
  std::ranges::stable_sort(lines, {}, [](const TextLine& line) { return MiddleOf(line.box); });
  return lines;
}

bool IsPlacedApart(const doc::Page& page, std::size_t left, std::size_t right) {
  const doc::Word& before = page.words[left];
  const doc::Word& word = page.words[right];
  const bool is_mark = IsItemMark(before.text.value()) || before.text.WhollyStyled(base::kSuperscript);
  return word.is_placed && !is_mark && word.box.x0 - before.box.x1 > kSpace * word.font_size;
}

bool IsBold(const doc::Page& page, const TextLine& line) {
  return std::ranges::all_of(line.words,
                             [&](std::size_t i) { return page.words[i].text.WhollyStyled(base::kStrong); });
}

bool IsItemMark(std::string_view text) {
  if (text.size() > kMaxMarkSize) return false;
  const base::CodePoint first = base::DecodeAt(text, 0);
  const bool is_sign = first.size == text.size() && !base::IsWordCharacter(first.value);
  return is_sign || text.ends_with('.') || text.ends_with(')');
}

std::vector<TextLine> CutAtGaps(const doc::Page& page, const TextLine& line, double gap) {
  std::vector<TextLine> parts;
  WordIndexes part;
  double right = 0;
  for (const std::size_t i : line.words) {
    const doc::Word& word = page.words[i];
    if (!part.empty() &&
        (word.box.x0 - right > gap * word.font_size || IsPlacedApart(page, part.back(), i))) {
      parts.push_back(MakeLine(page, std::exchange(part, {})));
    }
    right = part.empty() ? word.box.x1 : std::max(right, word.box.x1);
    part.push_back(i);
  }
  if (!part.empty()) parts.push_back(MakeLine(page, std::move(part)));
  return parts;
}

base::Text JoinWords(const doc::Page& page, const TextLine& line) {
  base::Text text;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const doc::Word& word = page.words[line.words[i]];
    if (i > 0 && HasSpaceBetween(page.words[line.words[i - 1]], word)) text.AppendSynthesized(" ");
    text.Append(word.text);
  }
  return text;
}

std::vector<base::Text> JoinWrapped(const doc::Page& page, std::span<const TextLine> lines,
                                    double right_limit, const TableOptions& options) {
  std::vector<base::Text> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    base::Text text = JoinWords(page, lines[i]);
    const bool goes_on = i > 0 && (IsHyphenated(paragraphs.back()) ||
                                   IsWrapped(page, lines[i - 1], lines[i], right_limit, options));
    if (goes_on) {
      AppendWrapped(paragraphs.back(), text);
    } else {
      paragraphs.push_back(std::move(text));
    }
  }
  return paragraphs;
}

}  // namespace portbook::table
