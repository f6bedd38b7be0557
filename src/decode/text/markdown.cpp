// Markdown -> blocks and grids. libcmark-gfm says where blocks begin and end; it sees a copy of the text in
// which whatever could only be inline mark-up is blanked out, so that it costs linear time on any input and
// no reference definition vanishes. Tables are found here, since a table without its rule line is none to it.
// Words are read from the source.
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <string>

#include "decode/text/pipe_table.h"
#include "decode/text/readers.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

using doc::BlockKind;

// Markers of items and quotations that one line may open: the parser looks at each of them again on every
// line that goes on.
constexpr std::size_t kLongestLineHead = 200;  // bytes
constexpr char kInert = 'x';

struct ParserFree {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
template <class T>
using Owned = std::unique_ptr<T, ParserFree>;

using Lines = std::vector<base::Span>;

// Where blocks are marked: blanks, `>`, bullets and numbers at the line's start.
std::size_t HeadSize(std::string_view line) {
  const std::size_t end = std::min(line.find_first_not_of(" \t>-*+.)0123456789"), line.size());
  return std::min(end, kLongestLineHead);
}

// A line of one repeated sign is an underline, a rule or a fence.
bool IsSign(std::string_view line) {
  return line.size() <= kLongestLineHead && line.find_first_not_of("=-_*`~ \t>") == line.npos;
}

void BlankInline(std::string& text, base::Span span) {
  const std::string_view line(text.data() + span.begin, span.size());
  if (IsSign(line)) return;
  const std::size_t head = HeadSize(line);
  const bool html = line.substr(head).starts_with('<');
  const std::string_view inline_signs = html ? "[]_*&" : "[]_*&!<";
  for (std::size_t at = span.begin + head; at < span.end; ++at) {
    const bool closes_tag = text.compare(at, 2, "</") == 0;
    if (inline_signs.find(text[at]) != inline_signs.npos && !closes_tag) text[at] = kInert;
  }
  // Beyond the longest head nothing opens a block.
  if (head == kLongestLineHead && span.size() > head) text[span.begin + head] = kInert;
}

void Blank(std::string& text, base::Span span) {
  for (std::size_t at = span.begin; at < span.end; ++at) {
    if (text[at] != '\n' && text[at] != '\r') text[at] = ' ';
  }
}

bool StartsWithTag(std::string_view line, std::string_view tag) {
  if (line.size() < tag.size()) return false;
  return std::equal(tag.begin(), tag.end(), line.begin(), [](char a, char b) {
    return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
  });
}

// How the tables that a line opens and closes change the number of open ones.
int TableDepth(std::string_view line, int depth) {
  for (std::size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    if (StartsWithTag(line.substr(at), "<table")) ++depth;
    if (StartsWithTag(line.substr(at), "</table")) --depth;
  }
  return depth;
}

// Where a table begins within the line, which a browser shows as one wherever it stands ("}<table>" after a
// JSON head, "Ports:<br><table>"); npos where none does, or only one within `code`.
std::size_t TableWithin(std::string_view line) {
  bool in_code = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '`') in_code = !in_code;
    if (in_code || !StartsWithTag(line.substr(at), "<table")) continue;
    const std::string_view rest = line.substr(at + std::string_view("<table").size());
    if (rest.empty() || rest.front() == '>' || IsBlank(rest.front())) return at;
  }
  return line.npos;
}

// HTML tables, which may hold blank lines; to the parser each of those would end the HTML. One that is never
// closed ends where the parser says.
Lines FindHtmlTables(std::string_view text, const Lines& lines) {
  Lines found;
  std::string_view fence;
  std::uint32_t open = 0;
  int depth = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = TrimmedAt(text, lines[i]);
    const bool is_fence = line.starts_with("```") || line.starts_with("~~~");
    if (depth == 0 && is_fence && (fence.empty() || line.starts_with(fence))) {
      fence = fence.empty() ? line.substr(0, 3) : std::string_view();
      continue;
    }
    if (!fence.empty()) continue;
    if (depth == 0) {
      const std::size_t begin = TableWithin(At(text, lines[i]));
      if (begin == line.npos) continue;
      open = lines[i].begin + static_cast<std::uint32_t>(begin);
    }
    depth = TableDepth(line, depth);
    if (depth <= 0) found.push_back({open, lines[i].end});
    depth = std::max(depth, 0);
  }
  return found;
}

