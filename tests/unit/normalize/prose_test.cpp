// What remarks and footnotes say of a row, and what becomes of port numbers in prose.
#include <gtest/gtest.h>

#include "tests/unit/normalize/row_writing.h"

namespace portbook::normalize {
namespace {

using model::Transport;
using enum model::Role;

class Prose : public testing::TestWithParam<Case> {};

TEST_P(Prose, Flows) { EXPECT_EQ(FlowsOf(GetParam().table), GetParam().flows); }

Table WithRemark(std::string_view words) { return Table().Row({{port, "443"}, {remarks, words}}); }

INSTANTIATE_TEST_SUITE_P(
    Phrases, Prose,
    testing::Values(
        Case{"exposure", WithRemark("For localhost only."),
             "- -> - | - | unresolved | 443 | exposure=loopback\n"},
        Case{"interface", WithRemark("On the internal interface."),
             "- -> - | - | unresolved | 443 | interface=internal\n"},
        Case{"the_first_phrase_counts", WithRemark("Optional. Required by none."),
             "- -> - | - | unresolved | 443 | requirement=optional\n"},
        Case{"a_condition_is_its_sentence", WithRemark("Log. Only if asked. Cheap."),
             "- -> - | - | unresolved | 443 | condition=Only if asked.\n"},
        Case{"step_and_count", WithRemark("In steps of 2, 10 chosen."),
             "- -> - | - | unresolved | 443 (steps of 2) (10 randomly chosen)\n"},
        Case{"a_candidate_sets_nothing", WithRemark("In the DMZ."), "- -> - | - | unresolved | 443\n"},
        Case{"the_default_in_a_remark_may_be_of_another_number", WithRemark("This is the default."),
             "- -> - | - | unresolved | 443\n"},
        Case{"the_default_in_a_note_at_the_port",
             Table().Row({{port, "443"}}).Footnote(0, "This is the default."),
             "- -> - | - | unresolved | 443 (default)\n"},
        Case{"the_default_in_a_note_at_another_cell",
             Table().Row({{port, "443"}, {source, "A"}}).Footnote(1, "This is the default."),
             "A -> - | - | unresolved | 443\n"},
        Case{"a_note_is_a_condition_whole", Table().Row({{port, "443"}}).Footnote(0, "Only if asked. Cheap."),
             "- -> - | - | unresolved | 443 | condition=Only if asked. Cheap.\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(Texts, Prose,
                         testing::Values(Case{"applies_to_by_lines",
                                              Table().Row({{port, "1"}, {applies_to, "7.0\n7.1"}}),
                                              "- -> - | - | unresolved | 1 | applies_to=7.0, 7.1\n"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Texts, SeveralColumnsOfRemarksAreOneText) {
  const Normalized read =
      Read(Table().Row({{port, "1"}, {remarks, "One\nline"}, {purpose, "Why"}, {remarks, "Two"}}));
  EXPECT_EQ(read.result.flows.front().remarks, "One line | Two");
  EXPECT_EQ(read.result.flows.front().purpose, "Why");
}

Table WithoutPort() { return Table().Row({{source, "A"}, {transport, "TCP"}, {port, ""}}); }
Table WithPort() { return Table().Row({{source, "A"}, {transport, "TCP"}, {port, "443"}}); }

INSTANTIATE_TEST_SUITE_P(
    Mentions, Prose,
    testing::Values(
        Case{"a_number_in_the_row_is_a_candidate_for_its_missing_port",
             WithoutPort().Mention(8082, 8082, Transport::unresolved, 0),
             "A -> - | - | tcp | missing\n"
             "  candidate unresolved 8082-8082\n"},
        Case{"the_same_number_twice_is_one_candidate",
             WithoutPort().Mention(8082, 8082, Transport::tcp, 0).Mention(8082, 8082, Transport::tcp, 0),
             "A -> - | - | tcp | missing\n"
             "  candidate tcp 8082-8082\n"},
        Case{"a_candidate_has_the_transport_that_its_sentence_names",
             WithoutPort()
                 .Mention(554, 554, Transport::unresolved, 0)
                 .Sentence("A TCP connection to port 554"),
             "A -> - | - | tcp | missing\n"
             "  candidate tcp 554-554\n"},
        Case{"a_sentence_that_names_two_transports_names_none",
             WithoutPort().Mention(554, 554, Transport::unresolved, 0).Sentence("TCP or UDP, port 554"),
             "A -> - | - | tcp | missing\n"
             "  candidate unresolved 554-554\n"},
        Case{"the_sentence_that_names_the_transport_says_more",
             WithoutPort()
                 .Mention(554, 554, Transport::unresolved, 0)
                 .Mention(554, 554, Transport::unresolved, 0)
                 .Sentence("UDP on port 554")
                 .Mention(554, 554, Transport::unresolved, 0),
             "A -> - | - | tcp | missing\n"
             "  candidate udp 554-554\n"},
        Case{"a_number_in_no_table",
             WithPort().Mention(8600, 8610, Transport::tcp, -1).Mention(8600, 8610, Transport::tcp, -1),
             "A -> - | - | tcp | 443\n"
             "port-in-prose-only: port 8600-8610 stands in prose and in no table\n"},
        Case{"a_number_that_a_table_states", WithPort().Mention(443, 443, Transport::unresolved, -1),
             "A -> - | - | tcp | 443\n"},
        Case{"a_number_that_a_table_states_for_another_transport",
             WithPort().Mention(443, 443, Transport::udp, -1),
             "A -> - | - | tcp | 443\n"
             "port-in-prose-only: port 443 stands in prose and in no table\n"},
        Case{"a_number_that_is_a_candidate_elsewhere",
             WithoutPort().Mention(8082, 8082, Transport::tcp, -1).Mention(8082, 8082, Transport::tcp, 0),
             "A -> - | - | tcp | missing\n"
             "  candidate tcp 8082-8082\n"},
        Case{"a_number_that_a_rule_ignores",
             WithPort().Mention(1024, 1024, Transport::unresolved, -1).IgnoredBy("bound"),
             "A -> - | - | tcp | 443\n"},
        Case{"the_default_of_the_rows_port",
             WithPort().Mention(443, 443, Transport::unresolved, 0).DefaultPort(),
             "A -> - | - | tcp | 443 (default)\n"},
        Case{"the_default_of_another_number",
             WithPort().Mention(80, 80, Transport::unresolved, 0).DefaultPort(),
             "A -> - | - | tcp | 443\n"
             "port-in-prose-only: port 80 stands in prose and in no table\n"}),
    [](const auto& test) { return std::string(test.param.name); });

// It may hold a condition, which the number alone does not show.
TEST(MentionStatements, ACandidateIsQuotedWithItsSentence) {
  const Normalized read =
      Read(WithoutPort().Mention(80, 80, Transport::unresolved, 0).Sentence("If allowed, port 80 is used."));
  EXPECT_EQ(read.result.flows.front().port_candidates.front().evidence.quote.value(),
            "If allowed, port 80 is used.");
}

struct Answer {
  std::string_view header, cell;
  std::optional<model::Exposure> exposure;
};

// By the shipped rules: what a cell says only with its column's header.
TEST(Answers, OfAColumnAboutExposure) {
  const rules::Library library = *rules::Library::Read(PORTBOOK_ROOT "/rules");
  const rules::RuleSet rules = *library.ForPack("");
  for (const Answer& answer : {Answer{"External access required?", "Yes", model::Exposure::external},
                               Answer{"Internet facing", "no", model::Exposure::internal},
                               Answer{"External access", "Through the gateway", std::nullopt},
                               Answer{"Remarks", "Yes", std::nullopt}}) {
    Table table = Table().Row({{port, "1"}, {remarks, answer.cell}}).Header(1, answer.header);
    diag::Sink sink;
    const Normalization result = Normalize(table.interpretation(), "test/case", rules, {}, sink);
    EXPECT_EQ(result.flows.front().exposure, answer.exposure) << answer.header << ": " << answer.cell;
    EXPECT_EQ(result.flows.front().remarks, answer.cell);
  }
}

TEST(MentionStatements, AWitnessIsStatedByProse) {
  EXPECT_EQ(StatementsOf(Table().Row({{port, "443"}}).Mention(443, 443, Transport::unresolved, -1)),
            "port = 443 <443> cell by grammar:ports\n"
            "port = 443 <port 443> prose by mention\n");
}

TEST(MentionStatements, FreeProseIsShownWithItsSentence) {
  const auto quotes = [](int entry) {
    const Normalized read =
        Read(Table().Row({{port, "443"}}).Mention(443, 443, Transport::unresolved, entry));
    std::string text;
    for (const base::Evidence& evidence : read.result.flows.front().statements.back().evidence)
      text += "<" + std::string(evidence.quote.value()) + ">";
    return text;
  };
  EXPECT_EQ(quotes(-1), "<port 443><Mind port 443.>");
  EXPECT_EQ(quotes(0), "<port 443>");
}

}  // namespace
}  // namespace portbook::normalize
