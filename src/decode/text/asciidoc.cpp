// AsciiDoc -> blocks and grids, line by line: sections, lists, tables, literal blocks. Attribute entries,
// block attributes, block macros and comments mark; nothing is included and no attribute is replaced.
#include <algorithm>
#include <string>
#include <utility>

#include "decode/text/asciidoc_table.h"
#include "decode/text/readers.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

using doc::BlockKind;
using Lines = std::vector<base::Span>;

constexpr std::size_t kHighestHeading = 6;
constexpr std::size_t kDeepestList = 32;

bool IsDelimiter(std::string_view line, char sign) {
  return line.size() >= 4 && RunOf(line, 0, sign) == line.size();
}
bool IsTableDelimiter(std::string_view line) {
  return line.size() >= 4 && std::string_view("|,:").find(line[0]) != std::string_view::npos &&
         RunOf(line, 1, '=') == line.size() - 1;
}
bool IsLiteralDelimiter(std::string_view line) {
  return IsDelimiter(line, '-') || IsDelimiter(line, '.') || IsDelimiter(line, '+') ||
         line.starts_with("```");
}
bool IsContainerDelimiter(std::string_view line) {
  return IsDelimiter(line, '=') || IsDelimiter(line, '*') || IsDelimiter(line, '_') || line == "--" ||
         line == "+" || line == "'''" || line == "<<<";
}
bool IsBlockAttributes(std::string_view line) {
  return line.size() > 1 && line[0] == '[' && line.ends_with(']');
}

// `:name: value` and `:!name:`
bool IsAttributeEntry(std::string_view line) {
  if (line.size() < 3 || line[0] != ':' || line[1] == ':' || line[1] == ' ') return false;
  const std::size_t end = line.find(':', 1);
  return end != line.npos && line.find(' ') > end && (end + 1 == line.size() || line[end + 1] == ' ');
}
// `include::path[]`
bool IsBlockMacro(std::string_view line) {
  const std::size_t colons = line.find("::");
  return colons != line.npos && colons > 0 && line.ends_with(']') && line.find_first_of(" \t|") > colons &&
         line.find('[', colons) != line.npos && line.find(' ', colons) > line.find('[', colons);
}
bool IsTitle(std::string_view line) {
  return line.size() > 1 && line[0] == '.' && line[1] != '.' && line[1] != ' ';
}

// Bytes of the marker of an item; 0 where the line is none.
std::size_t MarkerSize(std::string_view line) {
  std::size_t size = 0;
  if (line.starts_with('*') || line.starts_with('.')) size = RunOf(line, 0, line[0]);
  if (line.starts_with("- ")) size = 1;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits > 0 && line.substr(digits).starts_with(". ")) size = digits + 1;
  return size > 0 && size < line.size() && line[size] == ' ' ? size : 0;
}

// `term:: text`: where the colons begin, or npos.
std::size_t FindDefinition(std::string_view line) {
  const std::size_t colons = line.find("::");
  if (colons == line.npos || colons == 0) return line.npos;
  const std::size_t after = colons + RunOf(line, colons, ':');
  return after == line.size() || line[after] == ' ' ? colons : line.npos;
}

class AsciidocReader {
 public:
  AsciidocReader(DocumentWriter& writer, const DecodeOptions& options)
      : writer_(writer), options_(options), text_(writer.source()), lines_(SplitLines(writer.source())) {}

  void Read(const std::stop_token& stop) {
    next_ = FrontMatterSize(text_, lines_);
    writer_.AddFurniture({lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(next_)},
                         "text:front-matter");
    while (next_ < lines_.size() && !stop.stop_requested()) ReadLine(lines_[next_++]);
    EndBlock();
    FlushTitle();
  }

