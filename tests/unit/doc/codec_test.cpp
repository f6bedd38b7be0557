#include "portbook/doc/codec.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "portbook/base/digest.h"

namespace portbook::doc {
namespace {

constexpr std::size_t kHeader = 12;  // signature and version
constexpr std::size_t kDigest = 64;

base::Text Styled() {
  base::Text text = base::Text::At("TCP", {{0, 3}, 1, base::Box{1.5, -0.0, 30.25, 12}}, base::kStrong);
  text.AppendSynthesized(" ");
  text.Append("443", {{4, 7}, 1, std::nullopt}, base::kCode | base::kLink);
  return text;
}

// Every field holds something else than its default.
Document EveryField() {
  Document document;
  document.capture_sha256 = base::Sha256Hex("capture");
  document.media_type = MediaType::pdf;
  document.text = "TCP 443\f";
  document.blocks.resize(2);
  document.blocks[0] = {BlockKind::furniture, 3, {}, {Styled(), {}}, {}, "html/body/p[3]", "page-number"};
  document.blocks[1] = {BlockKind::grid, -1, BlockId{0}, {}, GridId{0}, "html/body/table", ""};
  Cell cell{1, 2, 3, CellState::inherited, true, {Styled()}, base::Box{1, 2, 3, 4}, "td[2]"};
  document.grids.push_back({GridBasis::aligned,
                            Styled(),
                            4,
                            {{{cell}, true}, {{}, false}},
                            "vendor/product:tables",
                            "table[1]",
                            1,
                            2});
  Page page{7, "vii", 612, 792, 90, {}, {{1, 2, 3, 2, 0.5}}};
  page.words.push_back({Styled(), {1, 2, 3, 4}, 10.5, "Courier", true, true});
  document.pages.push_back(page);
  document.open_table = base::Span{0, 3};
  return document;
}

std::string Sealed(std::string content) { return content + base::Sha256Hex(content); }

std::string MessageFor(std::string_view bytes) {
  const auto document = Decode(bytes);
  return document ? "accepted" : document.error().message;
}

TEST(Codec, DecodeIsTheInverseOfEncode) {
  for (const Document& document : {Document{}, EveryField()}) {
    const auto decoded = Decode(Encode(document));
    ASSERT_TRUE(decoded) << decoded.error().ToString();
    EXPECT_EQ(*decoded, document);
  }
}

TEST(Codec, BytesAreLittleEndianAndEndWithTheirDigest) {
  Document document;
  document.text = "ab";
  const std::string content(
      "portbook\2\0\0\0"
      "\0\0\0\0"
      "\0"
      "\2\0\0\0ab"
      "\0\0\0\0"   // markup
      "\0\0\0\0"   // blocks
      "\0\0\0\0"   // grids
      "\0\0\0\0"   // pages
      "\0"         // no open table
      "\0\0\0\0",  // diagnostics
      44);
  EXPECT_EQ(Encode(document), Sealed(content));
}

TEST(Codec, EveryFlippedByteIsAnError) {
  const std::string bytes = Encode(EveryField());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const unsigned flip : {0x01u, 0x80u, 0xffu}) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(static_cast<unsigned char>(damaged[i]) ^ flip);
      EXPECT_NE(MessageFor(damaged), "accepted") << i;
    }
  }
}

TEST(Codec, EveryTruncationIsAnError) {
  const std::string bytes = Encode(EveryField());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(MessageFor(std::string_view(bytes).substr(0, size)), "accepted") << size;
  }
  EXPECT_NE(MessageFor(bytes + "x"), "accepted");
}

