#include "table/geometry/ruled_grids.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "table/geometry/row_grouping.h"

namespace portbook::table {
namespace {

constexpr std::size_t kMinFilledCells = 3;
// So many times more full lines than rows: the rows are not ruled.
constexpr std::size_t kUnruledFactor = 2;

// The half-open interval of `edges` that `at` falls into.
std::optional<std::size_t> IntervalOf(const std::vector<double>& edges, double at) {
  if (at < edges.front() || at >= edges.back()) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::upper_bound(edges, at) - edges.begin()) - 1;
}

std::vector<PlacedCell> PlaceWords(const doc::Page& page, const Mesh& mesh, const std::vector<bool>& taken) {
  std::vector<PlacedCell> cells;
  std::vector<std::size_t> face_at(mesh.rows() * mesh.columns());
  for (const Face& face : mesh.faces) {
    for (std::size_t row = face.first_row; row < face.last_row; ++row) {
      for (std::size_t column = face.first_column; column < face.last_column; ++column) {
        face_at[row * mesh.columns() + column] = cells.size();
      }
    }
    cells.push_back({face.first_row,
                     face.first_column,
                     face.last_row - face.first_row,
                     face.last_column - face.first_column,
                     {},
                     {mesh.xs[face.first_column], mesh.ys[face.first_row], mesh.xs[face.last_column],
                      mesh.ys[face.last_row]}});
  }
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const base::Box& box = page.words[i].box;
    const std::optional<std::size_t> row = IntervalOf(mesh.ys, (box.y0 + box.y1) / 2);
    const std::optional<std::size_t> column = IntervalOf(mesh.xs, (box.x0 + box.x1) / 2);
    if (row && column && !taken[i]) cells[face_at[*row * mesh.columns() + *column]].words.push_back(i);
  }
  return cells;
}

// Rows whose cells all lie within them, as lines of text; others have none.
std::vector<LineBand> BandsOf(const doc::Page& page, const Mesh& mesh, const std::vector<PlacedCell>& cells) {
  std::vector<LineBand> bands(mesh.rows());
  std::vector<WordIndexes> words(mesh.rows());
  std::vector<bool> merged(mesh.rows());
  std::vector<std::size_t> column_of(page.words.size());
  for (const PlacedCell& cell : cells) {
    words[cell.row].insert(words[cell.row].end(), cell.words.begin(), cell.words.end());
    for (const std::size_t i : cell.words) column_of[i] = cell.column;
    for (std::size_t row = cell.row; row < cell.row + cell.row_span; ++row) {
      merged[row] = merged[row] || cell.row_span > 1 || cell.column_span > 1;
    }
  }
  for (std::size_t row = 0; row < bands.size(); ++row) {
    if (merged[row]) continue;
    for (TextLine& line : GroupLines(page, words[row])) {
      CellLine cell_line;
      for (const std::size_t i : line.words) {
        const std::size_t column = column_of[i];
        if (cell_line.pieces.empty() || cell_line.pieces.back().first_column != column) {
          cell_line.pieces.push_back({column, column + 1, {}});
        }
        cell_line.pieces.back().words.push_back(i);
      }
      cell_line.line = std::move(line);
      bands[row].push_back(std::move(cell_line));
    }
  }
  return bands;
}

FoundGrid FromLines(const doc::Page& page, const Mesh& mesh, const std::vector<PlacedCell>& cells,
                    const std::vector<LineBand>& bands, const TableOptions& options) {
  std::vector<std::size_t> first_row(mesh.rows() + 1);
  std::vector<PlacedCell> split;
  std::size_t rows = 0;
  for (std::size_t band = 0; band < mesh.rows(); ++band) {
    first_row[band] = rows;
    const std::vector<LineBand> grouped = GroupRows(bands[band], options);
    for (const LineBand& row : grouped) {
      std::ranges::move(CellsOfRow(row, rows++, mesh.xs), std::back_inserter(split));
    }
    if (grouped.empty()) ++rows;
  }
  first_row[mesh.rows()] = rows;
  for (const PlacedCell& cell : cells) {
    if (!bands[cell.row].empty()) continue;
    PlacedCell kept = cell;
    kept.row = first_row[cell.row];
    kept.row_span = first_row[cell.row + cell.row_span] - kept.row;
    split.push_back(std::move(kept));
  }
  return AssembleGrid(page, doc::GridBasis::ruled, mesh.xs, rows, std::move(split), options);
}

FoundGrid Fill(const doc::Page& page, const Mesh& mesh, std::vector<PlacedCell> cells,
               const TableOptions& options) {
  const std::vector<LineBand> bands = BandsOf(page, mesh, cells);
  std::size_t full_lines = 0;
  for (const LineBand& band : bands) full_lines += CountFullLines(band);
  if (full_lines > kUnruledFactor * mesh.rows()) return FromLines(page, mesh, cells, bands, options);
  return AssembleGrid(page, doc::GridBasis::ruled, mesh.xs, mesh.rows(), std::move(cells), options);
}

}  // namespace

std::vector<FoundGrid> FindRuledGrids(const doc::Page& page, const JoinedRules& rules,
                                      const TableOptions& options) {
  std::vector<FoundGrid> grids;
  std::vector<bool> taken(page.words.size());
  for (const Mesh& mesh : FindMeshes(rules, options)) {
    std::vector<PlacedCell> cells = PlaceWords(page, mesh, taken);
    const auto filled =
        std::ranges::count_if(cells, [](const PlacedCell& cell) { return !cell.words.empty(); });
    if (static_cast<std::size_t>(filled) < kMinFilledCells) continue;
    for (const PlacedCell& cell : cells) {
      for (const std::size_t i : cell.words) taken[i] = true;
    }
    grids.push_back(Fill(page, mesh, std::move(cells), options));
  }
  return grids;
}

}  // namespace portbook::table
