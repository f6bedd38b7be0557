#include "portbook/diag/diagnostic.h"

#include <algorithm>

#include "portbook/base/utf8.h"

namespace portbook::diag {
namespace {

constexpr std::size_t kSnippetColumns = 74;  // with both cuts it fits a terminal of 80
constexpr std::size_t kColumnsBefore = 30;   // kept before the span however long it is
constexpr std::string_view kCut = "...";

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A form feed ends a line too: a PDF's text has nothing else between two pages.
Range LineAround(std::string_view text, std::size_t at) {
  constexpr std::string_view kLineEnds = "\n\f";
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_of(kLineEnds, at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t end = std::min(text.find_first_of(kLineEnds, at), text.size());
  if (end > at && text[end - 1] == '\r') --end;
  return {begin, end};
}

// As the terminal will show it: a tab as one space, so that both lines of a snippet agree.
std::string Shown(std::string_view piece) {
  std::string spaced(piece);
  std::replace(spaced.begin(), spaced.end(), '\t', ' ');
  return base::Printable(spaced);
}

std::size_t Columns(std::string_view piece) { return base::DisplayWidth(Shown(piece)); }

// Toward the cut a combining mark counts too, or a line of nothing else would have no end.
std::size_t Cost(std::string_view code_point) { return std::max<std::size_t>(1, Columns(code_point)); }

std::size_t CodePointBefore(std::string_view text, std::size_t at, std::size_t floor) {
  constexpr std::size_t kLongest = 4;
  // The longest first: the last byte of a long one reads as a code point of its own.
  for (std::size_t size = std::min(kLongest, at - floor); size > 0; --size) {
    if (base::DecodeAt(text, at - size).size == size) return at - size;
  }
  return at - 1;
}

// The farthest point before `at`, not before `floor`, that `columns` columns reach.
std::size_t Backward(std::string_view text, std::size_t at, std::size_t floor, std::size_t columns) {
  while (at > floor) {
    const std::size_t previous = CodePointBefore(text, at, floor);
    const std::size_t cost = Cost(text.substr(previous, at - previous));
    if (cost > columns) break;
    columns -= cost;
    at = previous;
  }
  return at;
}

std::size_t Forward(std::string_view text, std::size_t at, std::size_t ceiling, std::size_t columns) {
  while (at < ceiling) {
    const std::size_t next = std::min(at + base::DecodeAt(text, at).size, ceiling);
    const std::size_t cost = Cost(text.substr(at, next - at));
    if (cost > columns) break;
    columns -= cost;
    at = next;
  }
  return at;
}

}  // namespace

std::string Snippet(std::string_view text, base::Span span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const Range line = LineAround(text, begin);
  const auto columns_between = [&](std::size_t from, std::size_t to) {
    return Columns(text.substr(from, to - from));
  };

  const std::size_t columns_after = columns_between(begin, Forward(text, begin, line.end, kSnippetColumns));
  const std::size_t columns_before = std::max(kColumnsBefore, kSnippetColumns - columns_after);
  const std::size_t first = Backward(text, begin, line.begin, columns_before);
  const std::size_t last = Forward(text, begin, line.end, kSnippetColumns - columns_between(first, begin));
  const std::size_t marked = std::clamp<std::size_t>(span.end, begin, last);

  const std::string_view cut_before = first > line.begin ? kCut : "";
  const std::string_view cut_after = last < line.end ? kCut : "";
  std::string snippet(cut_before);
  snippet += Shown(text.substr(first, last - first));
  snippet += cut_after;
  snippet += '\n';
  snippet.append(cut_before.size() + columns_between(first, begin), ' ');
  snippet.append(std::max<std::size_t>(1, columns_between(begin, marked)), '^');
  return snippet;
}

std::string Render(const Diagnostic& diagnostic, Severity severity, std::string_view capture_name,
                   const base::LineMap& lines) {
  const bool placed = !diagnostic.evidence.empty() && !diagnostic.evidence.front().quote.runs().empty();
  const base::Span span = placed ? diagnostic.evidence.front().quote.Extent() : base::Span{};
  std::string out = base::Printable(capture_name);
  if (placed) out += ":" + lines.Describe(span.begin);
  out += ": ";
  out += Name(severity);
  out += ": ";
  out += Name(diagnostic.kind);
  out += ": " + base::Printable(diagnostic.message);
  if (placed) out += "\n" + Snippet(lines.text(), span);
  if (!diagnostic.help.empty()) out += "\nhelp: " + base::Printable(diagnostic.help);
  return out;
}

}  // namespace portbook::diag
