// A guide to bytes and back. That no field is left out is the compiler's word (base/archive.h); here it is
// shown of values, and of bytes that are damaged.
#include "portbook/model/codec.h"

#include <gtest/gtest.h>

#include <string>

#include "portbook/base/digest.h"
#include "portbook/doc/codec.h"

namespace portbook::model {
namespace {

base::Evidence Quote(const std::string& words, std::uint32_t begin) {
  return {base::Text::At(words, {{begin, begin + static_cast<std::uint32_t>(words.size())}, 1, {}}),
          {0, 1, 2}};
}

Entry SomeEntry() {
  Entry entry;
  entry.form = EntryForm::line;
  entry.table = 3;
  entry.section = 2;
  entry.table_key = "ports";
  entry.cells = {{Role::port,
                  doc::CellState::stated,
                  {Quote("443", 4).quote},
                  {0, 1, 2},
                  "Port",
                  Transport::tcp,
                  Direction::inbound,
                  "7.0",
                  CellPlacement::moved}};
  entry.sentence = Quote("TCP 443", 0);
  entry.context = {{Field::component, "Gateway", Quote("TCP", 0), "common:x"}};
  entry.footnotes = {{"*", Quote("T", 0), Quote("C", 1)}};
  entry.rule = "common:y";
  return entry;
}

Flow SomeFlow() {
  Flow flow;
  flow.id = "f_1";
  flow.entry = 0;
  flow.source = "Phone";
  flow.interface = Interface::external;
  flow.services = {"sip", "https"};
  flow.security = Security::mtls;
  flow.transport = Transport::sctp;
  flow.port = {PortKind::range, PortRange::Make(10, 20), true, 2, 5};
  flow.source_port = PortSpec{PortKind::any, std::nullopt, std::nullopt, std::nullopt, std::nullopt};
  flow.requirement = Requirement::conditional;
  flow.statements = {{Field::port, "10-20", "10 to 20", Basis::heading, "rule", {Quote("443", 4)}}};
  flow.port_candidates = {{*PortRange::Make(7, 9), Transport::udp, Quote("443", 4)}};
  flow.endpoint_candidates = {{"Hub", true, Quote("TCP", 0)}};
  return flow;
}

Guide SomeGuide() {
  Guide guide;
  guide.source.id = "acme/gateway/1.0";
  guide.source.url = "https://example.com/";
  guide.document.capture_sha256 = base::Sha256Hex("x");
  guide.document.text = "TCP 443";
  guide.entries = {SomeEntry()};
  guide.entry_ids = {"e_1"};
  guide.flows = {SomeFlow()};
  guide.decisions = {{"n_1",
                      diag::Kind::port_missing,
                      Verdict::fix,
                      "f_1",
                      {"f_1"},
                      {{Field::port, "1"}},
                      "why",
                      "who",
                      "2026-11-28",
                      "abc",
                      {"words"},
                      Standing::stale,
                      "n_2"}};
  guide.accounts = {{false, Fate::rejected, "port-missing", Quote("443", 4)}};
  guide.conservation.rows = 7;
  guide.conservation.leaks = {"a row ended twice"};
  return guide;
}

std::vector<diag::Diagnostic> SomeDiagnostics() {
  return {{diag::Kind::cell_shifted, "a cell stands one to the left", {Quote("443", 4)}, "look"}};
}

TEST(GuideCodec, DecodeIsTheInverseOfEncode) {
  const base::Expected<DecodedGuide> decoded = Decode(Encode(SomeGuide(), SomeDiagnostics()));
  ASSERT_TRUE(decoded) << decoded.error().ToString();
  EXPECT_EQ(decoded->guide, SomeGuide());
  EXPECT_EQ(decoded->diagnostics, SomeDiagnostics());
}

TEST(GuideCodec, EveryFlippedByteAndEveryTruncationIsAnError) {
  const std::string bytes = Encode(SomeGuide(), SomeDiagnostics());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(static_cast<unsigned char>(damaged[i]) ^ 0x01U);
    EXPECT_FALSE(Decode(damaged)) << i;
    EXPECT_FALSE(Decode(std::string_view(bytes).substr(0, i))) << i;
  }
}

// Behind a right digest the damage is met by the reader itself: it ends, and what it accepts is what Encode
// writes.
TEST(GuideCodec, UnderARightDigestOnlyWhatEncodeWritesIsAccepted) {
  const std::string bytes = Encode(SomeGuide(), SomeDiagnostics());
  const std::string content = bytes.substr(0, bytes.size() - 64);
  for (std::size_t i = 0; i < content.size(); ++i) {
    for (const unsigned flip : {0x01U, 0x80U, 0xffU}) {
      std::string damaged = content;
      damaged[i] = static_cast<char>(static_cast<unsigned char>(damaged[i]) ^ flip);
      damaged += base::Sha256Hex(damaged);
      const base::Expected<DecodedGuide> decoded = Decode(damaged);
      EXPECT_EQ(decoded ? Encode(decoded->guide, decoded->diagnostics) : damaged, damaged) << i;
    }
  }
}

TEST(GuideCodec, RefusesWhatLeadsNowhere) {
  Guide guide = SomeGuide();
  guide.flows[0].entry = 1;
  EXPECT_EQ(Decode(Encode(guide, {})).error().message, "the encoded guide has an index out of range");
  guide = SomeGuide();
  guide.entry_ids.clear();
  EXPECT_FALSE(Decode(Encode(guide, {})));
  EXPECT_EQ(Decode(doc::Encode(guide.document)).error().message,
            "the encoded guide has no signature at its start");
}

}  // namespace
}  // namespace portbook::model
