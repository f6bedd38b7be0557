#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "portbook/base/version.h"
#include "portbook/catalog/catalog.h"
#include "tests/unit/catalog/sample_catalog.h"

namespace portbook::catalog {
namespace {

TEST(Json, ReadsEveryFieldThatItWrote) {
  const base::Expected<model::Catalog> read = FromJson(ToJson(SampleCatalog()));
  ASSERT_TRUE(read.has_value()) << read.error().ToString();
  EXPECT_TRUE(*read == SampleCatalog());
  EXPECT_EQ(ToJson(*read), ToJson(SampleCatalog()));
}

TEST(Json, LeavesOutBlocksMarkupWordsAndTextOfADocument) {
  model::Catalog catalog = SampleCatalog();
  const std::string without = ToJson(catalog);
  catalog.guides[1].document.text = "the whole text";
  catalog.guides[1].document.blocks.resize(3);
  catalog.guides[1].document.markup = {{0, 3}};
  catalog.guides[1].document.pages[0].words.resize(2);
  catalog.guides[1].document.pages[0].rulings.resize(2);
  EXPECT_EQ(ToJson(catalog), without);
}

TEST(Json, OfAnEmptyCatalog) {
  EXPECT_EQ(ToJson({}), R"({
  "schema_version": "2.0.0",
  "data_version": "",
  "tool_version": ")" + std::string(base::kVersion) +
                            R"(",
  "logical_hash": "6bf64cebe6539d29e4cfa82a198389863049de97c3e4a8a4bb0fdc75917af6d1",
  "guides": [],
  "finding_groups": [],
  "findings": []
}
)");
}

TEST(Json, OfAGuideHasOneStatementALine) {
  EXPECT_EQ(GuideToJson(PlainGuide(), {}, {}), R"({
  "guide": {
    "id": "acme/router/1.0",
    "vendor": "acme",
    "product": "router",
    "release": "1.0",
    "title": "Ports of router",
    "publisher": "acme",
    "authority": "vendor",
    "document_date": null,
    "url": null,
    "media_type": "text",
    "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "transcribed": false,
    "original_sha256": null,
    "pack": ""
  },
  "flows": [
    {
      "id": "f_1",
      "entry_id": "e_1",
      "fact_key": "k1",
      "component": null,
      "source": null,
      "destination": null,
      "source_host": null,
      "destination_host": null,
      "component_host": null,
      "source_process": null,
      "destination_process": null,
      "component_process": null,
      "interface": null,
      "direction": null,
      "services": [],
      "security": null,
      "transport": "unresolved",
      "protocol_number": null,
      "icmp_type": null,
      "icmp_code": null,
      "port_kind": "fixed",
      "port_first": 443,
      "port_last": 443,
      "port_default": null,
      "port_step": null,
      "port_count": null,
      "source_port_kind": null,
      "source_port_first": null,
      "source_port_last": null,
      "source_port_default": null,
      "source_port_step": null,
      "source_port_count": null,
      "source_port_role": null,
      "exposure": null,
      "requirement": null,
      "condition": null,
      "applies_to": [],
      "purpose": null,
      "remarks": null,
      "statements": [
        {"field": "port", "value": "443", "raw": "443", "basis": "cell", "rule": "ports", "evidence": [{"quote": "443", "at": [[0, 3, 10, 13]], "grid": 0, "row": 0, "column": 0}]}
      ],
      "port_candidates": [],
      "endpoint_candidates": []
    }
  ],
  "finding_groups": [],
  "findings": [],
  "conservation": {
    "rows": 1,
    "rows_stated": 1,
    "rows_ignored": 0,
    "rows_rejected": 0,
    "numbers": 0,
    "numbers_stated": 0,
    "numbers_ignored": 0,
    "numbers_rejected": 0,
    "characters": 0,
    "characters_in_blocks": 0,
    "leaks": []
  }
}
)");
}

TEST(Json, OfFindingsNamesTheirGuides) {
  model::Catalog catalog;
  catalog.data_version = "2024.1";
  catalog.groups = SampleCatalog().groups;
  catalog.findings = {SampleCatalog().findings[0]};
  catalog.findings[0].members.pop_back();
  EXPECT_EQ(FindingsToJson(catalog), R"({
  "schema_version": "2.0.0",
  "data_version": "2024.1",
  "finding_groups": [
    {
      "id": "g_1",
      "kind": "port-shared-across-products",
      "severity": "note",
      "guide": "acme/router/1.0",
      "subject": "tcp 443",
      "message": "443 is used by two products.",
      "why": "Whoever opens it for one opens it for both.",
      "resolve": "Give one of them another port.",
      "findings": 1
    }
  ],
  "findings": [
    {
      "id": "n_1",
      "kind": "port-shared-across-products",
      "severity": "note",
      "guide": "acme/router/1.0",
      "group_id": "g_1",
      "message": "443 is used by two products.",
      "scopes": "exposure dmz in 1 of 2 rows; interface, condition and release unstated",
      "help": "Do not run both on one host.",
      "verdict": null,
      "members": [
        {"role": "claim", "flow_id": "f_1", "entry_id": "e_1", "evidence": {"quote": "443", "at": [[0, 3, 10, 13]], "grid": 0, "row": 0, "column": 0}},
        {"role": "counter-claim", "flow_id": "f_4", "entry_id": null, "evidence": {"quote": "443", "at": [[0, 3, 618, 621]], "grid": null, "row": null, "column": null}}
      ]
    }
  ]
}
)");
}

