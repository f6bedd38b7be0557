#include "table/geometry/ruled_grid.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "table/geometry/columns.h"
#include "table/geometry/row_grouping.h"

namespace portbook::table {
namespace {

// The half-open interval of `edges` that `at` falls into.
std::optional<std::size_t> IntervalOf(const std::vector<double>& edges, double at) {
  if (at < edges.front() || at >= edges.back()) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::upper_bound(edges, at) - edges.begin()) - 1;
}

double MiddleX(const base::Box& box) { return (box.x0 + box.x1) / 2; }
double MiddleY(const base::Box& box) { return (box.y0 + box.y1) / 2; }

// A mesh with a row or column more on each side on which words stand outside it.
class WidenedMesh {
 public:
  WidenedMesh(const doc::Page& page, const WordIndexes& words, Mesh mesh) : mesh_(std::move(mesh)) {
    const base::Box inner = mesh_.box();
    base::Box outer = inner;
    bool left = false, right = false, above = false, below = false;
    for (const std::size_t i : words) {
      const base::Box& box = page.words[i].box;
      outer = Union(outer, box);
      left |= MiddleX(box) < inner.x0;
      right |= MiddleX(box) >= inner.x1;
      above |= MiddleY(box) < inner.y0;
      below |= MiddleY(box) >= inner.y1;
    }
    if (left) AddLeft(outer.x0);
    if (right) AddRight(outer.x1);
    if (above) AddAbove(outer.y0);
    if (below) AddBelow(outer.y1);
  }

  const Mesh& mesh() const { return mesh_; }
  // Rows without walls between their columns.
  bool IsOpen(std::size_t row) const {
    return (open_above_ && row == 0) || (open_below_ && row + 1 == mesh_.rows());
  }

 private:
  void AddLeft(double x) {
    mesh_.xs.insert(mesh_.xs.begin(), x);
    for (Face& face : mesh_.faces) {
      ++face.first_column;
      ++face.last_column;
    }
    for (std::size_t row = 0; row < mesh_.rows(); ++row) mesh_.faces.push_back({row, row + 1, 0, 1});
  }
  void AddRight(double x) {
    mesh_.xs.push_back(x);
    const std::size_t column = mesh_.columns() - 1;
    for (std::size_t row = 0; row < mesh_.rows(); ++row)
      mesh_.faces.push_back({row, row + 1, column, column + 1});
  }
  void AddAbove(double y) {
    mesh_.ys.insert(mesh_.ys.begin(), y);
    for (Face& face : mesh_.faces) {
      ++face.first_row;
      ++face.last_row;
    }
    for (std::size_t column = 0; column < mesh_.columns(); ++column)
      mesh_.faces.push_back({0, 1, column, column + 1});
    open_above_ = true;
  }
  void AddBelow(double y) {
    mesh_.ys.push_back(y);
    const std::size_t row = mesh_.rows() - 1;
    for (std::size_t column = 0; column < mesh_.columns(); ++column)
      mesh_.faces.push_back({row, row + 1, column, column + 1});
    open_below_ = true;
  }

  Mesh mesh_;
  bool open_above_ = false, open_below_ = false;
};

class RuledReader {
 public:
  RuledReader(const doc::Page& page, const WordIndexes& words, const Mesh& mesh, const TableOptions& options)
      : page_(page), options_(options), widened_(page, words, mesh), mesh_(widened_.mesh()) {
    PlaceWords(words);
    for (std::size_t row = 0; row < mesh_.rows(); ++row) bands_.push_back(BandOf(row));
  }

  FoundGrid Read() const {
    std::size_t full_lines = 0;
    std::size_t rows = 0;
    for (std::size_t row = 0; row < mesh_.rows(); ++row) {
      if (widened_.IsOpen(row)) continue;
      full_lines += CountFullLines(bands_[row]);
      ++rows;
    }
    return Assemble(full_lines > options_.mesh.unruled_rows_factor * rows);
  }

