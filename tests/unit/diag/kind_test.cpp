#include "portbook/diag/kind.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace portbook::diag {
namespace {

TEST(Kinds, NamesArePublic) {
  std::string listed;
  for (const KindInfo& info : Kinds()) {
    listed += std::string(info.name) + "\n";
  }
  EXPECT_EQ(listed,
            "input-empty\n"
            "input-not-text\n"
            "input-invalid-utf8\n"
            "input-nul-bytes\n"
            "input-cut-off\n"
            "limit-exceeded\n"
            "decoder-died\n"
            "page-without-text\n"
            "characters-unknown\n"
            "text-cut\n"
            "cell-shifted\n"
            "cell-orphaned\n"
            "column-empty\n"
            "header-drifted\n"
            "count-drifted\n"
            "footnote-dangling\n"
            "term-misspelled\n"
            "brackets-unpaired\n"
            "guide-partial\n"
            "section-mismatch\n"
            "port-missing\n"
            "port-in-prose-only\n"
            "transport-missing\n"
            "listener-unstated\n"
            "endpoint-in-prose-only\n"
            "pairing-uncertain\n"
            "value-unparsed\n"
            "entry-unread\n"
            "not-a-port\n"
            "range-suspicious\n"
            "range-wide\n"
            "registered-otherwise\n"
            "flow-duplicated\n"
            "port-reused\n"
            "port-shared-across-products\n"
            "port-contradicted\n"
            "transport-contradicted\n"
            "service-contradicted\n"
            "security-contradicted\n"
            "exposure-contradicted\n"
            "endpoint-contradicted\n"
            "requirement-contradicted\n"
            "source-port-contradicted\n"
            "direction-reversed\n"
            "direction-contradicted\n"
            "remark-contradicts-row\n"
            "alternative-flows\n"
            "range-overlaps\n"
            "changed-between-releases\n"
            "alias-suggested\n"
            "flow-changed\n"
            "decision-stale\n"
            "decision-orphaned\n");
}

TEST(Kinds, EachIsExplainedInItsOwnSentences) {
  std::set<std::string_view> sentences;
  for (const KindInfo& info : Kinds()) {
    EXPECT_TRUE(info.meaning.ends_with('.')) << info.name;
    EXPECT_TRUE(sentences.insert(info.meaning).second) << info.name;
  }
}

TEST(Kinds, ParseIsTheInverseOfName) {
  for (const KindInfo& info : Kinds()) EXPECT_EQ(ParseKind(Name(info.kind)), info.kind);
  EXPECT_EQ(Name(Kind::port_missing), "port-missing");
  EXPECT_EQ(ParseKind("port_missing"), std::nullopt);
  EXPECT_EQ(ParseKind(""), std::nullopt);
}

TEST(Severity, ParseIsTheInverseOfName) {
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    EXPECT_EQ(ParseSeverity(Name(severity)), severity);
  }
  EXPECT_EQ(ParseSeverity("fatal"), std::nullopt);
}

}  // namespace
}  // namespace portbook::diag
