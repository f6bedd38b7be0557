// A request as JSON: a list of rows for each sheet.
#include <string>

#include <nlohmann/json.hpp>

#include "portbook/request/request.h"
#include "request/wording.h"

namespace portbook::request {
namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json OrNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json CitationJson(const selection::Citation& citation) {
  const bool in_table = citation.table > 0;
  return {{"guide", citation.guide},
          {"title", citation.title},
          {"release", citation.release},
          {"table", in_table ? Json(citation.table) : Json()},
          {"table_title", citation.table_title.empty() ? Json() : Json(citation.table_title)},
          {"row", in_table ? Json(citation.row) : Json()},
          {"page", citation.page > 0 ? Json(citation.page) : Json()},
          {"quote", citation.quote},
          {"flow", citation.flow_id}};
}

Json RowJson(const Row& row) {
  Json json = {{"components", row.components},
               {"sources", row.sources},
               {"source_places", row.source_places},
               {"destinations", row.destinations},
               {"destination_places", row.destination_places},
               {"transport", row.transport ? Json(Name(*row.transport)) : Json()},
               {"port_first", row.ports ? Json(row.ports->first()) : Json()},
               {"port_last", row.ports ? Json(row.ports->last()) : Json()},
               {"protocol_number", OrNull(row.protocol_number)},
               {"icmp_type", OrNull(row.icmp_type)},
               {"icmp_code", OrNull(row.icmp_code)},
               {"stated", row.stated},
               {"candidates", row.candidates},
               {"services", row.services},
               {"security", row.security},
               {"source_ports", row.source_ports},
               {"requirement", row.requirement ? Json(Name(*row.requirement)) : Json()},
               {"conditions", row.conditions},
               {"notes", row.notes},
               {"citations", Json::array()}};
  for (const selection::Citation& citation : row.citations)
    json["citations"].push_back(CitationJson(citation));
  return json;
}

}  // namespace

std::string ToJson(const Request& request) {
  Json json = {{"unmapped_roles", request.unmapped_roles}};
  for (const Sheet sheet : Sheets()) {
    Json& rows = json[std::string(Name(sheet))] = Json::array();
    for (const Row& row : RowsOf(request, sheet)) rows.push_back(RowJson(row));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace portbook::request
