#include "portbook/doc/codec.h"

#include <bit>
#include <cmath>
#include <concepts>
#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>

#include "portbook/base/check.h"
#include "portbook/base/digest.h"

namespace portbook::doc {
namespace {

constexpr std::string_view kMagic{"portbook", 8};
constexpr std::size_t kDigestSize = 64;  // hex digits

template <class T, class Plain>
concept Is = std::same_as<std::remove_const_t<T>, Plain>;

// The fields of every type in the order they are written: one list for both directions. Text alone is written
// by hand, because only its own functions may build it.
auto Fields(Is<base::Span> auto& v) { return std::tie(v.begin, v.end); }
auto Fields(Is<base::Box> auto& v) { return std::tie(v.x0, v.y0, v.x1, v.y1); }
auto Fields(Is<base::Locator> auto& v) { return std::tie(v.span, v.page, v.box); }
auto Fields(Is<base::Run> auto& v) { return std::tie(v.begin, v.end, v.at, v.style); }
auto Fields(Is<BlockId> auto& v) { return std::tie(v.value); }
auto Fields(Is<GridId> auto& v) { return std::tie(v.value); }
auto Fields(Is<Block> auto& v) {
  return std::tie(v.kind, v.level, v.parent, v.lines, v.grid, v.path, v.ignored_by);
}
auto Fields(Is<Cell> auto& v) {
  return std::tie(v.column, v.row_span, v.column_span, v.state, v.header, v.lines, v.box, v.path);
}
auto Fields(Is<Row> auto& v) { return std::tie(v.cells, v.after_page_break); }
auto Fields(Is<Grid> auto& v) {
  return std::tie(v.basis, v.caption, v.columns, v.rows, v.layout, v.path, v.first_page, v.last_page);
}
auto Fields(Is<Word> auto& v) { return std::tie(v.text, v.box, v.font_size, v.font, v.space_after); }
auto Fields(Is<Ruling> auto& v) { return std::tie(v.x0, v.y0, v.x1, v.y1, v.width); }
auto Fields(Is<Page> auto& v) {
  return std::tie(v.number, v.label, v.width, v.height, v.rotation, v.words, v.rulings);
}
auto Fields(Is<Document> auto& v) {
  return std::tie(v.capture_sha256, v.media_type, v.text, v.markup, v.blocks, v.grids, v.pages);
}

auto Fields(Is<base::TablePlace> auto& v) { return std::tie(v.grid, v.row, v.column); }
auto Fields(Is<base::Evidence> auto& v) { return std::tie(v.quote, v.place); }
auto Fields(Is<diag::Diagnostic> auto& v) { return std::tie(v.kind, v.message, v.evidence, v.help); }

template <class T>
concept Composite = requires(T& value) { Fields(value); };

MediaType Last(MediaType) { return MediaType::pdf; }
BlockKind Last(BlockKind) { return BlockKind::furniture; }
CellState Last(CellState) { return CellState::inherited; }
GridBasis Last(GridBasis) { return GridBasis::aligned; }
diag::Kind Last(diag::Kind) { return diag::Kinds().back().kind; }

class Writer {
 public:
  template <class T>
  void Put(const T& value) {
    if constexpr (Composite<const T>) {
      std::apply([this](const auto&... fields) { (this->Put(fields), ...); }, Fields(value));
    } else if constexpr (std::is_enum_v<T>) {
      Put(static_cast<std::uint8_t>(value));
    } else if constexpr (std::same_as<T, double>) {
      PutBytes(std::bit_cast<std::uint64_t>(value));
    } else if constexpr (std::same_as<T, bool>) {
      PutBytes(static_cast<std::uint8_t>(value));
    } else {
      static_assert(std::integral<T>);
      PutBytes(static_cast<std::make_unsigned_t<T>>(value));
    }
  }

  void Put(const std::string& value) {
    PutCount(value.size());
    bytes_ += value;
  }

