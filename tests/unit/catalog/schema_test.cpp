#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/sqlite_schema.h"
#include "portbook/base/digest.h"
#include "portbook/catalog/catalog.h"
#include "tests/unit/catalog/sample_catalog.h"
#include "tests/unit/catalog/schema_check.h"

namespace portbook::catalog {
namespace {

using nlohmann::json;

SchemaCheck Published() { return SchemaCheck(std::string(PORTBOOK_ROOT) + "/schema"); }

TEST(Schema, DescribesTheDataset) {
  SchemaCheck check = Published();
  EXPECT_EQ(check.Check(json::parse(ToJson(SampleCatalog())), "portbook.schema.json"), "");
  EXPECT_EQ(check.Check(json::parse(ToJson({})), "portbook.schema.json"), "");
}

TEST(Schema, DescribesAGuide) {
  SchemaCheck check = Published();
  const model::Catalog catalog = SampleCatalog();
  for (const model::Guide& guide : catalog.guides) {
    EXPECT_EQ(
        check.Check(json::parse(GuideToJson(guide, catalog.groups, catalog.findings)), "guide.schema.json"),
        "");
  }
}

TEST(Schema, RejectsWhatIsNotTheDataset) {
  const struct {
    std::string_view at;
    json value;
    std::string_view expected;
  } cases[] = {
      {"/schema_version", "3.0.0", "/schema_version: const\n"},
      {"/logical_hash", "abc", "/logical_hash: pattern\n"},
      {"/owner", "me", ": additionalProperties\n"},
      {"/guides/1/source", json::object(), "/guides/1/source: required\n"},
      {"/guides/1/flows/0/transport", "tls", "/guides/1/flows/0/transport: enum\n"},
      {"/guides/1/flows/0/port_first", 65536, "/guides/1/flows/0/port_first: maximum\n"},
      {"/guides/1/flows/0/port_first", -1, "/guides/1/flows/0/port_first: minimum\n"},
      {"/guides/1/flows/0/services", "https", "/guides/1/flows/0/services: type\n"},
      {"/guides/1/flows/0/services/0", nullptr, "/guides/1/flows/0/services/0: type\n"},
      {"/guides/1/flows/0/statements/0/evidence/0/at/0", json::array({1, 2, 3}),
       "/guides/1/flows/0/statements/0/evidence/0/at/0: minItems\n"},
      {"/guides/1/flows/0/statements/0/evidence/0/at/0", json::array({0, 1, 2, 3, 1, 0, nullptr, 9}),
       "/guides/1/flows/0/statements/0/evidence/0/at/0: additionalItems\n"},
  };
  SchemaCheck check = Published();
  for (const auto& c : cases) {
    json dataset = json::parse(ToJson(SampleCatalog()));
    dataset[json::json_pointer(std::string(c.at))] = c.value;
    EXPECT_EQ(check.Check(dataset, "portbook.schema.json"), c.expected) << c.at;
  }
}

// Whoever changes tables, views or the published schema raises kSchemaVersion after its rule, and only then
// puts the new hash here.
TEST(Schema, HasAVersionOfItsOwn) {
  std::ifstream file(PORTBOOK_ROOT "/schema/portbook.schema.json");
  const std::string published{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(std::string(kSchemaVersion) + " " +
                base::ShortHash(std::string(kTablesSql) + std::string(kViewsSql) + published),
            "2.0.0 da87691c5e9b83ca");
}

TEST(Schema, VersionIsTheDatabasesUserVersion) {
  EXPECT_EQ(UserVersionOf("1.0.0"), 10000);
  EXPECT_EQ(UserVersionOf("12.34.56"), 123456);
}

template <class Enum>
std::vector<std::string> Names(Enum last) {
  std::vector<std::string> names;
  for (int value = 0; value <= static_cast<int>(last); ++value)
    names.emplace_back(Name(static_cast<Enum>(value)));
  return names;
}

TEST(Schema, ListsEveryNameOfEveryVocabulary) {
  const struct {
    std::string_view at;
    std::vector<std::string> names;
  } cases[] = {
      {"transport", Names(model::Transport::unresolved)},
      {"entry_cell/properties/transport", Names(model::Transport::unresolved)},
      {"port_kind", Names(model::PortKind::unresolved)},
      {"port_kind_or_null", Names(model::PortKind::unresolved)},
      {"field", Names(model::Field::remarks)},
      {"cell_state", Names(doc::CellState::inherited)},
      {"grid/properties/basis", Names(doc::GridBasis::aligned)},
      {"document/properties/media_type", Names(doc::MediaType::pdf)},
      {"entry_cell/properties/role", Names(model::Role::ignored)},
      {"entry_cell/properties/placement", Names(model::CellPlacement::foreign)},
      {"statement/properties/basis", Names(model::Basis::decision)},
      {"flow/properties/interface", Names(model::Interface::external)},
      {"flow/properties/direction", Names(model::Direction::bidirectional)},
      {"flow/properties/security", Names(model::Security::ipsec)},
      {"flow/properties/source_port_role", Names(model::SourcePortRole::remote)},
      {"flow/properties/exposure", Names(model::Exposure::external)},
      {"flow/properties/requirement", Names(model::Requirement::prohibited)},
      {"account/properties/fate", Names(model::Fate::rejected)},
      {"finding/properties/severity", Names(diag::Severity::error)},
      {"finding_group/properties/severity", Names(diag::Severity::error)},
  };
  SchemaCheck check = Published();
  const json& definitions = check.Load("portbook.schema.json").at("definitions");
  for (const auto& c : cases) {
    std::vector<std::string> listed;
    for (const json& name : definitions.at(json::json_pointer("/" + std::string(c.at))).at("enum")) {
      if (!name.is_null()) listed.push_back(name);
    }
    EXPECT_EQ(listed, c.names) << c.at;
  }
}

}  // namespace
}  // namespace portbook::catalog
