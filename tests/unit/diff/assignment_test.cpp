#include "diff/assignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace portbook::diff {
namespace {

double CostOf(const CostMatrix& costs, const std::vector<std::size_t>& columns) {
  double cost = 0;
  for (std::size_t row = 0; row < columns.size(); ++row) cost += costs.At(row, columns[row]);
  return cost;
}

// By looking at every order there is.
double LeastCost(const CostMatrix& costs) {
  std::vector<std::size_t> columns(costs.size());
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  double least = CostOf(costs, columns);
  while (std::next_permutation(columns.begin(), columns.end()))
    least = std::min(least, CostOf(costs, columns));
  return least;
}

TEST(Assign, CostsTheLeastThereIs) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> cost(-4, 4);
  for (std::size_t size = 0; size <= 7; ++size) {
    for (int round = 0; round < 40; ++round) {
      CostMatrix costs(size);
      for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size; ++column) costs.At(row, column) = cost(random);
      }
      std::vector<std::size_t> columns = Assign(costs);
      EXPECT_EQ(CostOf(costs, columns), LeastCost(costs));
      std::sort(columns.begin(), columns.end());
      EXPECT_EQ(std::unique(columns.begin(), columns.end()), columns.end());
    }
  }
}

}  // namespace
}  // namespace portbook::diff
