#include "pipeline/conservation.h"

#include <map>
#include <utility>

#include "portbook/base/line_map.h"
#include "portbook/base/utf8.h"

namespace portbook::pipeline {
namespace {

using model::Account;
using model::Conservation;
using model::Fate;

// Which bytes of the document's text a block, a grid or mark-up accounts for.
class Coverage {
 public:
  explicit Coverage(const doc::Document& document) : covered_(document.text.size(), false) {
    for (const base::Span& span : document.markup) Cover(span);
    for (const doc::Block& block : document.blocks) CoverLines(block.lines);
    for (const doc::Grid& grid : document.grids) {
      Cover(grid.caption);
      for (const doc::Row& row : grid.rows) {
        for (const doc::Cell& cell : row.cells) CoverLines(cell.lines);
      }
    }
  }
  bool Covers(std::size_t at) const { return covered_[at]; }

 private:
  void Cover(const base::Span& span) {
    for (std::size_t i = span.begin; i < span.end && i < covered_.size(); ++i) covered_[i] = true;
  }
  void Cover(const base::Text& text) {
    for (const base::Run& run : text.runs()) Cover(run.at.span);
  }
  void CoverLines(const std::vector<base::Text>& lines) {
    for (const base::Text& line : lines) Cover(line);
  }
  std::vector<bool> covered_;
};

void CountCharacters(const doc::Document& document, Conservation& result) {
  const Coverage coverage(document);
  const base::LineMap lines(document.text);
  std::size_t lost = 0;
  for (std::size_t at = 0; at < document.text.size();) {
    const base::CodePoint c = base::DecodeAt(document.text, at);
    if (!base::IsSpace(c.value) && c.value != U'\0') {
      ++result.characters;
      const bool covered = coverage.Covers(at);
      result.characters_in_blocks += covered;
      if (!covered && lost++ == 0) {
        result.leaks.push_back("the character `" + base::Printable(document.text.substr(at, c.size)) +
                               "` at " + lines.Describe(static_cast<std::uint32_t>(at)) +
                               " stands in no block and no grid");
      }
    }
    at += c.size;
  }
  if (lost > 1) result.leaks.back() += ", nor do " + std::to_string(lost - 1) + " more";
}

void Count(Fate fate, std::uint32_t& stated, std::uint32_t& ignored, std::uint32_t& rejected) {
  switch (fate) {
    case Fate::stated:
      ++stated;
      return;
    case Fate::ignored:
      ++ignored;
      return;
    case Fate::rejected:
      ++rejected;
      return;
  }
}

void CountRows(const doc::Document& document, const std::vector<Account>& accounts, Conservation& result) {
  std::map<std::pair<int, int>, int> ends;
  for (const Account& account : accounts) {
    if (!account.is_row) continue;
    ++ends[{account.evidence.place.grid, account.evidence.place.row}];
    Count(account.fate, result.rows_stated, result.rows_ignored, result.rows_rejected);
  }
  for (int g = 0; g < static_cast<int>(document.grids.size()); ++g) {
    for (int r = 0; r < static_cast<int>(document.grids[static_cast<std::size_t>(g)].rows.size()); ++r) {
      ++result.rows;
      const int times = ends[{g, r}];
      if (times == 1) continue;
      result.leaks.push_back("row " + std::to_string(r + 1) + " of grid " + std::to_string(g + 1) +
                             " ended " + std::to_string(times) + " times");
    }
  }
}

void CountNumbers(std::size_t mentions, const std::vector<Account>& accounts, Conservation& result) {
  result.numbers = static_cast<std::uint32_t>(mentions);
  for (const Account& account : accounts) {
    if (!account.is_row)
      Count(account.fate, result.numbers_stated, result.numbers_ignored, result.numbers_rejected);
  }
  const std::uint32_t settled = result.numbers_stated + result.numbers_ignored + result.numbers_rejected;
  if (settled != result.numbers) {
    result.leaks.push_back(std::to_string(result.numbers) + " port numbers stand in prose and " +
                           std::to_string(settled) + " were settled");
  }
}

}  // namespace

Conservation CountConservation(const doc::Document& document, std::size_t mentions,
                               const std::vector<Account>& accounts) {
  Conservation result;
  CountCharacters(document, result);
  CountRows(document, accounts, result);
  CountNumbers(mentions, accounts, result);
  return result;
}

}  // namespace portbook::pipeline
