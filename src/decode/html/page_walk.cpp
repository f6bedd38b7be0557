#include "decode/html/page_walk.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "decode/html/block_writer.h"
#include "decode/html/dom_path.h"
#include "decode/html/element.h"
#include "decode/html/grid_writer.h"
#include "decode/html/limits.h"
#include "decode/html/markup_scan.h"
#include "decode/html/source_text.h"
#include "decode/html/survey.h"
#include "decode/html/text_flow.h"
#include "portbook/base/utf8.h"

namespace portbook::decode::html {
namespace {

constexpr std::uint32_t kStopInterval = 1 << 12;  // nodes between two looks at the stop token

constexpr std::string_view kPageHeader = "html:header";

// Where words go.
enum class Target : std::uint8_t { block, furniture, cell, caption };

// What an element hands down to what it contains.
struct Context {
  Target target = Target::block;
  doc::BlockKind kind = doc::BlockKind::paragraph;
  int level = 0;
  int list_depth = 0;
  std::uint8_t style = 0;
  WhiteSpace white_space = WhiteSpace::collapse;
  SourceMode source_mode = SourceMode::markup;
  bool sectioned = false;       // a header or footer here is not the page's
  std::size_t block_depth = 1;  // of the nearest block in the path
  std::string_view ignored_by;  // of furniture
};

struct Frame {
  const GumboNode* node;
  Context context;
  Display display;  // as it was entered: decides what leaving does
  unsigned next = 0;
};

class PageWalk {
 public:
  PageWalk(std::string_view source, const DecodeOptions& options, std::stop_token stop,
           doc::Document& document)
      : source_(source),
        stop_(std::move(stop)),
        document_(document),
        content_(document.text.size()),
        blocks_(document),
        grids_(options, document) {}

  Survey Run(const GumboNode& root, diag::Sink& sink) {
    survey_ = SurveyPage(root);
    Enter(root, {});
    std::uint32_t nodes = 0;
    bool stopped = false;
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const GumboVector& children = frame.node->v.element.children;
      if (frame.next == children.length || stopped) {
        Leave(frame);
        frames_.pop_back();
        path_.Leave();
        continue;
      }
      Visit(*static_cast<const GumboNode*>(children.data[frame.next++]));
      stopped = ++nodes % kStopInterval == 0 && stop_.stop_requested();
    }
    document_.markup = StretchesWithout(content_);
    grids_.Report(sink);
    if (stopped) EmitLimit("Reading was stopped before the end of the page.", {}, {}, sink);
    return std::move(survey_);
  }

 private:
  void Visit(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
        Enter(node, frames_.back().context);
        return;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        AddText(node, frames_.back().context);
        return;
      case GUMBO_NODE_TEMPLATE:
        path_.Pass(node);
        return;
      case GUMBO_NODE_COMMENT:
      case GUMBO_NODE_DOCUMENT:
        return;
    }
  }

  void Enter(const GumboNode& node, Context context) {
    const Element element = Describe(node);
    if (element.display == Display::hidden) return path_.Pass(node);
    if (element.display == Display::line_break) {
      FlowOf(context).Break();
      return path_.Pass(node);
    }
    const Display display = Resolve(node, element.display, context);
    if (display == Display::row && !grids_.HasRoomForRow()) {
      grids_.RefuseRow(node.v.element);
      return path_.Pass(node);
    }
    path_.Enter(node);
    if (element.display == Display::cell && display == Display::block) PassCell(node.v.element);
    context.style |= element.style;
    if (HoldsRawText(node.v.element.tag)) context.source_mode = SourceMode::raw_text;
    if (display != Display::inline_text && display != Display::control) {
      EndBlock(context);
      context.block_depth = path_.depth();
    }
    Open(node, display, context);
    frames_.push_back({&node, context, display, 0});
  }

