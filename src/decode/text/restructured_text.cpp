// reStructuredText -> blocks and grids, line by line: sections by their underlines, lists by indentation,
// tables, directives. The words of an unknown directive are paragraphs; its name and options mark.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "decode/text/readers.h"
#include "decode/text/restructured_text_table.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

using doc::BlockKind;
using Lines = std::vector<base::Span>;

constexpr int kLowestHeading = 6;
constexpr std::size_t kShortestUnderline = 3;
constexpr std::size_t kDeepestList = 32;
constexpr std::size_t kNoTerm = std::string_view::npos;  // no line is indented more deeply

// Their argument is words.
constexpr std::array<std::string_view, 17> kSpeaking{
    "note",       "warning",      "important",      "tip",        "hint",    "caution",
    "danger",     "attention",    "error",          "admonition", "seealso", "todo",
    "deprecated", "versionadded", "versionchanged", "rubric",     "topic"};
constexpr std::array<std::string_view, 6> kVerbatim{"code",      "code-block",     "sourcecode",
                                                    "highlight", "literalinclude", "parsed-literal"};

template <class Names>
bool Holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool IsUnderline(std::string_view line) {
  return line.size() >= kShortestUnderline && IsPunctuation(line[0]) &&
         RunOf(line, 0, line[0]) == line.size();
}

// Bytes of the bullet or number of an item, with one blank; 0 where the line is none.
std::size_t BulletSize(std::string_view line) {
  if (line.starts_with("* ") || line.starts_with("- ") || line.starts_with("+ ")) return 2;
  if (line.starts_with("#. ")) return 3;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::string_view rest = line.substr(digits);
  return digits > 0 && (rest.starts_with(". ") || rest.starts_with(") ")) ? digits + 2 : 0;
}

// `:name: value`: where the second colon stands, or npos.
std::size_t FindField(std::string_view line) {
  if (line.size() < 3 || line[0] != ':' || line[1] == ' ' || line[1] == ':') return line.npos;
  const std::size_t end = line.find(':', 1);
  const bool apart = end != line.npos && (end + 1 == line.size() || line[end + 1] == ' ');
  return apart ? end : line.npos;
}

class RestructuredTextReader {
 public:
  explicit RestructuredTextReader(DocumentWriter& writer)
      : writer_(writer), text_(writer.source()), lines_(SplitLines(writer.source())) {}

  void Read(const std::stop_token& stop) {
    FindTableEnds();
    while (next_ < lines_.size() && !stop.stop_requested()) ReadLine();
    EndBlock();
    FlushCaption();
  }

 private:
  std::string_view Line(std::size_t i) const {
    return i < lines_.size() ? TrimmedAt(text_, lines_[i]) : std::string_view();
  }
  std::size_t Indent(std::size_t i) const { return IndentOf(At(text_, lines_[i])); }

  void ReadLine() {
    const std::string_view line = Line(next_);
    if (line.empty()) {
      EndBlock();
      ++next_;
    } else if (IsGridTableBorder(line)) {
      AddTable(TakeGridTable(), &ReadGridTable, {});
    } else if (IsSimpleTableRule(line)) {
      AddTable(TakeSimpleTable(), &ReadSimpleTable, {});
    } else if (line == ".." || line.starts_with(".. ")) {
      ReadExplicit(line);
    } else if (open_.empty() && IsUnderline(line) && IsUnderline(Line(next_ + 2)) &&
               !Line(next_ + 1).empty() && Line(next_ + 2)[0] == line[0]) {
      AddHeading(lines_[next_ + 1], std::string(2, line[0]));
      next_ += 3;
    } else if (open_.empty() && !IsUnderline(line) && IsUnderline(Line(next_ + 1))) {
      AddHeading(lines_[next_], std::string(1, Line(next_ + 1)[0]));
      next_ += 2;
    } else if (IsUnderline(line)) {
      EndBlock();
      ++next_;
    } else {
      ReadWords(Trimmed(text_, lines_[next_]), Indent(next_));
      ++next_;
    }
  }

