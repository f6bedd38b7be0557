// CSV: one record a flow, with all of its fields.
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "exporters/formats.h"
#include "exporters/reach.h"
#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"
#include "portbook/escape/escape.h"

namespace portbook::exporters {
namespace {

constexpr std::string_view kListGap = ";";

std::string TextOf(const std::string& value) { return value; }
std::string TextOf(bool value) { return value ? "true" : "false"; }
template <class Value>
std::string TextOf(const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return std::string(Name(value));
  } else {
    return std::to_string(value);
  }
}
template <class Value>
std::string TextOf(const std::optional<Value>& value) {
  return value ? TextOf(*value) : "";
}

// One field of a CSV row.
struct Field {
  std::string_view name;
  std::string value;
};

// Under the names of the schema, which differ in a prefix. Empty where there is no such port.
struct PortNames {
  std::string_view kind, first, last, is_default, step, count;
};
constexpr PortNames kPort{"port_kind", "port_first", "port_last", "port_default", "port_step", "port_count"};
constexpr PortNames kSourcePort{"source_port_kind",    "source_port_first", "source_port_last",
                                "source_port_default", "source_port_step",  "source_port_count"};

void AddPort(std::vector<Field>& fields, const PortNames& names, const std::optional<model::PortSpec>& port) {
  const model::PortSpec spec = port.value_or(model::PortSpec());
  fields.push_back({names.kind, port ? TextOf(spec.kind) : ""});
  fields.push_back({names.first, spec.range ? TextOf(spec.range->first()) : ""});
  fields.push_back({names.last, spec.range ? TextOf(spec.range->last()) : ""});
  fields.push_back({names.is_default, TextOf(spec.is_default)});
  fields.push_back({names.step, TextOf(spec.step)});
  fields.push_back({names.count, TextOf(spec.count)});
}

void AddEnds(std::vector<Field>& fields, const model::Flow& flow) {
  fields.push_back({"component", TextOf(flow.component)});
  fields.push_back({"source", TextOf(flow.source)});
  fields.push_back({"destination", TextOf(flow.destination)});
  fields.push_back({"source_host", TextOf(flow.source_host)});
  fields.push_back({"destination_host", TextOf(flow.destination_host)});
  fields.push_back({"component_host", TextOf(flow.component_host)});
  fields.push_back({"source_process", TextOf(flow.source_process)});
  fields.push_back({"destination_process", TextOf(flow.destination_process)});
  fields.push_back({"component_process", TextOf(flow.component_process)});
  fields.push_back({"interface", TextOf(flow.interface)});
  fields.push_back({"direction", TextOf(flow.direction)});
}

void AddClaim(std::vector<Field>& fields, const selection::Claim& claim) {
  fields.push_back({"release", claim.citation.release});
  fields.push_back({"place", PlaceOf(claim.citation)});
  fields.push_back({"quote", claim.citation.quote});
  fields.push_back({"port_candidates", base::Joined(selection::Candidates(*claim.flow), kListGap)});
  fields.push_back({"endpoint_candidates", Say(Facet::endpoint_candidates, *claim.flow).value_or("")});
  fields.push_back({"reasons", base::Joined(selection::Reasons(claim), kListGap)});
}

std::vector<Field> FieldsOf(const selection::Claim& claim) {
  const model::Flow& flow = *claim.flow;
  std::vector<Field> fields = {{"guide", claim.citation.guide},
                               {"id", flow.id},
                               {"entry_id", flow.entry_id},
                               {"fact_key", flow.fact_key}};
  AddEnds(fields, flow);
  fields.push_back({"services", base::Joined(flow.services, kListGap)});
  fields.push_back({"security", TextOf(flow.security)});
  fields.push_back({"transport", TextOf(flow.transport)});
  fields.push_back({"protocol_number", TextOf(flow.protocol_number)});
  fields.push_back({"icmp_type", TextOf(flow.icmp_type)});
  fields.push_back({"icmp_code", TextOf(flow.icmp_code)});
  AddPort(fields, kPort, flow.port);
  AddPort(fields, kSourcePort, flow.source_port);
  fields.push_back({"source_port_role", TextOf(flow.source_port_role)});
  fields.push_back({"exposure", TextOf(flow.exposure)});
  fields.push_back({"requirement", TextOf(flow.requirement)});
  fields.push_back({"condition", TextOf(flow.condition)});
  fields.push_back({"applies_to", base::Joined(flow.applies_to, kListGap)});
  fields.push_back({"purpose", TextOf(flow.purpose)});
  fields.push_back({"remarks", TextOf(flow.remarks)});
  AddClaim(fields, claim);
  return fields;
}

std::string Record(const std::vector<Field>& fields) {
  std::vector<std::string> values;
  for (const Field& field : fields) values.push_back(field.value);
  return escape::CsvRecord(values);
}

// Formulas and control characters are disarmed, so a reader does not get them back letter for letter.
std::vector<std::string> Respelled(const std::vector<Field>& fields) {
  std::vector<std::string> respelled;
  for (const Field& field : fields) {
    if (escape::IsFormula(field.value))
      respelled.push_back(std::string(field.name) + ": an apostrophe stands before what would be run");
    if (base::Printable(field.value) != field.value)
      respelled.push_back(std::string(field.name) + ": control characters are written as escapes");
  }
  return respelled;
}

}  // namespace

std::string CsvHeader() {
  static const model::Flow kNone;
  selection::Claim none;
  none.flow = &kNone;
  std::vector<std::string> names;
  for (const Field& field : FieldsOf(none)) names.emplace_back(field.name);
  return escape::CsvRecord(names);
}

std::string CsvRecords(Claims claims) {
  std::string records;
  for (const selection::Claim& claim : claims) records += Record(FieldsOf(claim));
  return records;
}

Export WriteCsv(Claims claims, const selection::Deployment&) {
  Export result{{{"portbook.csv", CsvHeader() + CsvRecords(claims)}}, {}};
  for (const selection::Claim& claim : claims) {
    std::vector<std::string> lost = Respelled(FieldsOf(claim));
    if (!lost.empty()) result.losses.push_back({claim.citation, false, std::move(lost)});
  }
  return result;
}

}  // namespace portbook::exporters
