// What stands above a line of prose and speaks for it: the headings that enclose it, the words that announce
// its list, the item that it belongs to. Follows the blocks in their order, so that a list of any length
// costs its own length.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpret/item_nesting.h"
#include "portbook/doc/document.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

// Whose ports a sentence or an introduction speaks of, by the [[statement]] rules of `ends`: words of `text`.
struct NamedEnds {
  std::optional<base::Text> component, source, destination;
  std::string rule;  // the last that read one of them
};
NamedEnds FindEnds(const base::Text& text, const rules::RuleSet& rules);

class Surroundings {
 public:
  Surroundings(const doc::Document& document, const rules::RuleSet& rules)
      : document_(document), rules_(rules), nesting_(document) {}

  // REQUIRES: the blocks come one after the other
  void Enter(std::size_t block);

  // Words above announce a list of ports: a heading, a paragraph, the item above.
  bool Announced() const { return announced_; }
  // The lists that follow stand below `text`, a paragraph or the first line of one; its last line is the
  // nearest to them.
  void Announce(const base::Text& text, std::optional<base::Text> last_line = std::nullopt);
  // Blocks of the items round the present one, the nearest first.
  const std::vector<std::size_t>& parents() const { return nesting_.parents(); }
  // What headings and introduction say of each line below them, and the headings of each sentence: a
  // paragraph introduces a list, and not the next paragraph.
  const std::vector<model::Context>& OfList();
  const std::vector<model::Context>& OfSection();
  // What the items round the present one say of it ("TCP ports:" above "- 80"), and where they say nothing
  // the list.
  std::vector<model::Context> OfItem();
  // The last line of an item of this level announces the items that follow beside it.
  void AnnounceBeside(const base::Text& text, int level);
  // What the headings above the present one say of it. REQUIRES: the block is a heading
  std::vector<model::Context> OfHeading() const { return Read(std::nullopt, headings_.size() - 1); }
  int section() const { return section_; }

 private:
  struct Heading {
    int level;
    base::Text words;
  };
  void EnterHeading(const doc::Block& block, std::size_t index);
  // By the introduction and the highest `headings`.
  std::vector<model::Context> Read(const std::optional<base::Text>& introduction, std::size_t headings) const;

  const doc::Document& document_;
  const rules::RuleSet& rules_;
  std::vector<Heading> headings_;           // that enclose the block, the highest first
  std::optional<base::Text> introduction_;  // the paragraph above the list
  std::optional<base::Text> last_line_;     // of it, where it has several: for the list right below
  std::optional<int> list_level_;           // of the first item below
  struct Beside {
    int level;  // of the items it speaks for; those further out end it
    base::Text words;
  };
  std::optional<Beside> beside_;
  ItemNesting nesting_;
  bool announced_ = false;
  bool heading_announces_ = false;
  std::optional<std::vector<model::Context>> list_values_, section_values_;  // once asked for
  int section_ = -1;
};

}  // namespace portbook::interpret
