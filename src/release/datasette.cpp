#include "release/datasette.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "release/json_text.h"

namespace portbook::release {
namespace {

// The tables that a reader begins with; the others are hidden until asked for.
constexpr std::array<std::string_view, 6> kShown = {"source",  "flow",           "statement",
                                                    "finding", "port_candidate", "port_use"};

struct Question {
  std::string_view name;
  std::string_view title;
  std::string_view sql;
};

constexpr std::array kQuestions = {
    Question{"who_uses", "Which flows use a port, intervals included",
             "SELECT guide, source, destination, services, transport, port, quote FROM who_uses\n"
             "WHERE CAST(:port AS INTEGER) BETWEEN first AND last"},
    Question{"shared_ports", "Ports that several products state", "SELECT * FROM shared_ports"},
    Question{"open_findings", "Findings that no decision settles", "SELECT * FROM open_findings"},
};

// Columns of closed vocabularies are what one filters by.
Json FacetsOf(const catalog::DatasetTable& table) {
  Json facets = Json::array();
  for (const catalog::DatasetColumn& column : table.columns) {
    if (!column.domain.names.empty()) facets.push_back(column.name);
  }
  return facets;
}

Json TablesOf(const std::vector<catalog::DatasetTable>& tables) {
  Json described = Json::object();
  for (const catalog::DatasetTable& table : tables) {
    Json& entry = described[table.name] = {{"description", table.description}};
    if (std::find(kShown.begin(), kShown.end(), table.name) == kShown.end()) {
      entry["hidden"] = true;
    } else if (Json facets = FacetsOf(table); !facets.empty()) {
      entry["facets"] = std::move(facets);
    }
  }
  return described;
}

Json QueriesOf() {
  Json queries = Json::object();
  for (const Question& question : kQuestions)
    queries[std::string(question.name)] = {{"title", question.title}, {"sql", question.sql}};
  return queries;
}

}  // namespace

std::string DatasetteJson(const std::vector<catalog::DatasetTable>& tables) {
  return ToText({{"title", "Portbook"},
                 {"description", "Ports that products use, as their vendors' guides state them."},
                 {"databases", {{"portbook", {{"tables", TablesOf(tables)}, {"queries", QueriesOf()}}}}}});
}

}  // namespace portbook::release
