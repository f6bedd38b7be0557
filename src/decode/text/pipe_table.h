// Tables of pipes as Markdown has them, with the rule line under the header or without one. It splits lines
// into cells and knows no blocks.
#pragma once

#include <string_view>
#include <vector>

#include "portbook/base/locator.h"

namespace portbook::decode::text {

// The cells of one line: what stands between pipes that no back-slash and no code span takes in; the outer
// pipes part nothing. Empty where the line has no such pipe.
std::vector<base::Span> SplitAtPipes(std::string_view text, base::Span line);

// How many cells a rule line parts, as Markdown draws it (`| --- | :--: |`) or a terminal does (`----+----`);
// 0 where the line is none.
std::size_t CellsOfRule(std::string_view text, base::Span line);

struct PipeTable {
  std::size_t first = 0, last = 0;  // of the lines: a half-open range
  bool has_rule = false;            // the second line is one, and the first the header
};

// The tables within lines that follow each other. Without a rule line it takes kFewestBareRows with the same
// number of pipes, kFewestBarePipes or more; kFewestFramedRows where the first begins and ends with a pipe.
inline constexpr std::size_t kFewestBareRows = 3;
inline constexpr std::size_t kFewestFramedRows = 2;
inline constexpr std::size_t kFewestBarePipes = 2;
std::vector<PipeTable> FindPipeTables(std::string_view text, const std::vector<base::Span>& lines);

}  // namespace portbook::decode::text
