// A correct guide as tables of rows, and errors planted in it one at a time: each says which kind of finding
// bears it out. Half of the guide stands in two tables, as vendors' overviews do, so that a second statement
// can bear witness. It reads nothing and finds nothing.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "portbook/diag/kind.h"

namespace portbook::mutation {

// The cells of the row as they are printed: a plant may lose or exchange some.
using Cells = std::vector<std::string>;

struct Table {
  std::string caption;
  Cells header;
  std::vector<Cells> rows;  // a row of one cell is a section
};
using Guide = std::vector<Table>;

// Where a plant's row stands.
enum class Place : std::uint8_t {
  anywhere,
  stated_twice,  // in a table that repeats another one
  stated_once,   // in no other table: nothing bears witness
};

struct Mutation {
  std::string name;
  diag::Kind kind;            // that must be found
  std::set<diag::Kind> also;  // that may be found beside it, for they are true of the plant as well
  Place place = Place::anywhere;
  std::function<bool(Table&, std::size_t)>
      plant;  // in the row of that number; false where it has no place for it
};

struct Plant {
  const Mutation* mutation = nullptr;
  std::string row;  // the cells before the plant, for messages
  Guide guide;
};

const Guide& CorrectGuide();
const std::vector<Mutation>& Mutations();
// Each mutation in each row that has a place for it.
std::vector<Plant> Plants(const Guide& guide, const std::vector<Mutation>& mutations);

// As HTML, which shows an empty cell and a lost one apart.
std::string Print(const Guide& guide);

}  // namespace portbook::mutation
