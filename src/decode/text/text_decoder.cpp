// Text -> Document: blocks by what a line looks like. Tables are not looked for here; a line with a tab is
// preformatted, and the table stage reads it.
#include <optional>

#include "decode/charset.h"
#include "decode/text/inline_markup.h"
#include "portbook/base/utf8.h"
#include "portbook/decode/decode.h"

namespace portbook::decode {
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
    if (level != line.npos && level <= 6 && line[level] == ' ') {
      return {BlockKind::heading, static_cast<int>(level), line.find_first_not_of(' ', level), true, ""};
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
    const LineShape shape = ShapeOf(line.substr(begin), begin);
    Block& block = Continues(shape) ? blocks_.back() : Start(shape);
    // A tab at the start of a preformatted line is an empty cell.
    const std::size_t from =
        shape.kind == BlockKind::preformatted ? line.find_first_not_of(' ') : begin + shape.skip;
    if (from > begin)
      markup_.push_back(
          {offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(from)});
    block.lines.push_back(
        ReadInlineMarkup(line.substr(from), offset + static_cast<std::uint32_t>(from), markup_));
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
  bool open_ = false;  // the next line may belong to the last block
};

}  // namespace

doc::Document DecodeText(const doc::Capture& capture, const DecodeOptions& options, std::stop_token stop,
                         diag::Sink& sink) {
  std::string_view bytes = capture.bytes;
  if (bytes.size() > options.max_input_bytes) {
    sink.Emit(diag::Kind::limit_exceeded, "the file has " + std::to_string(bytes.size()) +
                                              " bytes; the first " + std::to_string(options.max_input_bytes) +
                                              " were read");
    bytes = bytes.substr(0, options.max_input_bytes);
  }
  doc::Document document;
  document.capture_sha256 = capture.sha256;
  document.media_type = doc::MediaType::text;
  document.text = ToUtf8(bytes, CharsetHint::plain, sink);
  BlockBuilder builder(document.markup);
  const std::string_view text = document.text;
  for (std::size_t begin = 0; begin < text.size() && !stop.stop_requested();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::size_t visible_end = end;
    if (visible_end > begin && text[visible_end - 1] == '\r') --visible_end;
    builder.AddLine(text.substr(begin, visible_end - begin), static_cast<std::uint32_t>(begin));
    begin = end + 1;
  }
  document.blocks = builder.Take();
  return document;
}

}  // namespace portbook::decode
