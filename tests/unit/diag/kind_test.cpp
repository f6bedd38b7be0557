#include "portbook/diag/kind.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace portbook::diag {
namespace {

TEST(Kinds, NamesAndSeveritiesArePublic) {
  std::string listed;
  for (const KindInfo& info : Kinds()) {
    listed += std::string(info.name) + " " + std::string(Name(info.severity)) + "\n";
  }
  EXPECT_EQ(listed,
            "input-empty error\n"
            "input-not-text error\n"
            "input-invalid-utf8 warning\n"
            "input-nul-bytes warning\n"
            "limit-exceeded error\n"
            "decoder-died error\n"
            "page-without-text warning\n"
            "cell-shifted error\n"
            "cell-orphaned warning\n"
            "column-empty note\n"
            "header-drifted warning\n"
            "count-drifted error\n"
            "footnote-dangling warning\n"
            "term-misspelled note\n"
            "brackets-unpaired note\n"
            "guide-partial note\n"
            "section-mismatch note\n"
            "port-missing error\n"
            "port-in-prose-only note\n"
            "transport-missing warning\n"
            "listener-unstated note\n"
            "pairing-uncertain warning\n"
            "value-unparsed error\n"
            "entry-unread error\n"
            "not-a-port error\n"
            "range-suspicious warning\n"
            "range-wide note\n"
            "registered-otherwise note\n"
            "flow-duplicated warning\n"
            "port-reused note\n"
            "port-shared-across-products note\n"
            "transport-contradicted error\n"
            "service-contradicted warning\n"
            "security-contradicted warning\n"
            "exposure-contradicted error\n"
            "endpoint-contradicted warning\n"
            "requirement-contradicted warning\n"
            "source-port-contradicted warning\n"
            "direction-reversed warning\n"
            "direction-contradicted warning\n"
            "remark-contradicts-row warning\n"
            "alternative-flows note\n"
            "range-overlaps note\n"
            "changed-between-releases note\n"
            "alias-suggested note\n"
            "decision-stale warning\n"
            "decision-orphaned warning\n");
}

TEST(Kinds, EachIsExplainedInItsOwnSentences) {
  std::set<std::string_view> sentences;
  for (const KindInfo& info : Kinds()) {
    EXPECT_TRUE(info.meaning.ends_with('.')) << info.name;
    EXPECT_TRUE(sentences.insert(info.meaning).second) << info.name;
    EXPECT_TRUE(info.why.ends_with('.')) << info.name;
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
