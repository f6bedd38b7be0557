#include "portbook/model/evidence_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace portbook::model {
namespace {

using testing::ElementsAre;

base::Evidence Quote(const std::string& words) { return {base::Text::Synthesized(words), {}}; }

// A guide of one row.
Guide OneRow(const std::string& id, const std::vector<std::string>& cells) {
  Guide guide;
  guide.source.id = id;
  Entry entry;
  for (const std::string& words : cells) {
    RoleCell cell;
    cell.lines = {base::Text::Synthesized(words)};
    entry.cells.push_back(cell);
  }
  guide.entries = {entry};
  guide.entry_ids = {"e_1"};
  return guide;
}

Finding About(const std::string& guide, std::vector<FindingMember> members) {
  Finding finding;
  finding.guide = guide;
  finding.members = std::move(members);
  return finding;
}

TEST(EvidenceWords, AreTheQuotesAndTheirRowsEachOnce) {
  const Guide guide = OneRow("a/b/1", {"Phone", " Gateway\n2 ", "5060"});
  RowsOfGuides rows;
  rows.Add(guide);
  const Finding finding = About("a/b/1", {{"claim", "f_1", "e_1", Quote("5060")},
                                          {"counter-claim", "f_2", "e_1", Quote("5060")},
                                          {"witness", "", "e_9", Quote("port  5061")},
                                          {"witness", "", "", {}}});
  EXPECT_THAT(EvidenceWords(finding, rows), ElementsAre("5060", "Phone | Gateway 2 | 5060", "port 5061"));
}

TEST(EvidenceWords, OfTwoReleasesWithOneRowIdTheOwnRowIsMeant) {
  const Guide old_guide = OneRow("a/b/1", {"80"}), new_guide = OneRow("a/b/2", {"81"});
  RowsOfGuides rows;
  rows.Add(old_guide);
  rows.Add(new_guide);
  EXPECT_THAT(EvidenceWords(About("a/b/2", {{"claim", "", "e_1", {}}}), rows), ElementsAre("81"));
  EXPECT_THAT(EvidenceWords(About("other/guide/1", {{"claim", "", "e_1", {}}}), rows), ElementsAre("80"));
}

TEST(EvidenceHash, TellsListsApartThatReadAlike) {
  EXPECT_NE(EvidenceHash({"ab", "c"}), EvidenceHash({"a", "bc"}));
  EXPECT_EQ(EvidenceHash({"ab"}).size(), 64U);
}

}  // namespace
}  // namespace portbook::model