  // What the element is in its place: a layout table is a block, and so are its rows and cells.
  Display Resolve(const GumboNode& node, Display display, const Context& context) const {
    const Display around = frames_.empty() ? Display::block : frames_.back().display;
    switch (display) {
      case Display::table:
        return context.target == Target::furniture || survey_.layout_tables.contains(&node) ? Display::block
                                                                                            : display;
      case Display::row_group:
      case Display::table_caption:
        return around == Display::table ? display : Display::block;
      case Display::row:
        return around == Display::table || around == Display::row_group ? display : Display::block;
      case Display::cell:
        // With the budget spent, the cell is read as a block: the words stay.
        return around == Display::row && grids_.HasRoom() ? display : Display::block;
      case Display::page_header:
      case Display::page_footer:
        return context.sectioned || context.target != Target::block ? Display::section : display;
      case Display::aside:
        return survey_.menus.contains(&node) ? Display::navigation : Display::section;
      case Display::button:
        // The heading of a collapsible section is a button (ARIA Authoring Practices, "Accordion").
        return context.kind == doc::BlockKind::heading ? Display::inline_text : Display::control;
      case Display::inline_text:
      case Display::block:
      case Display::section:
      case Display::hidden:
      case Display::line_break:
      case Display::heading:
      case Display::list:
      case Display::item:
      case Display::description:
      case Display::preformatted:
      case Display::figure_caption:
      case Display::navigation:
      case Display::control:
        return display;
    }
    return display;
  }

  void Open(const GumboNode& node, Display display, Context& context) {
    switch (display) {
      case Display::heading:
        OpenHeading(node, context);
        return;
      case Display::list:
        ++context.list_depth;
        return;
      case Display::item:
      case Display::description:
        OpenItemIn(context, display == Display::description ? 1 : 0);
        return;
      case Display::preformatted:
        context.kind = doc::BlockKind::preformatted;
        context.white_space = WhiteSpace::preserve;
        return;
      case Display::figure_caption:
        context.kind = doc::BlockKind::caption;
        return;
      case Display::section:
        context.sectioned = true;
        return;
      case Display::navigation:
        SetApart("html:navigation", context);
        return;
      case Display::page_header:
        SetApart(kPageHeader, context);
        return;
      case Display::page_footer:
        SetApart("html:footer", context);
        return;
      case Display::control:
        SetApart("html:control", context);
        return;
      case Display::table:
        OpenTableIn(context);
        return;
      case Display::row_group:
        grids_.OpenGroup(node.v.element.tag);
        return;
      case Display::row:
        grids_.OpenRow();
        return;
      case Display::cell:
        grids_.OpenCell(node.v.element, path_.At(path_.depth()));
        context.target = Target::cell;
        return;
      case Display::table_caption:
        context.target = Target::caption;
        return;
      case Display::inline_text:
      case Display::block:
      case Display::hidden:
      case Display::line_break:
      case Display::aside:
      case Display::button:
        return;
    }
  }

  void Leave(const Frame& frame) {
    switch (frame.display) {
      case Display::inline_text:
        return;
      case Display::control:
        blocks_.EndFurniture();
        return;
      case Display::item:
      case Display::description:
        EndBlock(frame.context);
        if (frame.context.target == Target::block) blocks_.CloseItem();
        return;
      case Display::table:
        SetRowsApart(grids_.CloseTable());
        return;
      case Display::row_group:
        grids_.CloseGroup();
        return;
      case Display::cell:
        grids_.CloseCell();
        return;
      case Display::row:
      case Display::table_caption:
      case Display::block:
      case Display::section:
      case Display::hidden:
      case Display::line_break:
      case Display::heading:
      case Display::list:
      case Display::preformatted:
      case Display::figure_caption:
      case Display::navigation:
      case Display::page_header:
      case Display::page_footer:
      case Display::aside:
      case Display::button:
        EndBlock(frame.context);
        return;
    }
  }

