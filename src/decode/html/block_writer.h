// Blocks in the order of the page: gathers the words of one block and of one piece of furniture at a time and
// nests items. Knows nothing of elements; page_walk says where a block begins and ends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decode/html/text_flow.h"
#include "portbook/doc/document.h"

namespace portbook::decode::html {

class BlockWriter {
 public:
  // What is known of a block when its first words come.
  struct Start {
    doc::BlockKind kind = doc::BlockKind::paragraph;
    int level = 0;
    std::string path;
    std::string ignored_by;  // furniture only
  };

  explicit BlockWriter(doc::Document& document) : document_(document) {}

  // Words are added here; white space alone makes no block.
  TextFlow& block_flow() { return block_flow_; }
  TextFlow& furniture_flow() { return furniture_flow_; }

  // The first words decide what kind of block it is.
  bool block_open() const { return block_.has_value(); }
  void OpenBlock(Start start) { block_ = std::move(start); }
  bool furniture_open() const { return furniture_.has_value(); }
  void OpenFurniture(Start start) { furniture_ = std::move(start); }

  void EndBlock();
  // A button within a paragraph does not split it: it follows.
  void EndFurniture();
  void AddFurniture(base::Text text, std::string ignored_by);

  // Between the two, the first paragraph is the item, and whatever else comes belongs to it.
  void OpenItem(int level) { items_.push_back({level, std::nullopt}); }
  void CloseItem() { items_.pop_back(); }
  enum class Nesting { in_item, apart };
  void AddGrid(doc::GridId grid, std::string path, Nesting nesting);

 private:
  struct Item {
    int level = 1;
    std::optional<doc::BlockId> block;  // once it has words
  };
  void Nest(doc::Block& block);
  std::optional<doc::BlockId> NearestItem() const;

  doc::Document& document_;
  TextFlow block_flow_;
  TextFlow furniture_flow_;
  std::optional<Start> block_;
  std::optional<Start> furniture_;
  std::vector<doc::Block> deferred_;  // furniture met while a block was open
  std::vector<Item> items_;
};

}  // namespace portbook::decode::html
