#include "cli/flow_text.h"

#include <optional>
#include <type_traits>

#include "cli/text_table.h"
#include "portbook/escape/escape.h"

namespace portbook::cli {
namespace {

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

std::vector<std::string> TableRow(const model::Guide& guide, const model::Flow& flow) {
  return {PlaceOf(guide, flow),
          TextOf(flow.component),
          TextOf(flow.source),
          TextOf(flow.destination),
          TextOf(flow.interface),
          TextOf(flow.direction),
          Joined(flow.services, ", "),
          TextOf(flow.security),
          TextOf(flow.transport),
          ToString(flow.port),
          flow.source_port ? ToString(*flow.source_port) : "",
          TextOf(flow.exposure),
          TextOf(flow.requirement),
          Joined(flow.applies_to, ", ")};
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

std::vector<Field> CsvFields(std::string_view guide, const model::Flow& flow) {
  std::vector<Field> fields = {{"guide", std::string(guide)},
                               {"id", flow.id},
                               {"entry_id", flow.entry_id},
                               {"fact_key", flow.fact_key}};
  AddEnds(fields, flow);
  fields.push_back({"services", Joined(flow.services, ";")});
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
  fields.push_back({"applies_to", Joined(flow.applies_to, ";")});
  fields.push_back({"purpose", TextOf(flow.purpose)});
  fields.push_back({"remarks", TextOf(flow.remarks)});
  return fields;
}

}  // namespace

std::string Joined(std::span<const std::string> parts, std::string_view gap) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != parts.data()) text += gap;
    text += part;
  }
  return text;
}

std::string PlaceOf(const model::Guide& guide, const model::Flow& flow) {
  const model::Entry& entry = guide.entries[static_cast<std::size_t>(flow.entry)];
  if (entry.table < 0) return "prose";
  return std::to_string(entry.table + 1) + "/" + std::to_string(entry.row + 1);
}

std::string FlowTable(const model::Guide& guide) {
  std::vector<std::vector<std::string>> rows;
  for (const model::Flow& flow : guide.flows) rows.push_back(TableRow(guide, flow));
  return Aligned({"table/row", "component", "source", "destination", "interface", "direction", "services",
                  "security", "transport", "port", "source port", "exposure", "requirement", "applies to"},
                 rows);
}

std::string CsvHeader() {
  std::vector<std::string> names;
  for (const Field& field : CsvFields("", model::Flow())) names.emplace_back(field.name);
  return escape::CsvRecord(names);
}

std::string CsvRows(const model::Guide& guide) {
  std::string rows;
  for (const model::Flow& flow : guide.flows) {
    std::vector<std::string> values;
    for (const Field& field : CsvFields(guide.source.id, flow)) values.push_back(field.value);
    rows += escape::CsvRecord(values);
  }
  return rows;
}

}  // namespace portbook::cli
