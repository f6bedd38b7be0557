#include "serve/rows.h"

#include <algorithm>
#include <array>
#include <vector>

#include <nlohmann/json.hpp>

#include "portbook/base/digest.h"
#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"
#include "portbook/model/flow_field.h"

namespace portbook::serve {
namespace {

using model::Field;
using nlohmann::ordered_json;

// What a reviewer sets, in the order of the form. The others go with the command line.
constexpr std::array kEditable = {Field::port,        Field::transport, Field::source,   Field::destination,
                                  Field::source_port, Field::services,  Field::security, Field::direction,
                                  Field::requirement, Field::condition, Field::component};

const model::Guide* GuideOf(const model::Catalog& catalog, std::string_view id) {
  const auto guide = std::find_if(catalog.guides.begin(), catalog.guides.end(),
                                  [&](const model::Guide& other) { return other.source.id == id; });
  return guide == catalog.guides.end() ? nullptr : &*guide;
}

std::string_view StateOf(const review::Item& item, const model::Decision* decision) {
  if (item.state == review::State::decided) return "decided";
  const bool unsure = decision != nullptr && decision->verdict == model::Verdict::unsure;
  return unsure ? "unsure" : "open";
}

ordered_json PortsOf(const review::Item& item) {
  ordered_json ports = ordered_json::array();
  for (const review::Member& member : item.members) {
    if (member.flow == nullptr || !member.flow->port.range) continue;
    const ordered_json range = {member.flow->port.range->first(), member.flow->port.range->last()};
    if (std::find(ports.begin(), ports.end(), range) == ports.end()) ports.push_back(range);
  }
  return ports;
}

// Controls and bidi controls made visible: a list of titles is no place for them.
std::string Dumped(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

// "443/tcp Phone \u2192 Gateway (https)"; what the guide says in its own words where no end is known.
std::string AboutOf(const review::Item& item) {
  if (item.members.empty()) return item.about;
  const review::Member& member = item.members.front();
  if (member.flow == nullptr) return item.about;
  const model::Flow& flow = *member.flow;
  std::string about = ToString(flow.port);
  if (flow.transport != model::Transport::unresolved) about += "/" + std::string(Name(flow.transport));
  if (flow.source || flow.destination) {
    about += " " + flow.source.value_or("?") + " \u2192 " + flow.destination.value_or("?");
  } else {
    about +=
        " " + flow.component.value_or("") + " \u201c" + member.evidence->quote.Folded().value() + "\u201d";
  }
  const std::string services = base::Joined(flow.services, ", ");
  return services.empty() ? about : about + " (" + services + ")";
}

std::string RowOf(const review::Item& item, const model::Decision* decision) {
  return Dumped({{"id", item.id},
                 {"group", item.group},
                 {"guide", base::Printable(item.guide)},
                 {"about", base::Printable(AboutOf(item))},
                 {"title", base::Printable(item.title)},
                 {"state", StateOf(item, decision)},
                 {"decision", DigestOf(decision)},
                 {"ports", PortsOf(item)},
                 {"decidable", item.finding != nullptr || !item.members.empty()}});
}

ordered_json GroupOf(const review::Group& group) {
  return {{"id", group.id},
          {"mark", group.mark},
          {"kind", base::Printable(group.kind)},
          {"title", base::Printable(group.title)},
          {"why", base::Printable(group.why)},
          {"resolve", base::Printable(group.resolve)}};
}

ordered_json FlowOf(const model::Flow& flow) {
  ordered_json fields = ordered_json::array();
  for (const Field field : kEditable)
    fields.push_back({{"name", Name(field)},
                      {"value", base::Printable(FieldText(flow, field))},
                      {"takes", ValuesOf(field)}});
  ordered_json candidates = ordered_json::array();
  for (const model::PortCandidate& candidate : flow.port_candidates) {
    const model::PortRange& range = candidate.range;
    candidates.push_back(std::to_string(range.first()) +
                         (range.first() == range.last() ? "" : "-" + std::to_string(range.last())));
  }
  return {
      {"id", flow.id}, {"line", base::Printable(Dump(flow))}, {"fields", fields}, {"candidates", candidates}};
}

}  // namespace

const model::Decision* DecisionOn(const model::Catalog& catalog, const review::Item& item) {
  const model::Guide* guide = GuideOf(catalog, item.guide);
  if (guide == nullptr) return nullptr;
  const auto found =
      std::find_if(guide->decisions.begin(), guide->decisions.end(), [&](const model::Decision& decision) {
        return decision.finding == item.id || decision.settles == item.id;
      });
  return found == guide->decisions.end() ? nullptr : &*found;
}

std::string DigestOf(const model::Decision* decision) {
  if (decision == nullptr) return "";
  std::string told = Summary(*decision);
  for (const std::string* part :
       {&decision->reason, &decision->who, &decision->date, &decision->evidence_sha256})
    told += '\0' + *part;
  return base::ShortHash(told);
}

std::map<std::string, std::string> RowsOf(const model::Catalog& catalog, const review::Queue& queue) {
  std::map<std::string, std::string> rows;
  for (const review::Group& group : queue.groups) {
    for (const review::Item& item : group.items)
      rows.emplace(item.id, RowOf(item, DecisionOn(catalog, item)));
  }
  return rows;
}

std::string QueueJson(const review::Queue& queue, const std::map<std::string, std::string>& rows,
                      std::string_view stamp, std::string_view who) {
  ordered_json groups = ordered_json::array();
  std::string items;
  for (const review::Group& group : queue.groups) {
    groups.push_back(GroupOf(group));
    for (const review::Item& item : group.items) items += (items.empty() ? "" : ",\n") + rows.at(item.id);
  }
  return "{\"stamp\":" + Dumped(stamp) + ",\"who\":" + Dumped(who) + ",\"groups\":" + Dumped(groups) +
         ",\"items\":[" + items + "]}";
}

std::string EditableJson(const review::Item& item) {
  std::vector<const model::Flow*> flows;
  bool has_sides = false;
  for (const review::Member& member : item.members) {
    has_sides = has_sides || member.role == "counter-claim";
    const bool in_question = member.flow != nullptr && member.role != "witness" && member.guide != nullptr &&
                             member.guide->source.id == item.guide;
    if (in_question && std::find(flows.begin(), flows.end(), member.flow) == flows.end())
      flows.push_back(member.flow);
  }
  ordered_json json = ordered_json::array();
  for (const model::Flow* flow : flows) {
    if (json.empty() || has_sides) json.push_back(FlowOf(*flow));
  }
  return Dumped(json);
}

}  // namespace portbook::serve
