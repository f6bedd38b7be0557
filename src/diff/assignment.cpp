#include "diff/assignment.h"

#include <limits>

namespace portbook::diff {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// Rows are taken in one after the other; each takes the shortest path of reassignments to a free column.
class Assignment {
 public:
  explicit Assignment(const CostMatrix& costs)
      : costs_(costs),
        row_potential_(costs.size(), 0.0),
        column_potential_(costs.size(), 0.0),
        row_of_(costs.size(), kNone) {}

  void TakeIn(std::size_t row) {
    Start(row);
    std::size_t column = kNone;
    do {
      if (column != kNone) Reach(row_of_[column], column);
      column = Nearest();
      Advance(row, column);
    } while (row_of_[column] != kNone);
    Reassign(row, column);
  }

  std::vector<std::size_t> Columns() const {
    std::vector<std::size_t> columns(row_of_.size());
    for (std::size_t column = 0; column < row_of_.size(); ++column) columns[row_of_[column]] = column;
    return columns;
  }

 private:
  void Start(std::size_t row) {
    distance_.assign(costs_.size(), std::numeric_limits<double>::infinity());
    previous_.assign(costs_.size(), kNone);
    done_.assign(costs_.size(), false);
    Reach(row, kNone);
  }

  // Paths that go on from `row`, which `from` was taken away from; kNone: the row that is taken in.
  void Reach(std::size_t row, std::size_t from) {
    for (std::size_t column = 0; column < costs_.size(); ++column) {
      const double slack = costs_.At(row, column) - row_potential_[row] - column_potential_[column];
      if (done_[column] || slack >= distance_[column]) continue;
      distance_[column] = slack;
      previous_[column] = from;
    }
  }

  std::size_t Nearest() const {
    std::size_t nearest = kNone;
    for (std::size_t column = 0; column < costs_.size(); ++column) {
      if (!done_[column] && (nearest == kNone || distance_[column] < distance_[nearest])) nearest = column;
    }
    return nearest;
  }

  // Shifts the potentials so that the path to `column` costs nothing more.
  void Advance(std::size_t row, std::size_t column) {
    const double step = distance_[column];
    row_potential_[row] += step;
    for (std::size_t other = 0; other < costs_.size(); ++other) {
      if (done_[other]) {
        row_potential_[row_of_[other]] += step;
        column_potential_[other] -= step;
      } else {
        distance_[other] -= step;
      }
    }
    done_[column] = true;
  }

  void Reassign(std::size_t row, std::size_t column) {
    while (previous_[column] != kNone) {
      row_of_[column] = row_of_[previous_[column]];
      column = previous_[column];
    }
    row_of_[column] = row;
  }

  const CostMatrix& costs_;
  std::vector<double> row_potential_, column_potential_;
  std::vector<std::size_t> row_of_;  // of each column
  std::vector<double> distance_;     // to each column that is not done
  std::vector<std::size_t> previous_;
  std::vector<bool> done_;
};

}  // namespace

std::vector<std::size_t> Assign(const CostMatrix& costs) {
  Assignment assignment(costs);
  for (std::size_t row = 0; row < costs.size(); ++row) assignment.TakeIn(row);
  return assignment.Columns();
}

}  // namespace portbook::diff