  void AddHeading(base::Span words, std::string style) {
    FlushCaption();
    EndLists(0);
    auto level = std::find(styles_.begin(), styles_.end(), style);
    if (level == styles_.end()) level = styles_.insert(level, std::move(style));
    writer_.Add(BlockKind::heading, std::min(static_cast<int>(level - styles_.begin()) + 1, kLowestHeading),
                writer_.Read(words));
  }

  void ReadWords(base::Span span, std::size_t indent) {
    FlushCaption();
    std::size_t bullet = BulletSize(At(text_, span));
    if (bullet == 0 && open_.empty()) EndLists(indent);
    // `* SIP` and deeper `* - 5060`: a bullet may open a list within the list.
    for (; bullet > 0; bullet = BulletSize(At(text_, span))) {
      StartItem(indent);
      const base::Span marked{span.begin, span.begin + static_cast<std::uint32_t>(bullet)};
      writer_.Mark(marked);
      const base::Span words = Trimmed(text_, {marked.end, span.end});
      indent += words.begin - span.begin;
      span = words;
    }
    const std::string_view line = At(text_, span);
    if (const std::size_t colon = FindField(line); colon != line.npos) {
      if (open_kind_ != BlockKind::item) EndBlock();
      AddField(span, colon);
    } else if (line.ends_with("::")) {
      AddToOpen({span.begin, span.end - 1});
      ReadLiteral(indent);
    } else if (open_kind_ == BlockKind::paragraph && open_.size() == 1 && indent > open_indent_) {
      AddDefinition(span);
    } else {
      if (open_.empty()) open_indent_ = indent;
      AddToOpen({span.begin + (line.starts_with("| ") ? 2U : 0U), span.end});
    }
  }
  // A line below its term, indented more deeply: the two are one item, as in the other notations.
  void AddDefinition(base::Span span) {
    OpenList(open_indent_);
    for (const base::Text& text : writer_.Read(span)) {
      open_.back().AppendSynthesized(": ");
      open_.back().Append(text);
    }
  }
  // The name keeps one of its colons.
  void AddField(base::Span span, std::size_t colon) {
    const std::uint32_t value = span.begin + static_cast<std::uint32_t>(colon) + 1;
    std::vector<base::Text> name = writer_.Read({span.begin + 1, value});
    for (const base::Text& text : writer_.Read({value, span.end})) {
      name.back().AppendSynthesized(" ");
      name.back().Append(text);
    }
    std::move(name.begin(), name.end(), std::back_inserter(open_));
  }

  // After `::`: what is indented more deeply stands as it is.
  void ReadLiteral(std::size_t indent) {
    if (!Line(next_ + 1).empty()) return;
    EndBlock();
    Lines body = TakeIndented(indent);
    --next_;
    writer_.AddPreformatted(body);
  }

