#include "decode/html/survey.h"

#include <algorithm>
#include <vector>

#include "decode/html/element.h"

namespace portbook::decode::html {
namespace {

struct OpenTable {
  const GumboNode* node = nullptr;
  TableFacts facts;
  std::uint32_t cells_in_row = 0;
};

class Surveyor {
 public:
  Survey Run(const GumboNode& root) {
    Enter(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const GumboVector& children = frame.node->v.element.children;
      if (frame.next == children.length) {
        Leave(frame);
        frames_.pop_back();
        continue;
      }
      const auto& child = *static_cast<const GumboNode*>(children.data[frame.next++]);
      if (child.type == GUMBO_NODE_ELEMENT) {
        Enter(child);
      } else if (child.type == GUMBO_NODE_TEXT && !tables_.empty()) {
        tables_.back().facts.own_text += child.v.text.original_text.length;
      }
    }
    return std::move(survey_);
  }

 private:
  struct Frame {
    const GumboNode* node;
    Display display;
    unsigned next;
  };

  void Enter(const GumboNode& node) {
    const Element element = Describe(node);
    if (element.display == Display::hidden) return;
    const GumboTag tag = node.v.element.tag;
    if (element.display == Display::table) {
      tables_.push_back({&node, {.presentation = element.presentation}, 0});
    } else if (element.display == Display::aside) {
      asides_.push_back(&node);
    } else if (element.display == Display::navigation) {
      for (auto aside = asides_.rbegin(); aside != asides_.rend() && survey_.menus.insert(*aside).second;)
        ++aside;
    }
    if (!tables_.empty()) Note(element.display, tag, tables_.back());
    frames_.push_back({&node, element.display, 0});
  }

  static void Note(Display display, GumboTag tag, OpenTable& table) {
    TableFacts& facts = table.facts;
    if (tag == GUMBO_TAG_TH || tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_CAPTION) facts.marked = true;
    if (tag == GUMBO_TAG_FORM || display == Display::navigation) facts.holds_page = true;
    if (display == Display::row) {
      ++facts.rows;
      table.cells_in_row = 0;
    }
    if (display == Display::cell) facts.columns = std::max(facts.columns, ++table.cells_in_row);
  }

  void Leave(const Frame& frame) {
    if (frame.display == Display::aside) asides_.pop_back();
    if (frame.display != Display::table) return;
    const OpenTable table = tables_.back();
    tables_.pop_back();
    const GumboElement& element = table.node->v.element;
    if (element.original_tag.length > 0 && element.original_end_tag.length == 0)
      survey_.unclosed_table = table.node;
    if (IsLayoutTable(table.facts)) survey_.layout_tables.insert(table.node);
    if (!tables_.empty()) tables_.back().facts.nested_text += table.facts.own_text + table.facts.nested_text;
  }

  Survey survey_;
  std::vector<Frame> frames_;
  std::vector<OpenTable> tables_;
  std::vector<const GumboNode*> asides_;
};

}  // namespace

bool IsLayoutTable(const TableFacts& facts) {
  if (facts.presentation || facts.columns == 0) return true;
  if (facts.columns == 1 && facts.rows == 1) return true;
  if (facts.marked) return false;
  // "Note" beside its text: how AsciiDoc's HTML sets an admonition.
  if (facts.columns == 2 && facts.rows == 1) return true;
  return facts.columns == 1 || facts.holds_page || facts.nested_text > facts.own_text;
}

std::optional<base::Span> Survey::UnclosedTable(std::string_view source) const {
  if (!unclosed_table) return std::nullopt;
  const GumboStringPiece& tag = unclosed_table->v.element.original_tag;
  const auto begin = static_cast<std::uint32_t>(tag.data - source.data());
  return base::Span{begin, begin + static_cast<std::uint32_t>(tag.length)};
}

Survey SurveyPage(const GumboNode& root) { return Surveyor().Run(root); }

}  // namespace portbook::decode::html
