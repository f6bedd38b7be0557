// Rulings that cross, as a mesh: the coordinates of its rows and columns and which walls between neighbouring
// cells are drawn. Knows no words. A page frame, an underline or a chart's axes give meshes of few cells,
// which are no tables.
#pragma once

#include <cstddef>
#include <vector>

#include "portbook/doc/document.h"
#include "portbook/table/options.h"

namespace portbook::table {

// A straight line after joining: `at` is its x (vertical) or y (horizontal).
struct JoinedRule {
  double at = 0;
  double from = 0, to = 0;
  std::vector<double> joints;  // where its pieces meet: browsers and office programs draw one piece a cell
};

struct JoinedRules {
  std::vector<JoinedRule> horizontal, vertical;  // by position
};

// Collinear segments nearer than ruling_join_gap become one, rulings nearer than ruling_snap share a
// coordinate.
JoinedRules JoinRulings(const std::vector<doc::Ruling>& rulings, const MeshOptions& options);

// A rectangle of mesh cells that no drawn wall parts. Half-open.
struct Face {
  std::size_t first_row = 0, last_row = 0;
  std::size_t first_column = 0, last_column = 0;
};

struct Mesh {
  std::vector<double> xs,
      ys;                   // edges of columns and rows, ascending; one more than there are columns and rows
  std::vector<Face> faces;  // by first row, then first column; they cover the mesh

  std::size_t columns() const { return xs.size() - 1; }
  std::size_t rows() const { return ys.size() - 1; }
  base::Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

// Not every wall need be drawn: where pieces of two or more rules end at one place, a column or a row begins
// (Impala's guide draws the outer verticals, a piece a row, and the header's horizontals, a piece a column).
// Meshes of at least two rows and two columns, smallest first, so that a table inside a frame comes before
// the frame.
std::vector<Mesh> FindMeshes(const JoinedRules& rules, const MeshOptions& options);

// Most of the cells reach over several rows or columns of the mesh: a map, a bar chart, or a table whose
// header alone has walls between its columns.
bool IsDrawing(const Mesh& mesh, const MeshOptions& options);

}  // namespace portbook::table
