#include "interpret/item_nesting.h"

namespace portbook::interpret {
namespace {

// A deeper list says no more of its lines.
constexpr std::size_t kMostParents = 8;

}  // namespace

void ItemNesting::Enter(std::size_t index) {
  const doc::Block& block = document_.blocks[index];
  parents_.clear();
  const bool item = block.kind == doc::BlockKind::item;
  if (!item && !block.parent) {
    if (block.kind != doc::BlockKind::page_break && block.kind != doc::BlockKind::furniture) open_.clear();
    return;
  }
  if (item) {
    while (!open_.empty() && document_.blocks[open_.back()].level >= block.level) open_.pop_back();
  }
  std::optional<doc::BlockId> parent = block.parent;
  for (; parent && parents_.size() < kMostParents; parent = document_.blocks[parent->value].parent) {
    if (document_.blocks[parent->value].kind == doc::BlockKind::item) parents_.push_back(parent->value);
  }
  for (std::size_t i = open_.size(); item && !block.parent && i > 0 && parents_.size() < kMostParents; --i)
    parents_.push_back(open_[i - 1]);
  if (item) open_.push_back(index);
}

}  // namespace portbook::interpret