class MarkdownReader {
 public:
  MarkdownReader(const DecodeOptions& options, doc::Document& document, diag::Sink& sink)
      : writer_(Notation::markdown, options, document, sink),
        text_(document.text),
        lines_(SplitLines(document.text)) {}

  // The parts that are HTML are not read but returned.
  Lines Read(const std::stop_token& stop) {
    std::string blanked(text_);
    ReadFrontMatter(blanked);
    html_ = FindHtmlTables(text_, lines_);
    for (const base::Span& table : html_) CutAt(table.begin);
    for (const base::Span& line : lines_) BlankInline(blanked, line);
    for (const base::Span& table : html_) Blank(blanked, table);
    Walk(blanked, stop);
    std::sort(html_.begin(), html_.end());
    return std::move(html_);
  }
  // Once the HTML has its places too.
  void Finish() { writer_.Finish(); }

 private:
  struct Item {
    std::optional<doc::BlockId> block;  // once it has words
  };

  // The line in which a table begins has the words before it.
  void CutAt(std::uint32_t begin) {
    const auto line = std::partition_point(lines_.begin(), lines_.end(),
                                           [&](const base::Span& one) { return one.end <= begin; });
    if (line != lines_.end() && line->begin < begin) line->end = begin;
  }

  void ReadFrontMatter(std::string& blanked) {
    const std::size_t size = FrontMatterSize(text_, lines_);
    if (size == 0) return;
    const Lines front(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(size));
    writer_.AddFurniture(front, "text:front-matter");
    Blank(blanked, {front.front().begin, front.back().end});
  }