 private:
  void ReadLine(base::Span span) {
    span = Trimmed(text_, span);
    const std::string_view line = At(text_, span);
    if (line.empty()) {
      EndBlock();
    } else if (IsTableDelimiter(line)) {
      ReadTable(line);
    } else if (line == "////" || IsLiteralDelimiter(line)) {
      ReadVerbatim(span, line);
    } else if (IsContainerDelimiter(line)) {
      EndBlock();
      if (line == "+") attached_ = !items_.empty();
    } else if (line.starts_with("//") || IsBlockMacro(line)) {
      writer_.Mark(span);
    } else if (IsBlockAttributes(line) && open_.empty()) {
      writer_.Mark(span);
      ReadAsciidocAttributes(line, attributes_);
    } else if (IsAttributeEntry(line) && open_.empty()) {
      ReadAttributeEntry(span);
    } else if (IsTitle(line) && open_.empty()) {
      FlushTitle();
      title_ = base::Span{span.begin + 1, span.end};
    } else {
      ReadWords(span, line);
    }
  }

  // A value goes on after a back-slash at the end of the line.
  void ReadAttributeEntry(base::Span span) {
    writer_.Mark(span);
    while (At(text_, span).ends_with('\\') && next_ < lines_.size()) {
      span = lines_[next_++];
      writer_.Mark(span);
    }
  }

  // The level of a title that the next line underlines, as AsciiDoc was written before the signs in front; 0
  // where there is none. A listing begins with dashes too, but seldom with as many as the line above is long.
  int UnderlinedLevel(std::string_view line) const {
    constexpr std::string_view kSigns = "=-~^+";
    constexpr std::size_t kMostDifference = 2;  // characters
    if (!open_.empty() || next_ >= lines_.size()) return 0;
    const std::string_view under = TrimmedAt(text_, lines_[next_]);
    const std::size_t sign = under.empty() ? kSigns.npos : kSigns.find(under[0]);
    if (sign == kSigns.npos || RunOf(under, 0, under[0]) != under.size()) return 0;
    const auto length = static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    const std::size_t difference = std::max(length, under.size()) - std::min(length, under.size());
    const bool spells = line.find_first_not_of(kSigns) != line.npos;
    return spells && under.size() > kMostDifference && difference <= kMostDifference
               ? static_cast<int>(sign) + 1
               : 0;
  }

  void AddHeading(int level, base::Span words) {
    EndList();
    open_kind_ = BlockKind::heading;
    open_level_ = level;
    AddToOpen(words);
    EndBlock();
  }

  void ReadWords(base::Span span, std::string_view line) {
    if (const int level = UnderlinedLevel(line); level > 0) {
      AddHeading(level, span);
      return writer_.Mark(lines_[next_++]);
    }
    const std::size_t equals = RunOf(line, 0, '=');
    if (equals > 0 && equals <= kHighestHeading && line.substr(equals).starts_with(' ')) {
      return AddHeading(static_cast<int>(equals),
                        {span.begin + static_cast<std::uint32_t>(equals), span.end});
    }
    if (const std::size_t marker = MarkerSize(line); marker > 0) {
      const std::string_view sign = line.substr(0, marker);
      StartItem(IsDigit(sign[0]) ? "1." : sign);
      const base::Span marked{span.begin, span.begin + static_cast<std::uint32_t>(marker)};
      writer_.Mark(marked);
      return AddToOpen({marked.end, span.end});
    }
    if (const std::size_t colons = FindDefinition(line); colons != line.npos) {
      const auto end = span.begin + static_cast<std::uint32_t>(colons);
      const std::size_t size = RunOf(line, colons, ':');
      StartItem(line.substr(colons, size));
      return ReadDefinition({span.begin, end + 1}, {end + static_cast<std::uint32_t>(size), span.end});
    }
    // A wrapped line; after a blank one, words end the list they are not joined to.
    if (open_.empty() && !attached_) EndList();
    const bool parts = line.ends_with(" +");
    AddToOpen({span.begin, parts ? span.end - 2 : span.end});
  }

  // The term keeps one of its colons.
  void ReadDefinition(base::Span term, base::Span words) {
    AddToOpen(term);
    std::vector<base::Text> read = writer_.Read(words);
    if (read.empty() || open_.empty()) return;
    open_.back().AppendSynthesized(" ");
    open_.back().Append(read.front());
    std::move(read.begin() + 1, read.end(), std::back_inserter(open_));
  }

