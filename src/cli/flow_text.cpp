#include "cli/flow_text.h"

#include <optional>

#include "cli/output.h"
#include "cli/text_table.h"

#include "portbook/base/joined.h"

namespace portbook::cli {
namespace {

std::string TextOf(const std::optional<std::string>& value) { return value.value_or(""); }
template <class Value>
std::string TextOf(const std::optional<Value>& value) {
  return value ? std::string(Name(*value)) : "";
}

std::vector<std::string> TableRow(const model::Guide& guide, const model::Flow& flow) {
  return {PlaceOf(guide, flow),
          TextOf(flow.component),
          TextOf(flow.source),
          TextOf(flow.destination),
          TextOf(flow.interface),
          TextOf(flow.direction),
          base::Joined(flow.services, ", "),
          TextOf(flow.security),
          std::string(Name(flow.transport)),
          ToString(flow.port),
          flow.source_port ? ToString(*flow.source_port) : "",
          TextOf(flow.exposure),
          TextOf(flow.requirement),
          base::Joined(flow.applies_to, ", ")};
}

}  // namespace

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
                 rows, TerminalWidth());
}

}  // namespace portbook::cli
