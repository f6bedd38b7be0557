#include "review/row_image.h"

#include <algorithm>

#include <fmt/format.h>

#include "portbook/base/digest.h"

namespace portbook::review {
namespace {

constexpr double kMarginPoints = 10;  // of the page round the row

base::Box Union(const base::Box& a, const base::Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

void AddRuns(const base::Text& text, decode::Mark mark, decode::PageView& view) {
  for (const base::Run& run : text.runs()) {
    if (run.at.box && run.at.page == view.page) view.marks.push_back({*run.at.box, mark});
  }
}

std::uint32_t FirstPage(const base::Text& text) {
  return text.runs().empty() ? 0 : text.runs().front().at.page;
}

// Of a row that goes on over a page break, the page where the words in question stand, else its first.
std::uint32_t PageOf(const model::Entry* row, const base::Evidence& words) {
  if (const std::uint32_t page = FirstPage(words.quote); page > 0) return page;
  if (row == nullptr) return 0;
  if (const std::uint32_t page = FirstPage(row->sentence.quote); page > 0) return page;
  for (const model::RoleCell& cell : row->cells) {
    for (const base::Text& line : cell.lines) {
      if (const std::uint32_t page = FirstPage(line); page > 0) return page;
    }
  }
  return 0;
}

bool StandsOn(const doc::Row& row, std::uint32_t page) {
  for (const doc::Cell& cell : row.cells) {
    for (const base::Text& line : cell.lines) {
      if (FirstPage(line) > 0) return FirstPage(line) == page;
    }
  }
  return false;
}

// The cells that the row's grid drew; where it drew none, the words of each cell.
void AddRow(const model::Guide& guide, const model::Entry& row, decode::PageView& view) {
  AddRuns(row.sentence.quote, decode::Mark::cell, view);
  const auto& grids = guide.document.grids;
  if (row.grid < 0 || static_cast<std::size_t>(row.grid) >= grids.size()) return;
  const doc::Grid& grid = grids[static_cast<std::size_t>(row.grid)];
  if (row.row < 0 || static_cast<std::size_t>(row.row) >= grid.rows.size()) return;
  const doc::Row& cells = grid.rows[static_cast<std::size_t>(row.row)];
  if (!StandsOn(cells, view.page)) return;
  for (const doc::Cell& cell : cells.cells) {
    if (cell.box) {
      view.marks.push_back({*cell.box, decode::Mark::cell});
    } else {
      for (const base::Text& line : cell.lines) AddRuns(line, decode::Mark::cell, view);
    }
  }
}

std::string NameOf(const std::string& guide, const decode::PageView& view) {
  std::string text = fmt::format("{}\n{}", guide, view.page);
  for (const decode::MarkedBox& marked : view.marks) {
    text += fmt::format("\n{} {:.2f} {:.2f} {:.2f} {:.2f}", static_cast<int>(marked.mark), marked.box.x0,
                        marked.box.y0, marked.box.x1, marked.box.y1);
  }
  return "row-" + base::ShortHash(text) + ".png";
}

}  // namespace

std::optional<RowImage> ImageOf(const model::Guide& guide, const model::Entry* row,
                                const base::Evidence& words) {
  RowImage image;
  image.guide = guide.source.id;
  image.view.page = PageOf(row, words);
  if (image.view.page == 0) return std::nullopt;
  AddRuns(words.quote, decode::Mark::quote, image.view);
  if (row != nullptr) AddRow(guide, *row, image.view);
  if (image.view.marks.empty()) return std::nullopt;
  base::Box part = image.view.marks.front().box;
  for (const decode::MarkedBox& marked : image.view.marks) part = Union(part, marked.box);
  image.view.part = base::Box{part.x0 - kMarginPoints, part.y0 - kMarginPoints, part.x1 + kMarginPoints,
                              part.y1 + kMarginPoints};
  image.address = NameOf(image.guide, image.view);
  return image;
}

}  // namespace portbook::review