// Behind a right digest the damage is met by the reader itself: what it still accepts must be another
// document, written as Encode writes it.
TEST(Codec, UnderARightDigestOnlyWhatEncodeWritesIsAccepted) {
  const std::string bytes = Encode(EveryField());
  const std::string content = bytes.substr(0, bytes.size() - kDigest);
  for (std::size_t i = kHeader; i < content.size(); ++i) {
    for (const unsigned flip : {0x01u, 0x02u, 0x80u, 0xffu}) {
      std::string damaged = content;
      damaged[i] = static_cast<char>(static_cast<unsigned char>(damaged[i]) ^ flip);
      damaged = Sealed(damaged);
      const auto document = Decode(damaged);
      EXPECT_EQ(document ? Encode(*document) : damaged, damaged) << i;
    }
    EXPECT_NE(MessageFor(Sealed(content.substr(0, i))), "accepted") << i;
  }
}

TEST(Codec, SaysWhatIsDamaged) {
  const std::string bytes = Encode(Document{});
  const std::string content = bytes.substr(0, bytes.size() - kDigest);
  const auto with = [&](std::size_t at, char byte) {
    std::string changed = content;
    changed[at] = byte;
    return Sealed(changed);
  };
  const struct {
    const char* shows;
    std::string bytes;
    const char* expected;
  } cases[] = {
      {"empty", "", "the encoded document has no signature at its start"},
      {"signature only", "portbook", "the encoded document has an early end"},
      {"another version", with(8, 9), "the encoded document has version 9"},
      {"digest of something else", content + base::Sha256Hex(""), "the encoded document has a wrong SHA-256"},
      {"more than a document", Sealed(content + "x"), "the encoded document has bytes after its end"},
      {"a count beyond the end", with(kHeader + 3, '\x7f'),
       "the encoded document has an end in the middle of a value"},
      {"an unknown medium", with(kHeader + 4, 3),
       "the encoded document has an unknown value of an enumeration"},
  };
  for (const auto& c : cases) EXPECT_EQ(MessageFor(c.bytes), c.expected) << c.shows;
}

TEST(Codec, RefusesWhatLeadsNowhere) {
  const auto styled_at = [](std::uint32_t begin, std::uint32_t end, std::uint8_t style) {
    return base::Text::At("x", {{begin, end}, 0, std::nullopt}, style);
  };
  const struct {
    const char* shows;
    std::function<void(Document&)> change;
    const char* expected;
  } cases[] = {
      {"a block that is its own parent", [](Document& d) { d.blocks[1].parent = BlockId{1}; },
       "something out of range in block 1"},
      {"a parent behind its child", [](Document& d) { d.blocks[0].parent = BlockId{1}; },
       "something out of range in block 0"},
      {"a grid that is not there", [](Document& d) { d.blocks[1].grid = GridId{1}; },
       "something out of range in block 1"},
      {"a grid block without a grid", [](Document& d) { d.blocks[1].grid.reset(); },
       "something out of range in block 1"},
      {"a grid in a paragraph", [](Document& d) { d.blocks[0].grid = GridId{0}; },
       "something out of range in block 0"},
      {"a span past the text", [&](Document& d) { d.blocks[0].lines = {styled_at(8, 9, 0)}; },
       "something out of range in block 0"},
      {"a span that ends before it begins", [&](Document& d) { d.grids[0].caption = styled_at(5, 4, 0); },
       "something out of range in grid 0"},
      {"an unknown style", [&](Document& d) { d.grids[0].caption = styled_at(4, 5, 32); },
       "something out of range in grid 0"},
      {"a column left of the grid", [](Document& d) { d.grids[0].rows[0].cells[0].column = -1; },
       "something out of range in grid 0"},
      {"a column right of the grid", [](Document& d) { d.grids[0].rows[0].cells[0].column = 4; },
       "something out of range in grid 0"},
      {"a word past the text", [&](Document& d) { d.pages[0].words[0].text = styled_at(0, 9, 0); },
       "something out of range in page 0"},
      {"a width that is no number",
       [](Document& d) { d.pages[0].width = std::numeric_limits<double>::quiet_NaN(); },
       "a coordinate that is no number"},
  };
  for (const auto& c : cases) {
    Document document = EveryField();
    c.change(document);
    EXPECT_EQ(MessageFor(Encode(document)), "the encoded document has " + std::string(c.expected)) << c.shows;
  }
}

}  // namespace
}  // namespace portbook::doc
