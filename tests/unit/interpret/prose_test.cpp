// Port numbers and telling words in running text.
#include <gtest/gtest.h>

#include "tests/unit/interpret/guide_writing.h"

namespace portbook::interpret {
namespace {

struct Case {
  std::string_view name;
  std::string_view paragraph;
  std::string_view dump;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class Prose : public testing::TestWithParam<Case> {};

TEST_P(Prose, Mentions) { EXPECT_EQ(Interpreted(Guide().Paragraph(GetParam().paragraph)), GetParam().dump); }

INSTANTIATE_TEST_SUITE_P(
    Numbers, Prose,
    testing::Values(Case{"a_port", "Open port 443. Close the rest.",
                         "mention 443 unresolved: port 443 <Open port 443.>\n"},
                    Case{"a_port_with_its_transport", "Open UDP port 514.",
                         "mention 514 udp: UDP port 514 <Open UDP port 514.>\n"},
                    Case{"a_list", "Open ports 80 and 443.",
                         "mention 80 unresolved: ports 80 and 443 <Open ports 80 and 443.>\n"
                         "mention 443 unresolved: ports 80 and 443 <Open ports 80 and 443.>\n"},
                    Case{"a_range", "Open ports 8600-8610.",
                         "mention 8600-8610 unresolved: ports 8600-8610 <Open ports 8600-8610.>\n"},
                    Case{"in_the_order_of_the_text", "Open 443/tcp, not port 80.",
                         "mention 443 tcp: 443/tcp <Open 443/tcp, not port 80.>\n"
                         "mention 80 unresolved: port 80 <Open 443/tcp, not port 80.>\n"},
                    Case{"of_two_rules_for_one_number_the_one_with_the_transport_reads_it",
                         "Open port 443/tcp.", "mention 443 tcp: 443/tcp <Open port 443/tcp.>\n"},
                    Case{"a_number_that_a_rule_ignores", "Nothing above port 1024 is used.",
                         "mention 1024 unresolved ignored by common:ignore.bound: port 1024 "
                         "<Nothing above port 1024 is used.>\n"},
                    Case{"a_number_that_a_phrase_reads", "Of these, ports 10 chosen at will.",
                         "mention 10 unresolved ignored by common:phrase.count: ports 10 "
                         "<Of these, ports 10 chosen at will.>\n"},
                    Case{"a_number_alone_is_no_port", "Up to 443 users.", ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ProsePlaces, AMentionInARemarkKnowsItsEntry) {
  EXPECT_EQ(Interpreted(Guide().Table("", "Port | Remarks\n | Uses port 8082.")),
            "table 0 grid 0 row 1 [port|remarks|]\n"
            "  port (blank): \n"
            "  remarks: Uses port 8082.\n"
            "grid 0 row 0 ignored by header\n"
            "mention 8082 unresolved in entry 0: port 8082 <Uses port 8082.>\n");
}

TEST(ProsePlaces, ASentenceMayGoOverALineEnd) {
  EXPECT_EQ(Interpreted(Guide().Paragraph("Open\nport\n443. Close the rest.")),
            "mention 443 unresolved: port 443 <Open port 443.>\n");
}

TEST(ProseLimits, BeyondTheMostEntriesNumbersAreMentions) {
  const rules::Library library = LibraryWith();
  const rules::RuleSet rules = RulesOf(library);
  diag::Sink sink;
  InterpretOptions options;
  options.max_prose_entries = 1;
  const Guide guide = Guide().Paragraph("443/tcp: console").Paragraph("22/tcp: shell");
  const model::Interpretation result = Interpret(guide.document(), rules, options, sink);
  ASSERT_EQ(result.entries.size(), 1U);
  EXPECT_EQ(result.entries.front().sentence.quote.value(), "443/tcp: console");
  ASSERT_EQ(result.mentions.size(), 2U);
  EXPECT_EQ(result.mentions[0].entry, 0);
  EXPECT_EQ(result.mentions[1].entry, -1);
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().kind, diag::Kind::limit_exceeded);
}

// As one long paragraph would: each rule reads it once, and what is beyond the limit is told.
TEST(ProseLimits, BeyondTheMostBytesNoPortsAreSought) {
  const rules::Library library = LibraryWith();
  const rules::RuleSet rules = RulesOf(library);
  diag::Sink sink;
  InterpretOptions options;
  options.max_searched_bytes = 20;
  const Guide guide = Guide().Paragraph("Open port 443. Close \u00e9 port 80.");
  const model::Interpretation result = Interpret(guide.document(), rules, options, sink);
  ASSERT_EQ(result.mentions.size(), 1U);
  EXPECT_EQ(result.mentions.front().first, 443);
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().kind, diag::Kind::limit_exceeded);
}

TEST(ProseLimits, BeyondTheMostMentionsNumbersAreTold) {
  const rules::Library library = LibraryWith();
  const rules::RuleSet rules = RulesOf(library);
  diag::Sink sink;
  InterpretOptions options;
  options.max_mentions = 1;
  const Guide guide = Guide().Paragraph("Close port 443. Close port 80. Close port 22.");
  const model::Interpretation result = Interpret(guide.document(), rules, options, sink);
  EXPECT_EQ(result.mentions.size(), 1U);
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().kind, diag::Kind::limit_exceeded);
}

TEST(ProseSignals, AreFindingsWithTheirSentence) {
  EXPECT_EQ(Interpreted(Guide().Paragraph("Read on. This is a partial list. Thanks.")),
            "guide-partial: the guide says so itself: \u201cThis is a partial list.\u201d\n");
}

// A download that was cut off: the port may be 8443.
TEST(ProseEnds, ANumberThatTheFileEndsBehindIsNotStated) {
  const rules::Library library = LibraryWith(
      "[[statement]]\nname = \"listens\"\nof = \"sentence\"\nmatch = 'listens on'\nsamples = [\"It listens "
      "on "
      "port 1.\"]\n");
  const rules::RuleSet rules = RulesOf(library);
  for (const std::string end : {"", ".", "\n"}) {
    SCOPED_TRACE(end);
    doc::Document document = Guide().Paragraph("The gate listens on TCP port 844").document();
    document.text.resize(document.blocks.front().lines.front().Extent().end);
    document.text += end;
    diag::Sink sink;
    const model::Interpretation result = Interpret(document, rules, {}, sink);
    EXPECT_EQ(result.entries.size(), end.empty() ? 0U : 1U);
    EXPECT_EQ(result.mentions.size(), 1U);
    EXPECT_EQ(sink.diagnostics().size(), end.empty() ? 1U : 0U);
    for (const diag::Diagnostic& said : sink.diagnostics()) EXPECT_EQ(said.kind, diag::Kind::input_cut_off);
  }
}

}  // namespace
}  // namespace portbook::interpret