  // From the line after this one on, all that are indented more deeply than `indent`, without blank lines at
  // the end. Then the next line is the one after them.
  Lines TakeIndented(std::size_t indent) {
    Lines body;
    ++next_;
    std::size_t blank = 0;
    for (; next_ < lines_.size() && (Line(next_).empty() || Indent(next_) > indent); ++next_) {
      blank = Line(next_).empty() ? blank + 1 : 0;
      body.push_back(lines_[next_]);
    }
    body.resize(body.size() - blank);
    return body;
  }
  void FindTableEnds() {
    table_end_.assign(lines_.size(), 0);
    std::size_t end = 0;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (IsSimpleTableRule(Line(i)) && Line(i + 1).empty()) end = i;
      table_end_[i] = end;
      if (Line(i).empty()) last_blank_ = std::max(last_blank_, i);
    }
  }
  // Where the file ends in the table, its last row is none: it stays words.
  Lines TakeGridTable() {
    const std::size_t first = next_;
    Lines table;
    const std::size_t indent = Indent(next_);
    for (; Line(next_).starts_with('+') || Line(next_).starts_with('|'); ++next_)
      table.push_back({lines_[next_].begin + static_cast<std::uint32_t>(std::min(indent, Indent(next_))),
                       lines_[next_].end});
    if (next_ < lines_.size() || IsGridTableBorder(Line(next_ - 1))) return table;
    writer_.LeaveOpen(lines_[first]);
    while (next_ > first + 1 && !IsGridTableBorder(Line(next_ - 1))) --next_;
    table.resize(next_ - first);
    return table;
  }
  // To the rule that a blank line follows; without one, this line alone.
  Lines TakeSimpleTable() {
    const std::size_t first = next_;
    // A rule that nothing ends before the next blank line begins no table.
    const bool ends = table_end_[std::min(first + 1, lines_.size() - 1)] > first;
    if (!ends && first > last_blank_) writer_.LeaveOpen(lines_[first]);
    const auto indent = static_cast<std::uint32_t>(Indent(first));
    const std::size_t end = std::max(first, table_end_[std::min(first + 1, lines_.size() - 1)]) + 1;
    Lines table;
    for (; next_ < end; ++next_) {
      const base::Span line = lines_[next_];
      table.push_back({std::min(line.begin + indent, line.end), line.end});
    }
    return table;
  }

  template <class Reader, class... Options>
  void AddTable(const Lines& lines, Reader read, base::Text caption, const Options&... options) {
    EndBlock();
    if (caption.empty()) caption = std::exchange(caption_, {});
    if (!writer_.HasRoom(MostCells(text_, lines))) {
      caption_ = std::move(caption);
      FlushCaption();
      writer_.RefuseTable(lines.front());
      return writer_.AddPreformatted(lines);
    }
    SourceRows rows = read(lines, options..., writer_);
    if (rows.empty()) {
      caption_ = std::move(caption);
      FlushCaption();
      return writer_.AddPreformatted(lines);
    }
    writer_.AddGrid(std::move(rows), std::move(caption));
  }

  // Directives, targets, notes and comments.
  void ReadExplicit(std::string_view line) {
    EndBlock();
    const base::Span span = Trimmed(text_, lines_[next_]);
    const std::size_t indent = Indent(next_);
    const std::size_t colons = line.find("::");
    const std::string_view name =
        line.substr(std::min<std::size_t>(3, line.size()), colons == line.npos ? 0 : colons - 3);
    if (colons != line.npos && colons > 3 && name.find(' ') == name.npos) {
      return ReadDirective(name, {span.begin + static_cast<std::uint32_t>(colons) + 2, span.end}, indent);
    }
    const std::size_t close = line.find(']');
    if (line.starts_with(".. [") && close != line.npos) {
      // A note: its mark is a superscript, as where it is referred to.
      const auto end = span.begin + static_cast<std::uint32_t>(close);
      base::Text note =
          base::Text::At(line.substr(4, close - 4), {{span.begin + 4, end}, 0, {}}, base::kSuperscript);
      for (const base::Text& words : writer_.Read({end + 1, span.end})) {
        note.AppendSynthesized(" ");
        note.Append(words);
      }
      open_.push_back(std::move(note));
      ++next_;
      return;
    }
    writer_.Mark(span);
    // A target names what follows it; the lines under a comment are part of it.
    const bool target = line.starts_with(".. _") || line.starts_with(".. |");
    if (target) {
      ++next_;
      return;
    }
    for (const base::Span& comment : TakeIndented(indent)) writer_.Mark(comment);
  }

  void ReadDirective(std::string_view name, base::Span argument, std::size_t indent) {
    writer_.Mark({lines_[next_].begin, argument.begin});
    argument = Trimmed(text_, argument);
    if (name == "list-table" || name == "csv-table") {
      const bool list = name == "list-table";
      TableOptions options;
      Lines body = WithoutOptions(TakeIndented(indent), options);
      base::Text caption = base::Join(writer_.Read(argument), " ");
      AddTable(body, list ? &ReadListTable : &ReadCsvTable, std::move(caption), options);
    } else if (Holds(kVerbatim, name)) {
      writer_.Mark(argument);
      TableOptions unused;
      writer_.AddPreformatted(WithoutOptions(TakeIndented(indent), unused));
    } else {
      if (name == "table") {
        FlushCaption();
        caption_ = base::Join(writer_.Read(argument), " ");
      } else if (Holds(kSpeaking, name)) {
        AddToOpen(argument);
      } else {
        writer_.Mark(argument);
      }
      // The body is read on from here; its options are not words.
      for (++next_; FindField(Line(next_)) != std::string_view::npos && Indent(next_) > indent; ++next_)
        writer_.Mark(lines_[next_]);
    }
  }

  // A table's own header (`:header:` of csv-table) is its first row.
  Lines WithoutOptions(Lines body, TableOptions& options) {
    std::size_t size = 0;
    Lines header;
    for (; size < body.size(); ++size) {
      const base::Span span = Trimmed(text_, body[size]);
      const std::string_view line = At(text_, span);
      const std::size_t colon = FindField(line);
      if (colon == line.npos) break;
      const base::Span name{span.begin, span.begin + static_cast<std::uint32_t>(colon) + 1};
      const std::string_view value = TrimmedAt(text_, {name.end, span.end});
      if (At(text_, name) == ":header:") {
        header.push_back({name.end, span.end});
        writer_.Mark(name);
        ++options.header_rows;
        continue;
      }
      writer_.Mark(span);
      if (At(text_, name) == ":header-rows:")
        std::from_chars(value.data(), value.data() + value.size(), options.header_rows);
      if (At(text_, name) == ":stub-columns:")
        std::from_chars(value.data(), value.data() + value.size(), options.stub_columns);
    }
    body.erase(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size));
    body.insert(body.begin(), header.begin(), header.end());
    return body;
  }

  void StartItem(std::size_t indent) {
    EndLists(indent);
    OpenList(indent);
  }
  void OpenList(std::size_t indent) {
    if (lists_.size() == kDeepestList) lists_.pop_back();
    lists_.push_back({indent, std::nullopt});
    open_kind_ = BlockKind::item;
  }
  // Those whose bullets stand as far right as `indent` or further.
  void EndLists(std::size_t indent) {
    EndBlock();
    while (!lists_.empty() && lists_.back().indent >= indent) lists_.pop_back();
    SelectItem();
  }
  void SelectItem() {
    const auto list =
        std::find_if(lists_.rbegin(), lists_.rend(), [](const List& l) { return l.item.has_value(); });
    writer_.SetItem(list == lists_.rend() ? std::nullopt : list->item);
  }
  // No table came.
  void FlushCaption() {
    if (!caption_.empty()) writer_.Add(BlockKind::caption, 0, {std::exchange(caption_, {})});
  }
  void AddToOpen(base::Span span) {
    for (base::Text& text : writer_.Read(span)) open_.push_back(std::move(text));
  }
  void EndBlock() {
    const bool item = open_kind_ == BlockKind::item;
    const std::optional<doc::BlockId> block =
        writer_.Add(open_kind_, item ? static_cast<int>(lists_.size()) : 0, std::exchange(open_, {}));
    if (item) {
      lists_.back().item = block;
      SelectItem();
    }
    open_kind_ = BlockKind::paragraph;
    open_indent_ = kNoTerm;
  }

  struct List {
    std::size_t indent = 0;
    std::optional<doc::BlockId> item;  // the last one, once it has words
  };
  DocumentWriter& writer_;
  std::string_view text_;
  Lines lines_;
  std::size_t last_blank_ = 0;          // the last line that is blank
  std::vector<std::size_t> table_end_;  // by line: the next rule that ends a simple table; 0 without one
  std::size_t next_ = 0;
  std::vector<std::string> styles_;  // of headings, by level: one sign, or two with an overline
  std::vector<List> lists_;          // that are open, outermost first
  BlockKind open_kind_ = BlockKind::paragraph;
  std::size_t open_indent_ = kNoTerm;  // of its first line, if that may be a term
  std::vector<base::Text> open_;       // lines of the block that is being read
  base::Text caption_;                 // of the table that comes
};

}  // namespace

void ReadRestructuredText(DocumentWriter& writer, const std::stop_token& stop) {
  RestructuredTextReader(writer).Read(stop);
}

}  // namespace portbook::decode::text
