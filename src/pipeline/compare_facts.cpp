// Whether a transcription states the facts of its original. Texts that may be worded differently (purpose,
// remarks, conditions) and what is computed from them stay out.
#include <algorithm>

#include "portbook/model/port_spec.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {
namespace {

void Add(std::string& facts, std::string_view name, const std::string& value) {
  if (!value.empty()) facts += " " + std::string(name) + "=" + value;
}

template <class Enum>
std::string NameOf(const std::optional<Enum>& value) {
  return value ? std::string(model::Name(*value)) : "";
}

std::string Facts(const model::Flow& flow) {
  std::string facts = "component=" + flow.component.value_or("-");
  Add(facts, "source", flow.source.value_or(""));
  Add(facts, "destination", flow.destination.value_or(""));
  for (const std::string& service : flow.services) Add(facts, "service", service);
  Add(facts, "transport", std::string(Name(flow.transport)));
  Add(facts, "security", NameOf(flow.security));
  Add(facts, "port", ToString(flow.port));
  if (flow.source_port) Add(facts, "source_port", ToString(*flow.source_port));
  Add(facts, "source_port_role", NameOf(flow.source_port_role));
  Add(facts, "interface", NameOf(flow.interface));
  Add(facts, "direction", NameOf(flow.direction));
  Add(facts, "exposure", NameOf(flow.exposure));
  Add(facts, "requirement", NameOf(flow.requirement));
  if (flow.condition) Add(facts, "condition", "stated");
  for (const model::PortCandidate& candidate : flow.port_candidates) {
    Add(facts, "candidate",
        std::to_string(candidate.range.first()) + "-" + std::to_string(candidate.range.last()) + "/" +
            std::string(Name(candidate.transport)));
  }
  return facts;
}

std::string Place(const model::Guide& guide, const model::Flow& flow) {
  const model::Entry& entry = guide.entries[static_cast<std::size_t>(flow.entry)];
  return "table " + std::to_string(entry.table + 1) + " row " + std::to_string(entry.row + 1) + ": ";
}

}  // namespace

std::vector<std::string> CompareFacts(const model::Guide& transcription, const model::Guide& original) {
  std::vector<std::string> differences;
  const std::size_t both = std::min(transcription.flows.size(), original.flows.size());
  for (std::size_t i = 0; i < both; ++i) {
    const std::string ours = Place(transcription, transcription.flows[i]) + Facts(transcription.flows[i]);
    const std::string theirs = Place(original, original.flows[i]) + Facts(original.flows[i]);
    if (ours == theirs) continue;
    differences.push_back("transcription: " + ours);
    differences.push_back("original:      " + theirs);
  }
  if (transcription.flows.size() != original.flows.size()) {
    differences.push_back("the transcription has " + std::to_string(transcription.flows.size()) +
                          " flows, the original " + std::to_string(original.flows.size()));
  }
  return differences;
}

}  // namespace portbook::pipeline