  void OpenHeading(const GumboNode& node, Context& context) {
    // A page's title often stands in its header, among the menus.
    if (context.ignored_by == kPageHeader) {
      context.target = Target::block;
      context.ignored_by = {};
    }
    context.kind = doc::BlockKind::heading;
    const GumboTag tag = node.v.element.tag == GUMBO_TAG_SUMMARY ? GUMBO_TAG_H6 : node.v.element.tag;
    context.level = 1 + static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1);
  }

  void OpenItemIn(Context& context, int deeper) {
    context.kind = doc::BlockKind::paragraph;
    if (context.target == Target::block) blocks_.OpenItem(std::max(1, context.list_depth) + deeper);
  }

  static void SetApart(std::string_view reason, Context& context) {
    if (context.target == Target::furniture) return;
    context.target = Target::furniture;
    context.ignored_by = reason;
  }

  void OpenTableIn(Context& context) {
    using Nesting = BlockWriter::Nesting;
    const std::string path = path_.At(path_.depth());
    blocks_.AddGrid(grids_.OpenTable(path), path,
                    context.target == Target::block ? Nesting::in_item : Nesting::apart);
    context.target = Target::block;  // between the cells there are no words
    context.white_space = WhiteSpace::collapse;
  }

  // As they stand in the source: as cells, a million of them would cost what the limit saves.
  void SetRowsApart(base::Span rows) {
    if (rows.empty()) return;
    MarkContent(rows);
    blocks_.AddFurniture(base::Text::At(source_.substr(rows.begin, rows.size()), {rows, 0, std::nullopt}),
                         "html:rows-past-the-limit");
  }

  // A cell that is read as a block; its spans are still looked at, so that absurd ones are told.
  void PassCell(const GumboElement& element) {
    if (frames_.back().display == Display::row) grids_.RefuseCell(element);
    grids_.SpanOf(element, "colspan");
    grids_.SpanOf(element, "rowspan");
  }

  TextFlow& FlowOf(const Context& context) {
    switch (context.target) {
      case Target::block:
        return blocks_.block_flow();
      case Target::furniture:
        return blocks_.furniture_flow();
      case Target::cell:
        return grids_.cell_flow();
      case Target::caption:
        return grids_.caption_flow();
    }
    return blocks_.block_flow();
  }

  // `&nbsp;` is written with letters and shows none: an emptied cell often has nothing else.
  static bool IsBlankReference(const Segment& segment) {
    return !segment.literal && base::FoldSpace(segment.value).empty();
  }

  // What was overwritten with white space for the parser is no content.
  void MarkContent(base::Span span) {
    for (std::uint32_t at = span.begin; at < span.end; ++at) content_[at] = source_[at] == document_.text[at];
  }

  void AddText(const GumboNode& node, const Context& context) {
    const GumboText& text = node.v.text;
    const auto offset = static_cast<std::uint32_t>(text.original_text.data - source_.data());
    SplitIntoSegments({text.original_text.data, text.original_text.length}, offset, text.text,
                      context.source_mode, segments_);
    for (const Segment& segment : segments_) {
      if (!IsBlankReference(segment)) MarkContent(segment.source);
    }
    TextFlow& flow = FlowOf(context);
    for (const Segment& segment : segments_) flow.Add(segment, context.white_space, context.style);
    if (node.type == GUMBO_NODE_WHITESPACE) return;
    if (context.target == Target::block && !blocks_.block_open()) blocks_.OpenBlock(StartOf(context));
    if (context.target == Target::furniture && !blocks_.furniture_open())
      blocks_.OpenFurniture(StartOf(context));
  }

  BlockWriter::Start StartOf(const Context& context) {
    const int level = context.kind == doc::BlockKind::heading ? context.level : 0;
    return {context.kind, level, path_.At(context.block_depth), std::string(context.ignored_by)};
  }

  void EndBlock(const Context& context) {
    switch (context.target) {
      case Target::block:
        blocks_.EndBlock();
        return;
      case Target::furniture:
        blocks_.EndFurniture();
        return;
      case Target::cell:
      case Target::caption:
        FlowOf(context).Break();
        return;
    }
  }

  std::string_view source_;
  std::stop_token stop_;
  doc::Document& document_;
  std::vector<bool> content_;  // by byte of the source: text that is shown
  Survey survey_;
  DomPath path_;
  BlockWriter blocks_;
  GridWriter grids_;
  std::vector<Frame> frames_;
  std::vector<Segment> segments_;
};

}  // namespace

std::optional<base::Span> WalkPage(const GumboNode& root, std::string_view source,
                                   const DecodeOptions& options, std::stop_token stop,
                                   doc::Document& document, diag::Sink& sink) {
  return PageWalk(source, options, std::move(stop), document).Run(root, sink).UnclosedTable(source);
}

}  // namespace portbook::decode::html
