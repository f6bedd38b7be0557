// The assignment problem: pairs of rows and columns at the least cost in all.
#pragma once

#include <cstddef>
#include <vector>

namespace portbook::diff {

// Square; the smaller side is filled up by the caller.
class CostMatrix {
 public:
  explicit CostMatrix(std::size_t size) : size_(size), costs_(size * size, 0.0) {}
  std::size_t size() const { return size_; }
  double& At(std::size_t row, std::size_t column) { return costs_[row * size_ + column]; }
  double At(std::size_t row, std::size_t column) const { return costs_[row * size_ + column]; }

 private:
  std::size_t size_;
  std::vector<double> costs_;
};

// The column of each row. Costs size^3 (the Hungarian method with potentials, by shortest augmenting paths).
std::vector<std::size_t> Assign(const CostMatrix& costs);

}  // namespace portbook::diff
