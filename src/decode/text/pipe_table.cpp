#include "decode/text/pipe_table.h"

#include <algorithm>

#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

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

// `| --- | :--: |`
bool IsRule(std::string_view text, base::Span line) {
  const std::vector<base::Span> cells = SplitAtPipes(text, line);
  return !cells.empty() && std::all_of(cells.begin(), cells.end(), [&](base::Span cell) {
    std::string_view rule = TrimmedAt(text, cell);
    if (rule.starts_with(':')) rule.remove_prefix(1);
    if (rule.ends_with(':')) rule.remove_suffix(1);
    return !rule.empty() && RunOf(rule, 0, '-') == rule.size();
  });
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

std::vector<PipeTable> FindPipeTables(std::string_view text, const std::vector<base::Span>& lines) {
  std::vector<std::size_t> pipes;
  for (const base::Span& line : lines) pipes.push_back(FindPipes(text, line).size());
  std::vector<PipeTable> tables;
  for (std::size_t first = 0; first < lines.size();) {
    PipeTable table{first, first + 1, false};
    table.has_rule = pipes[first] > 0 && first + 1 < lines.size() && IsRule(text, lines[first + 1]) &&
                     SplitAtPipes(text, lines[first]).size() == SplitAtPipes(text, lines[first + 1]).size();
    const auto goes_on = [&](std::size_t line) {
      return table.has_rule ? pipes[line] > 0 : pipes[line] == pipes[first];
    };
    const bool may_be_bare = pipes[first] >= kFewestBarePipes;
    while ((table.has_rule || may_be_bare) && table.last < lines.size() && goes_on(table.last)) ++table.last;
    if (table.has_rule || table.last - first >= kFewestBareRows) {
      tables.push_back(table);
      first = table.last;
    } else {
      ++first;
    }
  }
  return tables;
}

}  // namespace portbook::decode::text