TEST(Json, WritesARunAsShortAsItCan) {
  const base::Box box{72, 90.25, 200, 101};
  const struct {
    base::Locator at;
    std::uint8_t style;
    std::string_view expected;
  } cases[] = {
      {{{7, 9}, 0, {}}, base::kPlain, R"("at": [[0, 2, 7, 9]])"},
      {{{7, 9}, 3, {}}, base::kPlain, R"("at": [[0, 2, 7, 9, 3]])"},
      {{{7, 9}, 0, {}}, base::kStrong, R"("at": [[0, 2, 7, 9, 0, 1]])"},
      {{{7, 9}, 3, box}, base::kPlain, R"("at": [[0, 2, 7, 9, 3, 0, [72, 90.25, 200, 101]]])"},
  };
  for (const auto& c : cases) {
    model::Guide guide = PlainGuide();
    guide.flows[0].statements[0].evidence[0].quote = base::Text::At("ab", c.at, c.style);
    EXPECT_THAT(GuideToJson(guide, {}, {}), testing::HasSubstr(c.expected));
  }
}

TEST(Json, StaysReadableWhateverTheBytes) {
  const struct {
    std::string_view words;
    std::string_view expected;
  } cases[] = {
      {"caf\xC3\xA9", "\"title\": \"caf\xC3\xA9\""},
      {"a\"b\\c\n\t\x01", R"("title": "a\"b\\c\n\t\u0001")"},
      {"half \xC3", "\"title\": \"half \xEF\xBF\xBD\""},
  };
  for (const auto& c : cases) {
    model::Guide guide = PlainGuide();
    guide.source.title = c.words;
    EXPECT_THAT(GuideToJson(guide, {}, {}), testing::HasSubstr(c.expected));
  }
}

TEST(Json, NamesThePlaceOfWhatIsWrong) {
  const struct {
    std::string_view written;
    std::string_view instead;
    std::string_view expected;
  } cases[] = {
      {R"("schema_version": "2.0.0")", R"("schema_version": "3.0.0")",
       "the dataset has schema version 3.0.0, and this program reads 2.0.0"},
      {R"("transport": "unresolved",)", R"("transport": "tpc",)",
       "guides[0].flows[0].transport has an unknown value 'tpc'"},
      {R"("port_first": 443)", R"("port_first": 70000)", "guides[0].flows[0].port_first is out of range"},
      {R"("port_first": 443)", R"("port_first": 18446744073709551615)",
       "guides[0].flows[0].port_first is out of range"},
      {R"("port_first": 443)", R"("port_first": 444)",
       "guides[0].flows[0].port_kind the port's parts do not make a port"},
      {R"("port_first": 443)", R"("port_first": null)",
       "guides[0].flows[0].port_kind the port's parts do not make a port"},
      {R"("port_kind": "fixed")", R"("port_kind": null)",
       "guides[0].flows[0].port_kind the port's parts do not make a port"},
      {R"("port_first": 443)", R"("port_first": "443")", "guides[0].flows[0].port_first is no integer"},
      {R"("purpose": null,)", R"("purpose": 1,)", "guides[0].flows[0].purpose is no string"},
      {R"("purpose": null,)", "", "guides[0].flows[0].purpose is missing"},
      {R"("purpose": null,)", R"("purpose": null, "owner": null,)",
       "guides[0].flows[0].owner is not in the schema"},
      {R"("services": [],)", R"("services": "http",)", "guides[0].flows[0].services is no array"},
      {R"("transcribed": false,)", R"("transcribed": 0,)",
       "guides[0].source.transcribed is neither true nor false"},
      {R"([[0, 3, 10, 13]], "grid": 0, "row": 0, "column": 0}]})",
       R"([[0, 4, 10, 14]], "grid": 0, "row": 0, "column": 0}]})",
       "guides[0].flows[0].statements[0].evidence[0].at has runs out of order or outside the text"},
      {R"([[0, 3, 10, 13]], "grid": 0, "row": 0, "column": 0}]})",
       R"([[0, 3, 10]], "grid": 0, "row": 0, "column": 0}]})",
       "guides[0].flows[0].statements[0].evidence[0].at[0] is no run of four to seven values"},
      {R"("entry_id": "e_1")", R"("entry_id": "e_9")",
       "guides[0].flows a flow names an entry that the guide does not have"},
  };
  model::Catalog catalog;
  catalog.guides = {PlainGuide()};
  for (const auto& c : cases) {
    std::string json = ToJson(catalog);
    const std::size_t at = json.find(c.written);
    ASSERT_NE(at, std::string::npos) << c.written;
    json.replace(at, c.written.size(), c.instead);
    const base::Expected<model::Catalog> read = FromJson(json);
    ASSERT_FALSE(read.has_value()) << c.instead;
    EXPECT_EQ(read.error().message, c.expected);
  }
}

TEST(Json, RejectsWhatIsNoJson) {
  const base::Expected<model::Catalog> read = FromJson("{\"guides\": [");
  ASSERT_FALSE(read.has_value());
  EXPECT_THAT(read.error().message, testing::StartsWith("the dataset is no JSON: "));
}

TEST(LogicalHash, IsOfTheContentAndNotOfItsVersion) {
  model::Catalog catalog = SampleCatalog();
  const std::string hash = LogicalHash(catalog);
  catalog.data_version = "2025.1";
  EXPECT_EQ(LogicalHash(catalog), hash);
  catalog.guides[1].flows[0].port_candidates[0].transport = model::Transport::tcp;
  EXPECT_NE(LogicalHash(catalog), hash);
}

}  // namespace
}  // namespace portbook::catalog