  void Put(const base::Text& text) {
    Put(text.value());
    PutCount(text.runs().size());
    for (const base::Run& run : text.runs()) Put(run);
  }

  template <class T>
  void Put(const std::optional<T>& value) {
    Put(value.has_value());
    if (value) Put(*value);
  }

  template <class T>
  void Put(const std::vector<T>& values) {
    PutCount(values.size());
    for (const T& value : values) Put(value);
  }

  std::string& bytes() { return bytes_; }

 private:
  void PutCount(std::size_t count) {
    PORTBOOK_CHECK(count <= std::numeric_limits<std::uint32_t>::max());
    Put(static_cast<std::uint32_t>(count));
  }

  template <std::unsigned_integral T>
  void PutBytes(T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) bytes_ += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }

  std::string bytes_;
};

// Keeps the first thing that is wrong; after it every read leaves its value alone. No count is believed
// before the elements were read, so memory grows only with bytes that are there.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  void Get(T& value) {
    if constexpr (Composite<T>) {
      std::apply([this](auto&... fields) { (this->Get(fields), ...); }, Fields(value));
    } else if constexpr (std::is_enum_v<T>) {
      GetEnum(value);
    } else if constexpr (std::same_as<T, double>) {
      value = std::bit_cast<double>(GetBytes<std::uint64_t>());
      if (!std::isfinite(value)) Fail("a coordinate that is no number");
    } else if constexpr (std::same_as<T, bool>) {
      const auto byte = GetBytes<std::uint8_t>();
      if (byte > 1) Fail("a truth value that is neither 0 nor 1");
      value = byte == 1;
    } else {
      static_assert(std::integral<T>);
      value = static_cast<T>(GetBytes<std::make_unsigned_t<T>>());
    }
  }

  void Get(std::string& value) { value = GetString(); }

  void Get(base::Text& text) {
    const std::string_view value = GetString();
    std::uint32_t count = 0;
    Get(count);
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < count && ok(); ++i) {
      base::Run run;
      Get(run);
      if (run.begin < at || run.end <= run.begin || run.end > value.size()) Fail("a run outside of its text");
      if (!ok()) return;
      text.AppendSynthesized(value.substr(at, run.begin - at));
      text.Append(value.substr(run.begin, run.end - run.begin), run.at, run.style);
      at = run.end;
    }
    if (!ok()) return;
    text.AppendSynthesized(value.substr(at));
    if (text.runs().size() != count) Fail("two runs that are one");
  }

  template <class T>
  void Get(std::optional<T>& value) {
    bool present = false;
    Get(present);
    if (present) Get(value.emplace());
  }

  template <class T>
  void Get(std::vector<T>& values) {
    std::uint32_t count = 0;
    Get(count);
    for (std::uint32_t i = 0; i < count && ok(); ++i) Get(values.emplace_back());
  }

  bool ok() const { return problem_.empty(); }
  bool at_end() const { return bytes_.empty(); }
  const std::string& problem() const { return problem_; }

 private:
  void Fail(std::string_view problem) {
    if (ok()) problem_ = problem;
  }

  std::string_view GetString() {
    std::uint32_t size = 0;
    Get(size);
    return Take(size);
  }

  // Empty where fewer bytes are left.
  std::string_view Take(std::size_t size) {
    if (size > bytes_.size()) Fail("an end in the middle of a value");
    if (!ok()) return {};
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  template <std::unsigned_integral T>
  T GetBytes() {
    T value = 0;
    const std::string_view taken = Take(sizeof(T));
    for (std::size_t i = 0; i < taken.size(); ++i) {
      value = static_cast<T>(value | (static_cast<T>(static_cast<unsigned char>(taken[i])) << (8 * i)));
    }
    return value;
  }

  template <class Enum>
  void GetEnum(Enum& value) {
    const auto number = GetBytes<std::uint8_t>();
    if (number > static_cast<std::uint8_t>(Last(value))) Fail("an unknown value of an enumeration");
    if (ok()) value = static_cast<Enum>(number);
  }

  std::string_view bytes_;
  std::string problem_;
};

