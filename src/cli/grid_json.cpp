#include "cli/grid_json.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace portbook::cli {
namespace {

using Json = nlohmann::ordered_json;

// The rows of a grid that stand on one page.
struct Part {
  std::uint32_t page = 0;  // 0: the medium has none
  std::size_t first_row = 0, end_row = 0;
};

// 0 for a row without a place.
std::uint32_t PageOf(const doc::Row& row) {
  for (const doc::Cell& cell : row.cells) {
    for (const base::Text& line : cell.lines) {
      if (cell.state == doc::CellState::stated && !line.runs().empty()) return line.runs().front().at.page;
    }
  }
  return 0;
}

std::vector<Part> PartsOf(const doc::Grid& grid) {
  std::vector<Part> parts = {{grid.first_page, 0, 0}};
  for (const doc::Row& row : grid.rows) {
    Part& part = parts.back();
    const std::uint32_t page = PageOf(row);
    if (page > part.page && part.page > 0) {
      parts.push_back({page, part.end_row, part.end_row + 1});
    } else {
      ++part.end_row;
    }
  }
  return parts;
}

Json ToJson(const std::optional<base::Box>& box) {
  if (!box) return nullptr;
  return Json::array({box->x0, box->y0, box->x1, box->y1});
}

void Widen(std::optional<base::Box>& box, const base::Box& by) {
  if (!box) box = by;
  box->x0 = std::min(box->x0, by.x0);
  box->y0 = std::min(box->y0, by.y0);
  box->x1 = std::max(box->x1, by.x1);
  box->y1 = std::max(box->y1, by.y1);
}

Json ToJson(const doc::Cell& cell, std::size_t row) {
  return {{"row", row},
          {"column", cell.column},
          {"row_span", cell.row_span},
          {"column_span", cell.column_span},
          {"header", cell.header},
          {"text", cell.text().value()},
          {"box", ToJson(cell.box)}};
}

Json ToJson(const doc::Grid& grid, const Part& part) {
  Json cells = Json::array();
  std::optional<base::Box> box;
  for (std::size_t row = part.first_row; row < part.end_row; ++row) {
    for (const doc::Cell& cell : grid.rows[row].cells) {
      const bool stands = cell.state == doc::CellState::stated || cell.state == doc::CellState::blank;
      if (!stands) continue;
      if (cell.box) Widen(box, *cell.box);
      cells.push_back(ToJson(cell, row - part.first_row));
    }
  }
  return {{"page", part.page > 0 ? Json(part.page) : Json(nullptr)},
          {"box", ToJson(box)},
          {"continues", part.first_row > 0},
          {"caption", grid.caption.value()},
          {"cells", std::move(cells)}};
}

}  // namespace

std::string GridsToJson(std::string_view file, const doc::Document& document) {
  Json tables = Json::array();
  for (const doc::Grid& grid : document.grids) {
    for (const Part& part : PartsOf(grid)) tables.push_back(ToJson(grid, part));
  }
  const Json all = {{"file", file}, {"tables", std::move(tables)}};
  // A file's name may be no UTF-8.
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace portbook::cli
