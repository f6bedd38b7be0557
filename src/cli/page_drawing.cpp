#include "cli/page_drawing.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "portbook/escape/escape.h"

namespace portbook::cli {
namespace {

constexpr double kDescent = 0.2;  // in font sizes: how far a word's box reaches below its baseline

void DrawBox(std::string& svg, const base::Box& box, std::string_view name) {
  fmt::format_to(std::back_inserter(svg),
                 "<rect class=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\"/>\n", name,
                 box.x0, box.y0, box.width(), box.height());
}

void DrawWord(std::string& svg, const doc::Word& word) {
  fmt::format_to(std::back_inserter(svg),
                 "<text x=\"{:.2f}\" y=\"{:.2f}\" font-size=\"{:.2f}\" textLength=\"{:.2f}\">{}</text>\n",
                 word.box.x0, word.box.y1 - kDescent * word.font_size, word.font_size, word.box.width(),
                 escape::Markup(word.text.value()));
}

void DrawRuling(std::string& svg, const doc::Ruling& rule) {
  fmt::format_to(std::back_inserter(svg),
                 "<line class=\"rule\" x1=\"{:.2f}\" y1=\"{:.2f}\" x2=\"{:.2f}\" y2=\"{:.2f}\" "
                 "stroke-width=\"{:.2f}\"/>\n",
                 rule.x0, rule.y0, rule.x1, rule.y1, std::max(rule.width, 0.2));
}

// A cell whose text stands on the page; a blank one follows the row it stands in.
std::optional<std::uint32_t> PageOf(const doc::Row& row) {
  for (const doc::Cell& cell : row.cells) {
    if (cell.state == doc::CellState::stated && !cell.lines.empty() && !cell.lines.front().runs().empty())
      return cell.lines.front().runs().front().at.page;
  }
  return std::nullopt;
}

base::Box Union(const base::Box& a, const base::Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

void AddGrid(const doc::Grid& grid, std::uint32_t page, std::vector<decode::MarkedBox>& marks) {
  std::optional<base::Box> outline;
  for (const doc::Row& row : grid.rows) {
    if (PageOf(row) != page) continue;
    for (const doc::Cell& cell : row.cells) {
      if (!cell.box || cell.state == doc::CellState::inherited) continue;
      marks.push_back({*cell.box, cell.header ? decode::Mark::header : decode::Mark::cell});
      outline = outline ? Union(*outline, *cell.box) : *cell.box;
    }
  }
  if (outline) marks.push_back({*outline, decode::Mark::table});
}

std::string_view Name(decode::Mark mark) {
  switch (mark) {
    case decode::Mark::table:
      return "table";
    case decode::Mark::cell:
      return "cell";
    case decode::Mark::header:
      return "header";
    case decode::Mark::quote:
      return "quote";
  }
  return {};
}

}  // namespace

std::vector<decode::MarkedBox> TablesOn(const doc::Document& document, std::uint32_t page) {
  std::vector<decode::MarkedBox> marks;
  for (const doc::Grid& grid : document.grids) AddGrid(grid, page, marks);
  return marks;
}

std::string DrawPage(const doc::Document& document, std::uint32_t page) {
  const auto found = std::ranges::find(document.pages, page, &doc::Page::number);
  const double width = found == document.pages.end() ? 0 : found->width;
  const double height = found == document.pages.end() ? 0 : found->height;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.2f}\" height=\"{1:.2f}\" viewBox=\"0 0 {0:.2f} "
      "{1:.2f}\">\n",
      width, height);
  svg +=
      "<style>.rule{stroke:#c33}.cell{fill:none;stroke:#37c;stroke-width:.5}.header{fill:#37c;fill-opacity:."
      "15;"
      "stroke:#37c;stroke-width:.5}.table{fill:none;stroke:#2a2;stroke-width:1.5}text{font-family:sans-serif}"
      "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
  if (found != document.pages.end()) {
    for (const doc::Ruling& rule : found->rulings) DrawRuling(svg, rule);
    for (const doc::Word& word : found->words) DrawWord(svg, word);
    for (const decode::MarkedBox& mark : TablesOn(document, page)) DrawBox(svg, mark.box, Name(mark.mark));
  }
  return svg + "</svg>\n";
}

}  // namespace portbook::cli
