#include "decode/text/pipe_table.h"

#include <algorithm>

#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

constexpr std::size_t kShortestRule = 3;  // `-+-`

// The places of the pipes that part cells.
std::vector<std::uint32_t> FindPipes(std::string_view text, base::Span line) {
  std::vector<std::uint32_t> pipes;
  for (std::uint32_t at = line.begin; at < line.end; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '|') {
      pipes.push_back(at);
    }
  }
  return pipes;
}

// A pipe before the first cell and one behind the last.
bool IsFramed(std::string_view line) {
  return line.size() > 1 && line.starts_with('|') && line.ends_with('|');
}

}  // namespace

std::vector<base::Span> SplitAtPipes(std::string_view text, base::Span line) {
  line = Trimmed(text, line);
  const std::vector<std::uint32_t> pipes = FindPipes(text, line);
  if (pipes.empty()) return {};
  std::vector<base::Span> cells;
  std::uint32_t begin = line.begin;
  for (const std::uint32_t pipe : pipes) {
    if (pipe > line.begin) cells.push_back({begin, pipe});
    begin = pipe + 1;
  }
  if (begin < line.end) cells.push_back({begin, line.end});
  return cells;
}

std::size_t CellsOfRule(std::string_view text, base::Span line) {
  const std::string_view words = TrimmedAt(text, line);
  if (words.size() >= kShortestRule && (words.starts_with('-') || words.starts_with('+'))) {
    const auto crosses = static_cast<std::size_t>(std::count(words.begin() + 1, words.end() - 1, '+'));
    if (crosses > 0 && words.find_first_not_of("-+=") == words.npos) return crosses + 1;
  }
  const std::vector<base::Span> cells = SplitAtPipes(text, line);
  const bool is_rule = std::all_of(cells.begin(), cells.end(), [&](base::Span cell) {
    std::string_view rule = TrimmedAt(text, cell);
    if (rule.starts_with(':')) rule.remove_prefix(1);
    if (rule.ends_with(':')) rule.remove_suffix(1);
    return !rule.empty() && RunOf(rule, 0, '-') == rule.size();
  });
  return is_rule ? cells.size() : 0;
}

std::vector<PipeTable> FindPipeTables(std::string_view text, const std::vector<base::Span>& lines) {
  std::vector<std::size_t> pipes;
  for (const base::Span& line : lines) pipes.push_back(FindPipes(text, line).size());
  std::vector<PipeTable> tables;
  for (std::size_t first = 0; first < lines.size();) {
    PipeTable table{first, first + 1, false};
    const std::size_t ruled = first + 1 < lines.size() ? CellsOfRule(text, lines[first + 1]) : 0;
    table.has_rule = ruled > 0 && pipes[first] > 0 && SplitAtPipes(text, lines[first]).size() == ruled;
    const auto goes_on = [&](std::size_t line) {
      if (!table.has_rule) return pipes[line] == pipes[first];
      return pipes[line] > 0 || CellsOfRule(text, lines[line]) > 0;
    };
    const bool may_be_bare = pipes[first] >= kFewestBarePipes;
    while ((table.has_rule || may_be_bare) && table.last < lines.size() && goes_on(table.last)) ++table.last;
    const std::size_t fewest = IsFramed(TrimmedAt(text, lines[first])) ? kFewestFramedRows : kFewestBareRows;
    if (table.has_rule || table.last - first >= fewest) {
      tables.push_back(table);
      first = table.last;
    } else {
      ++first;
    }
  }
  return tables;
}

}  // namespace portbook::decode::text
