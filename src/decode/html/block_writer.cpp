#include "decode/html/block_writer.h"

#include <algorithm>
#include <utility>

namespace portbook::decode::html {

void BlockWriter::EndBlock() {
  std::vector<base::Text> lines = block_flow_.TakeLines();
  if (!lines.empty()) {
    doc::Block block;
    block.kind = block_->kind;
    block.level = block_->level;
    block.path = std::move(block_->path);
    block.lines = std::move(lines);
    Nest(block);
    document_.blocks.push_back(std::move(block));
  }
  block_.reset();
  for (doc::Block& furniture : deferred_) document_.blocks.push_back(std::move(furniture));
  deferred_.clear();
}

void BlockWriter::EndFurniture() {
  std::vector<base::Text> lines = furniture_flow_.TakeLines();
  if (!lines.empty()) {
    doc::Block block;
    block.kind = doc::BlockKind::furniture;
    block.ignored_by = std::move(furniture_->ignored_by);
    block.path = std::move(furniture_->path);
    block.lines = std::move(lines);
    (block_ ? deferred_ : document_.blocks).push_back(std::move(block));
  }
  furniture_.reset();
}

void BlockWriter::AddFurniture(base::Text text, std::string ignored_by) {
  doc::Block block;
  block.kind = doc::BlockKind::furniture;
  block.ignored_by = std::move(ignored_by);
  block.lines.push_back(std::move(text));
  document_.blocks.push_back(std::move(block));
}

void BlockWriter::AddGrid(doc::GridId grid, std::string path, Nesting nesting) {
  doc::Block block;
  block.kind = doc::BlockKind::grid;
  block.grid = grid;
  block.path = std::move(path);
  if (nesting == Nesting::in_item) block.parent = NearestItem();
  document_.blocks.push_back(std::move(block));
}

void BlockWriter::Nest(doc::Block& block) {
  block.parent = NearestItem();
  if (items_.empty() || items_.back().block || block.kind != doc::BlockKind::paragraph) return;
  block.kind = doc::BlockKind::item;
  block.level = items_.back().level;
  items_.back().block = doc::BlockId{static_cast<std::uint32_t>(document_.blocks.size())};
}

std::optional<doc::BlockId> BlockWriter::NearestItem() const {
  const auto found =
      std::find_if(items_.rbegin(), items_.rend(), [](const Item& item) { return item.block.has_value(); });
  return found == items_.rend() ? std::nullopt : found->block;
}

}  // namespace portbook::decode::html
