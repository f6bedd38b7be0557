// Names that may be one: what is suggested, and what is two hosts for good reasons.
#include <gtest/gtest.h>

#include "tests/unit/reconcile/readings.h"

namespace portbook::reconcile {
namespace {

// "LATER = FIRST" for each suggestion.
std::vector<std::string> Suggested(const std::vector<std::vector<Row>>& guides) {
  const TestRules rules;
  std::vector<Reading> readings;
  for (const std::vector<Row>& rows : guides) {
    readings.push_back(MakeReading("acme/hub/" + std::to_string(readings.size() + 1), rows, rules.rules()));
    readings.back().guide.source.publisher = "Acme";
  }
  std::vector<std::string> suggested;
  for (const model::Finding& finding : Reconcile(readings, {}).findings) {
    if (finding.kind != diag::Kind::alias_suggested) continue;
    const std::string& message = finding.message;
    const std::size_t first_end = message.find('"', 1), second = message.find('"', first_end + 1);
    suggested.push_back(message.substr(1, first_end - 1) + " = " +
                        message.substr(second + 1, message.find('"', second + 1) - second - 1));
    EXPECT_EQ(finding.members.size(), 2U);
  }
  return suggested;
}

Row To(const std::string& destination) { return {.destination = destination, .ports = "443"}; }

using Names = std::vector<std::string>;

TEST(SuggestedAliases, AreNamesThatDifferInPublisherPunctuationOrOneLetter) {
  EXPECT_EQ(Suggested({{To("Call Manager"), To("Acme Call Manager")}}),
            Names{"Acme Call Manager = Call Manager"});
  EXPECT_EQ(Suggested({{To("Front-End Server"), To("Front End Server")}}),
            Names{"Front End Server = Front-End Server"});
  EXPECT_EQ(Suggested({{To("Front End Servers"), To("Front End Server")}}),
            Names{"Front End Server = Front End Servers"});
  EXPECT_EQ(Suggested({{To("Meeting Server"), To("Meetng Server")}}),
            Names{"Meetng Server = Meeting Server"});
}

TEST(SuggestedAliases, AreFoundAcrossGuides) {
  EXPECT_EQ(Suggested({{To("Acme Call Manager")}, {To("Call Manager")}}),
            Names{"Call Manager = Acme Call Manager"});
}

TEST(SuggestedAliases, OtherRolesNumbersAndAcronymsAreOtherHosts) {
  EXPECT_EQ(Suggested({{To("Hub Publisher"), To("Hub Subscriber"), To("Hub")}}), Names{});
  EXPECT_EQ(Suggested({{To("Server10 A"), To("Server11 A"), To("Node 1"), To("Node 2")}}), Names{});
  EXPECT_EQ(Suggested({{To("SSL Proxy"), To("SQL Proxy")}}), Names{});
  EXPECT_EQ(Suggested({{To("CALL manager"), To("Call Manager")}}), Names{});
}

TEST(SuggestedAliases, TwoEndsOfOneFlowAreTwoHosts) {
  EXPECT_EQ(Suggested({{{.source = "Front End Server", .destination = "Front End Servers", .ports = "443"}}}),
            Names{});
}

TEST(SuggestedAliases, ChangeNoName) {
  const TestRules rules;
  const Reading reading =
      MakeReading("acme/hub/1", {To("Meeting Server"), To("Meetng Server")}, rules.rules());
  const model::Catalog catalog = Reconcile({reading}, {});
  EXPECT_EQ(catalog.guides[0].flows, reading.guide.flows);
}

}  // namespace
}  // namespace portbook::reconcile