  void Walk(const std::string& blanked, const std::stop_token& stop) {
    const Owned<cmark_parser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    cmark_parser_feed(parser.get(), blanked.data(), blanked.size());
    const Owned<cmark_node> root(cmark_parser_finish(parser.get()));
    const Owned<cmark_iter> iterator(cmark_iter_new(root.get()));
    for (cmark_event_type event = cmark_iter_next(iterator.get());
         event != CMARK_EVENT_DONE && !stop.stop_requested(); event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_ENTER) {
        Enter(node);
      } else if (cmark_node_get_type(node) == CMARK_NODE_ITEM) {
        items_.pop_back();
        SelectItem();
      }
    }
  }

  void Enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_ITEM) {
      MarkHead(node);
      items_.emplace_back();
    } else if (type == CMARK_NODE_HEADING) {
      AddLines(BlockKind::heading, cmark_node_get_heading_level(node), WithoutSigns(LinesOf(node)));
    } else if (type == CMARK_NODE_PARAGRAPH) {
      ReadParagraph(LinesOf(node));
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      ReadCode(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      const Lines lines = LinesOf(node);
      html_.push_back({lines.front().begin, lines.back().end});
    }
  }

  std::size_t FirstLine(cmark_node* node) const {
    const int line = std::max(1, cmark_node_get_start_line(node));
    return std::min(static_cast<std::size_t>(line), lines_.size()) - 1;
  }

  // The number of an item; its bullet has no words anyway.
  void MarkHead(cmark_node* node) {
    const base::Span line = lines_[FirstLine(node)];
    const auto column = static_cast<std::uint32_t>(std::max(1, cmark_node_get_start_column(node)) - 1);
    const std::uint32_t begin = std::min(line.begin + column, line.end);
    std::uint32_t end = begin;
    while (end < line.end && IsDigit(text_[end])) ++end;
    writer_.Mark({begin, end});
  }

  // What the node says on each line, without what marks the blocks that it stands in.
  Lines LinesOf(cmark_node* node) const {
    Lines result;
    const std::size_t first = FirstLine(node);
    const auto last =
        std::min(static_cast<std::size_t>(std::max(1, cmark_node_get_end_line(node))), lines_.size());
    const auto column = static_cast<std::uint32_t>(std::max(1, cmark_node_get_start_column(node)) - 1);
    for (std::size_t i = first; i < std::max(last, first + 1); ++i) {
      base::Span line = lines_[i];
      if (i == first) {
        line.begin = std::min(line.begin + column, line.end);
      } else if (InQuotation(node)) {
        while (line.begin < line.end && (IsBlank(text_[line.begin]) || text_[line.begin] == '>'))
          ++line.begin;
      }
      result.push_back(line);
    }
    return result;
  }
  static bool InQuotation(cmark_node* node) {
    for (; node != nullptr; node = cmark_node_parent(node)) {
      if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE) return true;
    }
    return false;
  }

  // A heading's `#` and underline.
  Lines WithoutSigns(Lines lines) const {
    std::erase_if(lines, [&](base::Span line) { return IsSign(At(text_, line)); });
    for (base::Span& line : lines) {
      line = Trimmed(text_, line);
      while (line.begin < line.end && text_[line.begin] == '#') ++line.begin;
      while (line.begin < line.end && text_[line.end - 1] == '#') --line.end;
    }
    return lines;
  }

  void ReadParagraph(const Lines& lines) {
    std::size_t next = 0;
    for (const PipeTable& table : FindPipeTables(text_, lines)) {
      if (!writer_.HasRoom(CellsOf(lines, table))) {
        writer_.RefuseTable(lines[table.first]);
        continue;
      }
      AddParagraph({lines.begin() + Offset(next), lines.begin() + Offset(table.first)});
      AddTable(lines, table);
      next = table.last;
    }
    AddParagraph({lines.begin() + Offset(next), lines.end()});
  }
  static std::ptrdiff_t Offset(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

  std::size_t CellsOf(const Lines& lines, const PipeTable& table) const {
    std::size_t cells = 0;
    for (std::size_t i = table.first; i < table.last; ++i) cells += SplitAtPipes(text_, lines[i]).size();
    return cells;
  }

  void AddTable(const Lines& lines, const PipeTable& table) {
    std::vector<html::SourceRow> rows;
    for (std::size_t i = table.first; i < table.last; ++i) {
      if (CellsOfRule(text_, lines[i]) > 0) continue;
      html::SourceRow row;
      for (const base::Span& cell : SplitAtPipes(text_, lines[i])) {
        row.cells.push_back(writer_.MakeCell(writer_.Read(cell), table.has_rule && i == table.first));
      }
      rows.push_back(std::move(row));
    }
    writer_.AddGrid(std::move(rows), {});
  }

  // The first paragraph of an item is the item, and whatever else comes belongs to it.
  void AddParagraph(const Lines& lines) {
    if (items_.empty() || items_.back().block) {
      AddLines(BlockKind::paragraph, 0, lines);
      return;
    }
    items_.back().block = AddLines(BlockKind::item, static_cast<int>(items_.size()), lines);
    SelectItem();
  }
  std::optional<doc::BlockId> AddLines(BlockKind kind, int level, const Lines& lines) {
    std::vector<base::Text> texts;
    for (const base::Span& line : lines) {
      for (base::Text& text : writer_.Read(line)) texts.push_back(std::move(text));
    }
    return writer_.Add(kind, level, std::move(texts));
  }
  void SelectItem() {
    const auto item =
        std::find_if(items_.rbegin(), items_.rend(), [](const Item& i) { return i.block.has_value(); });
    writer_.SetItem(item == items_.rend() ? std::nullopt : item->block);
  }

  void ReadCode(cmark_node* node) {
    Lines lines = LinesOf(node);
    int length = 0, indent = 0;
    char sign = 0;
    if (cmark_node_get_fenced(node, &length, &indent, &sign)) {
      writer_.Mark(lines.front());
      lines.erase(lines.begin());
      const bool closed = !lines.empty() && IsFence(TrimmedAt(text_, lines.back()), sign);
      if (closed) lines.pop_back();
    }
    writer_.AddPreformatted(lines);
  }
  static bool IsFence(std::string_view line, char sign) {
    return line.size() >= 3 && RunOf(line, 0, sign) == line.size();
  }

  DocumentWriter writer_;
  std::string_view text_;
  Lines lines_;
  Lines html_;
  std::vector<Item> items_;
};

}  // namespace

void ReadMarkdown(const DecodeOptions& options, const std::stop_token& stop, doc::Document& document,
                  diag::Sink& sink) {
  MarkdownReader reader(options, document, sink);
  const Lines html = reader.Read(stop);
  if (!html.empty()) ReadEmbeddedHtml(html, options, stop, document, sink);
  reader.Finish();
}

}  // namespace portbook::decode::text