 private:
  void PlaceWords(const WordIndexes& words) {
    std::vector<std::size_t> face_at(mesh_.rows() * mesh_.columns());
    for (const Face& face : mesh_.faces) {
      for (std::size_t row = face.first_row; row < face.last_row; ++row) {
        for (std::size_t column = face.first_column; column < face.last_column; ++column) {
          face_at[row * mesh_.columns() + column] = cells_.size();
        }
      }
      cells_.push_back({face.first_row,
                        face.first_column,
                        face.last_row - face.first_row,
                        face.last_column - face.first_column,
                        {},
                        {mesh_.xs[face.first_column], mesh_.ys[face.first_row], mesh_.xs[face.last_column],
                         mesh_.ys[face.last_row]}});
    }
    for (const std::size_t i : words) {
      const base::Box& box = page_.words[i].box;
      const std::optional<std::size_t> row = IntervalOf(mesh_.ys, MiddleY(box));
      const std::optional<std::size_t> column = IntervalOf(mesh_.xs, MiddleX(box));
      if (row && column) cells_[face_at[*row * mesh_.columns() + *column]].words.push_back(i);
    }
  }

  // A row whose cells all lie within it, as lines of text; another has none.
  LineBand BandOf(std::size_t row) const {
    WordIndexes words;
    for (const PlacedCell& cell : cells_) {
      if (cell.row + cell.row_span <= row || cell.row > row) continue;
      if (cell.row_span > 1 || cell.column_span > 1) return {};
      words.insert(words.end(), cell.words.begin(), cell.words.end());
    }
    std::ranges::sort(words);
    JoinedRules walls;
    if (!widened_.IsOpen(row)) {
      for (const double x : mesh_.xs) walls.vertical.push_back({x, mesh_.ys[row], mesh_.ys[row + 1], {}});
    }
    std::vector<ColumnRange> columns;
    for (std::size_t i = 0; i < mesh_.columns(); ++i) columns.push_back({mesh_.xs[i], mesh_.xs[i + 1]});
    LineBand band;
    for (const PartedLine& line : PartLines(page_, words, walls, options_))
      band.push_back(AssignColumns(page_, line, columns, options_));
    return band;
  }

  // The rows of each band that has them from its lines.
  std::vector<std::vector<LineBand>> RowsFromLines(bool rows_are_lines) const {
    const std::vector<double> widths = TextWidths(page_, bands_, mesh_.columns());
    std::vector<std::vector<LineBand>> rows(mesh_.rows());
    for (std::size_t band = 0; band < mesh_.rows(); ++band) {
      if (!rows_are_lines && !widened_.IsOpen(band)) continue;
      rows[band] = GroupRows(page_, bands_[band], widths, options_);
    }
    return rows;
  }

  FoundGrid Assemble(bool rows_are_lines) const {
    const std::vector<std::vector<LineBand>> from_lines = RowsFromLines(rows_are_lines);
    std::vector<PlacedCell> cells;
    std::vector<std::size_t> first_row(mesh_.rows() + 1);
    std::size_t rows = 0;
    for (std::size_t band = 0; band < mesh_.rows(); ++band) {
      first_row[band] = rows;
      for (const LineBand& row : from_lines[band]) {
        std::ranges::move(CellsOfRow(row, rows++, mesh_.xs), std::back_inserter(cells));
      }
      if (from_lines[band].empty()) ++rows;
    }
    first_row[mesh_.rows()] = rows;
    for (const PlacedCell& cell : cells_) {
      if (!from_lines[cell.row].empty()) continue;
      PlacedCell kept = cell;
      kept.row = first_row[cell.row];
      kept.row_span = first_row[cell.row + cell.row_span] - kept.row;
      cells.push_back(std::move(kept));
    }
    return AssembleGrid(page_, doc::GridBasis::ruled, mesh_.xs, rows, std::move(cells), options_);
  }

  const doc::Page& page_;
  const TableOptions& options_;
  const WidenedMesh widened_;
  const Mesh& mesh_;
  std::vector<PlacedCell> cells_;
  std::vector<LineBand> bands_;
};

}  // namespace

FoundGrid ReadRuled(const doc::Page& page, const WordIndexes& words, const Mesh& mesh,
                    const TableOptions& options) {
  return RuledReader(page, words, mesh, options).Read();
}

}  // namespace portbook::table
