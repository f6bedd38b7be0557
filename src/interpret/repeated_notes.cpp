#include "interpret/repeated_notes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "portbook/base/utf8.h"

namespace portbook::interpret {
namespace {

constexpr std::size_t kShortest = 160;  // bytes of a line that nobody writes twice by chance
constexpr std::size_t kTitle = 5;       // words at its start by which rows send to it
constexpr std::size_t kMost = 100;      // repeated lines that are looked at: all rows are asked about each

struct Occurrence {
  base::Text text;
  int grid = -1;  // the last one above it
};
using Occurrences = std::map<std::string, std::vector<Occurrence>>;  // by folded text

Occurrences LongLines(const doc::Document& document, const std::vector<std::size_t>& grid_blocks) {
  Occurrences lines;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const doc::Block& block = document.blocks[b];
    if (block.kind != doc::BlockKind::paragraph && block.kind != doc::BlockKind::item) continue;
    const auto below = std::lower_bound(grid_blocks.begin(), grid_blocks.end(), b);
    const int grid = static_cast<int>(below - grid_blocks.begin()) - 1;
    const base::Text text = base::Join(block.lines, " ");
    if (text.value().size() >= kShortest)
      lines[base::FoldForComparison(text.value())].push_back({text, grid});
  }
  std::erase_if(lines, [](const auto& line) { return line.second.size() < 2; });
  return lines;
}

std::string_view TitleOf(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t word = 0; word < kTitle && end != std::string_view::npos; ++word)
    end = line.find(' ', end + 1);
  return line.substr(0, end);
}

// The tables with a row that has the title.
std::set<int> SendersOf(std::string_view title, const std::vector<model::Entry>& entries) {
  std::set<int> grids;
  for (const model::Entry& entry : entries) {
    const bool sends = std::any_of(entry.cells.begin(), entry.cells.end(), [&](const model::RoleCell& cell) {
      return base::FoldForComparison(cell.text().value()).find(title) != std::string::npos;
    });
    if (sends) grids.insert(entry.grid);
  }
  return grids;
}

}  // namespace

// Sametime: the note about SOAP ports stands below table 9, whose rows send to it, and again below table 11,
// which has no SOAP port.
void FindRepeatedNotes(const doc::Document& document, const std::vector<model::Entry>& entries,
                       const std::vector<std::size_t>& grid_blocks, diag::Sink& sink) {
  std::size_t looked_at = 0;
  for (const auto& [line, occurrences] : LongLines(document, grid_blocks)) {
    if (++looked_at > kMost) return;
    const std::set<int> senders = SendersOf(TitleOf(line), entries);
    const auto meant =
        std::find_if(occurrences.begin(), occurrences.end(),
                     [&](const Occurrence& occurrence) { return senders.contains(occurrence.grid); });
    if (meant == occurrences.end()) continue;
    for (const Occurrence& other : occurrences) {
      if (other.grid < 0 || senders.contains(other.grid)) continue;
      sink.Emit(diag::Kind::footnote_dangling,
                "the note stands again below a table no row of which sends to it, as rows of the table above "
                "its first place do",
                {{other.text, {}}, {meant->text, {}}});
    }
  }
}

}  // namespace portbook::interpret