bool InText(const Document& document, const base::Text& text) {
  constexpr std::uint8_t kAllStyles =
      base::kStrong | base::kEmphasis | base::kSuperscript | base::kCode | base::kLink;
  for (const base::Run& run : text.runs()) {
    const base::Span span = run.at.span;
    if (span.begin > span.end || span.end > document.text.size() || run.style > kAllStyles) return false;
  }
  return true;
}

bool InText(const Document& document, const std::vector<base::Text>& lines) {
  for (const base::Text& line : lines) {
    if (!InText(document, line)) return false;
  }
  return true;
}

// Parents stand before their children, so that whoever follows them comes to an end.
bool IsSound(const Document& document, std::size_t index) {
  const Block& block = document.blocks[index];
  return (!block.parent || block.parent->value < index) &&
         block.grid.has_value() == (block.kind == BlockKind::grid) &&
         (!block.grid || block.grid->value < document.grids.size()) && InText(document, block.lines);
}

bool IsSound(const Document& document, const Grid& grid) {
  if (!InText(document, grid.caption)) return false;
  for (const Row& row : grid.rows) {
    for (const Cell& cell : row.cells) {
      if (cell.column < 0 || cell.column >= grid.columns || !InText(document, cell.lines)) return false;
    }
  }
  return true;
}

bool IsSound(const Document& document, const Page& page) {
  for (const Word& word : page.words) {
    if (!InText(document, word.text)) return false;
  }
  return true;
}

// Empty, or what first holds an index or a span that leads nowhere.
std::string FindUnsound(const Document& document) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (!IsSound(document, i)) return "block " + std::to_string(i);
  }
  for (std::size_t i = 0; i < document.grids.size(); ++i) {
    if (!IsSound(document, document.grids[i])) return "grid " + std::to_string(i);
  }
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    if (!IsSound(document, document.pages[i])) return "page " + std::to_string(i);
  }
  return "";
}

tl::unexpected<base::Error> Damaged(const std::string& what) {
  return base::Fail("", "the encoded document has " + what,
                    "delete the cache entry and decode the capture again");
}

}  // namespace

std::string Encode(const Document& document, const std::vector<diag::Diagnostic>& diagnostics) {
  Writer writer;
  writer.bytes() += kMagic;
  writer.Put(kCodecVersion);
  writer.Put(document);
  writer.Put(diagnostics);
  std::string bytes = std::move(writer.bytes());
  bytes += base::Sha256Hex(bytes);
  return bytes;
}

base::Expected<Document> Decode(std::string_view bytes, diag::Sink& sink) {
  if (!bytes.starts_with(kMagic)) return Damaged("no signature at its start");
  if (bytes.size() < kMagic.size() + sizeof(kCodecVersion) + kDigestSize) return Damaged("an early end");
  const std::string_view sealed = bytes.substr(0, bytes.size() - kDigestSize);
  Reader reader(sealed.substr(kMagic.size()));
  std::uint32_t version = 0;
  reader.Get(version);
  if (version != kCodecVersion) return Damaged("version " + std::to_string(version));
  if (base::Sha256Hex(sealed) != bytes.substr(sealed.size())) return Damaged("a wrong SHA-256");
  Document document;
  std::vector<diag::Diagnostic> diagnostics;
  reader.Get(document);
  reader.Get(diagnostics);
  if (!reader.ok()) return Damaged(reader.problem());
  if (!reader.at_end()) return Damaged("bytes after its end");
  const std::string unsound = FindUnsound(document);
  if (!unsound.empty()) return Damaged("something out of range in " + unsound);
  for (diag::Diagnostic& diagnostic : diagnostics) sink.Emit(std::move(diagnostic));
  return document;
}

base::Expected<Document> Decode(std::string_view bytes) {
  diag::Sink sink;
  return Decode(bytes, sink);
}

}  // namespace portbook::doc
