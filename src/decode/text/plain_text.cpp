// Plain text: blocks by what a line looks like. Tables are not looked for here; a line with a tab is
// preformatted, and the table stage reads it.
#include <algorithm>
#include <string>

#include "decode/text/readers.h"
#include "decode/text/source_lines.h"
#include "portbook/base/utf8.h"

namespace portbook::decode::text {
namespace {

using doc::Block;
using doc::BlockKind;

struct LineShape {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::size_t skip = 0;  // bytes of block mark-up at the line's start ("## ")
  bool starts = false;   // never goes on the block above
  std::string ignored_by;
};

bool IsRule(std::string_view line) {
  return line.size() >= 3 &&
         line.find_first_not_of(line[0] == '=' || line[0] == '-' || line[0] == '_' ? line.substr(0, 1)
                                                                                   : "-") == line.npos;
}

std::size_t BulletSize(std::string_view line) {
  for (std::string_view bullet : {"- ", "* ", "+ ", "\u2022 ", "\u25c6 ", "\u25e6 ", "\u00bb "}) {
    if (line.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

// `line` has visible text and neither indentation nor a line end.
LineShape ShapeOf(std::string_view line, std::size_t indentation) {
  if (line.find('\t') != line.npos) return {BlockKind::preformatted, 0, 0, false, ""};
  if (line[0] == '#') {
    const std::size_t level = line.find_first_not_of('#');
    const std::size_t words = level == line.npos ? level : line.find_first_not_of(' ', level);
    if (words != line.npos && level <= 6 && words > level) {
      return {BlockKind::heading, static_cast<int>(level), words, true, ""};
    }
  }
  if (IsRule(line)) return {BlockKind::furniture, 0, 0, true, "text:rule-line"};
  // The bullet stays in the text: `* If you want ...` is an item to one guide and a footnote to another (IM
  // and Presence).
  if (BulletSize(line) > 0) return {BlockKind::item, 1 + static_cast<int>(indentation / 2), 0, true, ""};
  return {};
}

class BlockBuilder {
 public:
  explicit BlockBuilder(std::vector<base::Span>& markup) : markup_(markup) {}

  void AddLine(std::string_view line, std::uint32_t offset) {
    const std::size_t begin = FirstVisible(line);
    if (begin == line.size()) {
      open_ = false;
      return;
    }
    const LineShape shape = IsRowBelow(line, begin) ? LineShape{BlockKind::preformatted, 0, 0, false, ""}
                                                    : ShapeOf(line.substr(begin), begin);
    Block& block = Continues(shape) ? blocks_.back() : Start(shape);
    // A tab at the start of a preformatted line is an empty cell.
    const std::size_t from =
        shape.kind == BlockKind::preformatted ? line.find_first_not_of(' ') : begin + shape.skip;
    if (shape.kind == BlockKind::preformatted) row_tabs_ = std::count(line.begin(), line.end(), '\t');
    if (from > begin)
      markup_.push_back(
          {offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(from)});
    for (base::Text& text : ReadInlineLines(line.substr(from), offset + static_cast<std::uint32_t>(from),
                                            Notation::plain, markup_)) {
      block.lines.push_back(std::move(text));
    }
  }
  void SetApart(std::string_view line, std::uint32_t offset) {
    Start({BlockKind::furniture, 0, 0, true, "text:line-too-long"});
    blocks_.back().lines.push_back(
        base::Text::At(line, {{offset, offset + static_cast<std::uint32_t>(line.size())}, 0, {}}));
  }
  std::vector<Block> Take() { return std::move(blocks_); }

 private:
  static std::size_t FirstVisible(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
      const base::CodePoint c = base::DecodeAt(line, at);
      if (!base::IsSpace(c.value)) return at;
      at += c.size;
    }
    return line.size();
  }
  // Only its first cells are empty: in front of a paragraph a tab is indentation.
  bool IsRowBelow(std::string_view line, std::size_t begin) const {
    return begin > 0 && row_tabs_ > 0 && std::count(line.begin(), line.end(), '\t') == row_tabs_;
  }
  bool Continues(const LineShape& shape) const {
    if (!open_ || shape.starts || blocks_.empty()) return false;
    const BlockKind above = blocks_.back().kind;
    return above == shape.kind || (above == BlockKind::item && shape.kind == BlockKind::paragraph);
  }
  Block& Start(const LineShape& shape) {
    Block block;
    block.kind = shape.kind;
    block.level = shape.level;
    block.ignored_by = shape.ignored_by;
    blocks_.push_back(std::move(block));
    open_ = shape.kind != BlockKind::heading && shape.kind != BlockKind::furniture;
    return blocks_.back();
  }

  std::vector<base::Span>& markup_;
  std::vector<Block> blocks_;
  std::ptrdiff_t row_tabs_ = 0;  // of the last line with tabs
  bool open_ = false;            // the next line may belong to the last block
};

}  // namespace

void ReadPlainText(const DecodeOptions& options, const std::stop_token& stop, doc::Document& document,
                   diag::Sink& sink) {
  BlockBuilder builder(document.markup);
  const std::string_view text = document.text;
  for (std::size_t begin = 0; begin < text.size() && !stop.stop_requested();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::size_t visible_end = end;
    if (visible_end > begin && text[visible_end - 1] == '\r') --visible_end;
    const auto offset = static_cast<std::uint32_t>(begin);
    if (visible_end - begin > options.max_line_bytes) {
      builder.SetApart(text.substr(begin, visible_end - begin), offset);
      sink.Emit(diag::Kind::limit_exceeded,
                "a line has " + std::to_string(visible_end - begin) + " bytes; one of more than " +
                    std::to_string(options.max_line_bytes) + " is not read",
                {{base::Text::At(text.substr(begin, 1), {{offset, offset + 1}, 0, {}}), {}}});
    } else {
      builder.AddLine(text.substr(begin, visible_end - begin), offset);
    }
    begin = end + 1;
  }
  document.blocks = builder.Take();
}

}  // namespace portbook::decode::text