  void ReadTable(std::string_view delimiter) {
    EndBlock();
    const base::Span opening = lines_[next_ - 1];
    Lines lines;
    bool closed = false;
    while (next_ < lines_.size() && !closed) {
      const base::Span line = lines_[next_++];
      closed = TrimmedAt(text_, line) == delimiter;
      if (!closed) lines.push_back(line);
    }
    if (!closed) writer_.LeaveOpen(opening);
    base::Text caption;
    if (title_) caption = base::Join(writer_.Read(*title_), " ");
    title_.reset();
    if (!attached_) EndList();
    attached_ = false;
    if (delimiter[0] == ',' || delimiter[0] == ':') attributes_.separator = delimiter[0];
    AddAsciidocTable(lines, attributes_, std::move(caption), options_, writer_);
    attributes_ = {};
  }

  // What stands between two lines alike: words as they are, or a comment.
  void ReadVerbatim(base::Span span, std::string_view delimiter) {
    EndBlock();
    FlushTitle();
    writer_.Mark(span);
    const std::string_view end = delimiter.starts_with("```") ? "```" : delimiter;
    Lines lines;
    while (next_ < lines_.size()) {
      const base::Span line = lines_[next_++];
      if (TrimmedAt(text_, line) == end) break;
      lines.push_back(line);
    }
    if (delimiter != "////") return writer_.AddPreformatted(lines);
    for (const base::Span& line : lines) writer_.Mark(line);
  }

  // A marker that is not open opens a deeper list, one that is open ends those within it.
  void StartItem(std::string_view marker) {
    EndBlock();
    const auto open = std::find(markers_.begin(), markers_.end(), marker);
    if (open != markers_.end()) {
      markers_.erase(open + 1, markers_.end());
    } else if (markers_.size() < kDeepestList) {
      markers_.emplace_back(marker);
    }
    items_.resize(std::min(items_.size(), markers_.size() - 1));
    SelectItem();
    open_kind_ = BlockKind::item;
    open_level_ = static_cast<int>(markers_.size());
  }
  void SelectItem() {
    const auto item =
        std::find_if(items_.rbegin(), items_.rend(), [](const auto& i) { return i.has_value(); });
    writer_.SetItem(item == items_.rend() ? std::nullopt : *item);
  }
  void EndList() {
    EndBlock();
    markers_.clear();
    items_.clear();
    attached_ = false;
    writer_.SetItem(std::nullopt);
  }

  void AddToOpen(base::Span span) {
    if (open_.empty()) FlushTitle();
    for (base::Text& text : writer_.Read(span)) open_.push_back(std::move(text));
  }
  void EndBlock() {
    const bool item = open_kind_ == BlockKind::item;
    if (!open_.empty()) {
      const std::optional<doc::BlockId> block =
          writer_.Add(open_kind_, open_level_, std::exchange(open_, {}));
      if (item) {
        items_.resize(markers_.size() - 1);
        items_.push_back(block);
        SelectItem();
      }
      attached_ = false;
      attributes_ = {};
    }
    open_kind_ = BlockKind::paragraph;
    open_level_ = 0;
  }
  // A title above anything but a table is a line of its own.
  void FlushTitle() {
    if (!title_) return;
    writer_.Add(BlockKind::caption, 0, writer_.Read(*title_));
    title_.reset();
  }

  DocumentWriter& writer_;
  const DecodeOptions& options_;
  std::string_view text_;
  Lines lines_;
  std::size_t next_ = 0;
  AsciidocTableAttributes attributes_;
  std::optional<base::Span> title_;
  BlockKind open_kind_ = BlockKind::paragraph;
  int open_level_ = 0;
  std::vector<base::Text> open_;                    // lines of the block that is being read
  std::vector<std::string> markers_;                // of the lists that are open, outermost first
  std::vector<std::optional<doc::BlockId>> items_;  // by list: its last item
  bool attached_ = false;                           // by a `+`: what follows belongs to the item above
};

}  // namespace

void ReadAsciidoc(const DecodeOptions& options, const std::stop_token& stop, DocumentWriter& writer) {
  AsciidocReader(writer, options).Read(stop);
}

}  // namespace portbook::decode::text
