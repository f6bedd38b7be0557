// A request as CSV: one record a row of any sheet.
#include <functional>
#include <string>
#include <vector>

#include "portbook/base/joined.h"
#include "portbook/escape/escape.h"
#include "portbook/request/request.h"
#include "request/wording.h"

namespace portbook::request {
namespace {

constexpr std::string_view kGap = "; ";

std::string TextOf(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }

std::string Cited(const Row& row, const std::function<std::string(const selection::Citation&)>& part) {
  std::vector<std::string> parts;
  for (const selection::Citation& citation : row.citations) parts.push_back(part(citation));
  return base::Joined(parts, kGap);
}

struct Column {
  std::string_view name;
  std::string (*text)(const Row&);
};

// The columns of a citation have as many parts as the row has citations, in one order.
constexpr Column kColumns[] = {
    {"sheet", [](const Row& row) { return std::string(Name(row.sheet)); }},
    {"component", [](const Row& row) { return base::Joined(row.components, kGap); }},
    {"source", [](const Row& row) { return base::Joined(row.sources, kGap); }},
    {"source_place", [](const Row& row) { return base::Joined(row.source_places, kGap); }},
    {"destination", [](const Row& row) { return base::Joined(row.destinations, kGap); }},
    {"destination_place", [](const Row& row) { return base::Joined(row.destination_places, kGap); }},
    {"transport", [](const Row& row) { return std::string(row.transport ? Name(*row.transport) : ""); }},
    {"ports", [](const Row& row) { return PortsOf(row); }},
    {"protocol_number", [](const Row& row) { return TextOf(row.protocol_number); }},
    {"icmp_type", [](const Row& row) { return TextOf(row.icmp_type); }},
    {"icmp_code", [](const Row& row) { return TextOf(row.icmp_code); }},
    {"stated", [](const Row& row) { return row.stated; }},
    {"candidates", [](const Row& row) { return base::Joined(row.candidates, kGap); }},
    {"services", [](const Row& row) { return base::Joined(row.services, kGap); }},
    {"security", [](const Row& row) { return base::Joined(row.security, kGap); }},
    {"source_ports", [](const Row& row) { return base::Joined(row.source_ports, kGap); }},
    {"requirement",
     [](const Row& row) { return std::string(row.requirement ? Name(*row.requirement) : ""); }},
    {"condition", [](const Row& row) { return base::Joined(row.conditions, kGap); }},
    {"notes", [](const Row& row) { return base::Joined(row.notes, kGap); }},
    {"guide", [](const Row& row) { return Cited(row, [](const auto& citation) { return citation.guide; }); }},
    {"release",
     [](const Row& row) { return Cited(row, [](const auto& citation) { return citation.release; }); }},
    {"place", [](const Row& row) { return Cited(row, selection::PlaceOf); }},
    {"quote", [](const Row& row) { return Cited(row, [](const auto& citation) { return citation.quote; }); }},
    {"flow",
     [](const Row& row) { return Cited(row, [](const auto& citation) { return citation.flow_id; }); }},
};

}  // namespace

std::string ToCsv(const Request& request) {
  std::vector<std::string> fields;
  for (const Column& column : kColumns) fields.emplace_back(column.name);
  std::string csv = escape::CsvRecord(fields);
  for (const Row& row : request.rows) {
    fields.clear();
    for (const Column& column : kColumns) fields.push_back(column.text(row));
    csv += escape::CsvRecord(fields);
  }
  return csv;
}

}  // namespace portbook::request
