// Which item of a nested list a block belongs to: by its parent where the mark-up says it, by indentation in
// plain text. Follows the blocks in their order.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "portbook/doc/document.h"

namespace portbook::interpret {

class ItemNesting {
 public:
  explicit ItemNesting(const doc::Document& document) : document_(document) {}

  // REQUIRES: the blocks come one after the other
  void Enter(std::size_t block);
  // Blocks of the items round the present one, the nearest first.
  const std::vector<std::size_t>& parents() const { return parents_; }

 private:
  const doc::Document& document_;
  std::vector<std::size_t> open_;  // items, by their nesting
  std::vector<std::size_t> parents_;
};

}  // namespace portbook::interpret
