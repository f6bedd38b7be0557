#include "normalize/endpoints.h"

#include <algorithm>

#include "normalize/cells.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/direction.h"

namespace portbook::normalize {
namespace {

using model::Field;
using model::Role;

struct TwoWay {
  base::Evidence left, right;
};

bool Reads(const rules::CellRule& rule, Role role) {
  return rule.roles.empty() || std::find(rule.roles.begin(), rule.roles.end(), role) != rule.roles.end();
}

std::optional<TwoWay> ReadTwoWay(const model::RoleCell& cell, const rules::RuleSet& rules) {
  const base::Text text = cell.text().Folded();
  for (const rules::CellRule* rule : rules.cells) {
    if (rule->meaning != rules::CellRule::Meaning::two_way || !Reads(*rule, cell.role)) continue;
    const std::optional<rules::Match> match = rule->match.Find(text.value());
    if (!match) continue;
    const auto left = match->Group("left"), right = match->Group("right");
    if (!left || !right) continue;
    return TwoWay{{text.Slice(left->begin, left->end).Trimmed(), cell.place},
                  {text.Slice(right->begin, right->end).Trimmed(), cell.place}};
  }
  return std::nullopt;
}

// "Inbound to the hub" names one end.
bool IsDirection(const base::Text& words, const rules::RuleSet& rules) {
  return grammar::DirectionOf(words.value(), rules) || grammar::DirectedEndOf(words.value(), rules);
}

std::optional<Way> ReadOneWay(const base::Text& text, const model::RoleCell& cell,
                              const rules::RuleSet& rules) {
  for (const rules::CellRule* rule : rules.cells) {
    if (rule->meaning != rules::CellRule::Meaning::one_way || !Reads(*rule, cell.role)) continue;
    const std::optional<rules::Match> match = rule->match.Find(text.value());
    if (!match) continue;
    const auto from = match->Group("source"), to = match->Group("destination");
    if (!from || !to) continue;
    const base::Text source = text.Slice(from->begin, from->end).Trimmed();
    if (IsDirection(source, rules)) continue;
    return Way{"", base::Evidence{source, cell.place},
               base::Evidence{text.Slice(to->begin, to->end).Trimmed(), cell.place}};
  }
  return std::nullopt;
}

// "Hub <- Internet" above "Hub <- Clients": a way a line. Empty where a line is none.
std::vector<Way> ReadLines(const model::RoleCell& cell, const rules::RuleSet& rules) {
  std::vector<Way> ways;
  for (const base::Text& line : cell.lines) {
    std::optional<Way> way = ReadOneWay(line.Folded(), cell, rules);
    if (!way) return {};
    if (!ways.empty()) way->name = "line " + std::to_string(ways.size() + 1);
    ways.push_back(*std::move(way));
  }
  return ways;
}

std::vector<Way> ReadWaysIn(const model::RoleCell& cell, const rules::RuleSet& rules) {
  if (cell.role != Role::destination) {
    if (const std::optional<TwoWay> both = ReadTwoWay(cell, rules))
      return {{"", both->left, both->right}, {"reverse", both->right, both->left}};
  }
  if (std::optional<Way> way = ReadOneWay(base::Join(cell.lines, " ").Folded(), cell, rules))
    return {*std::move(way)};
  return ReadLines(cell, rules);
}

// Both ends in one cell ("Client to server", "A <-> B"). A path that names no two ends is the row's subject;
// under "Direction" and "Destination" they may stand where no other cell names an end.
std::vector<Way> ReadPath(const model::Entry& entry, const rules::RuleSet& rules) {
  if (const model::RoleCell* path = StatedCell(entry, Role::path)) return ReadWaysIn(*path, rules);
  if (StatedCell(entry, Role::source)) return {};
  const model::RoleCell* destination = StatedCell(entry, Role::destination);
  if (destination) return ReadWaysIn(*destination, rules);
  const model::RoleCell* direction = StatedCell(entry, Role::direction);
  return direction ? ReadWaysIn(*direction, rules) : std::vector<Way>{};
}

std::optional<model::Direction> RowDirection(const model::Entry& entry, const rules::RuleSet& rules) {
  if (const model::RoleCell* cell = StatedCell(entry, Role::direction)) return DirectionIn(*cell, rules);
  const model::Context* context = ContextOf(entry, Field::direction);
  return context ? model::ParseDirection(context->value) : std::nullopt;
}

bool Same(const base::Evidence& a, const base::Evidence& b) {
  return base::FoldForComparison(a.quote.value()) == base::FoldForComparison(b.quote.value());
}

struct Name {
  std::string host;
  std::optional<std::string> process;
};

Name ReadName(const std::string& printed, const rules::RuleSet& rules) {
  for (const rules::CellRule* rule : rules.cells) {
    if (rule->meaning != rules::CellRule::Meaning::host_process) continue;
    const std::optional<rules::Match> match = rule->match.Find(printed);
    if (!match) continue;
    const auto host = match->Group("host"), process = match->Group("process");
    if (!host || !process) continue;
    return {rules.Canonical(printed.substr(host->begin, host->size())),
            printed.substr(process->begin, process->size())};
  }
  return {rules.Canonical(printed), std::nullopt};
}

// Where an endpoint stands in the flow.
struct Slot {
  Field field;
  std::optional<std::string> model::Flow::*name;
  std::optional<std::string> model::Flow::*host;
  std::optional<std::string> model::Flow::*process;
};
constexpr Slot kComponent{Field::component, &model::Flow::component, &model::Flow::component_host,
                          &model::Flow::component_process};
constexpr Slot kSource{Field::source, &model::Flow::source, &model::Flow::source_host,
                       &model::Flow::source_process};
constexpr Slot kDestination{Field::destination, &model::Flow::destination, &model::Flow::destination_host,
                            &model::Flow::destination_process};

void SetName(model::Flow& flow, const Slot& slot, const std::string& printed, const rules::RuleSet& rules) {
  Name name = ReadName(printed, rules);
  flow.*slot.name = printed;
  flow.*slot.host = std::move(name.host);
  flow.*slot.process = std::move(name.process);
}

void Apply(const model::Entry& entry, const Slot& slot, const std::optional<base::Evidence>& stated,
           const rules::RuleSet& rules, model::Flow& flow) {
  if (stated) {
    const std::string printed = base::FoldSpace(stated->quote.value());
    SetName(flow, slot, printed, rules);
    State(flow, slot.field, printed, stated->quote.value(), model::Basis::cell, entry.rule, {*stated});
  } else if (const model::Context* context = ContextOf(entry, slot.field)) {
    SetName(flow, slot, context->value, rules);
    StateContext(flow, *context);
  }
}

// One cell is one endpoint, however many hosts it lists: its lines are joined.
std::optional<base::Evidence> EndpointOf(const model::Entry& entry, Role role) {
  const model::RoleCell* cell = StatedCell(entry, role);
  if (!cell) return std::nullopt;
  return base::Evidence{base::Join(cell->lines, "; "), cell->place};
}

// "To/From" beside a direction: what comes in comes from the other end. Where the direction is not one way,
// the other end is only a candidate.
void ApplyPeer(const model::Entry& entry, const rules::RuleSet& rules, Way& way) {
  std::optional<base::Evidence> peer = EndpointOf(entry, Role::peer);
  if (!peer) peer = EndpointOf(entry, Role::path);  // "Source/Destination" over one name
  const std::optional<model::Direction> direction = RowDirection(entry, rules);
  if (!peer || !direction) return;
  if (*direction == model::Direction::inbound && !way.source) way.source = peer;
  if (*direction == model::Direction::outbound && !way.destination) way.destination = peer;
}

// "Inbound from the agents" names the other end beside the direction.
void ApplyDirectedEnd(const model::Entry& entry, const rules::RuleSet& rules, Way& way) {
  const model::RoleCell* cell = StatedCell(entry, Role::direction);
  if (!cell) return;
  const base::Text text = base::Join(cell->lines, " ").Folded();
  const std::optional<grammar::DirectedEnd> end = grammar::DirectedEndOf(text.value(), rules);
  if (!end) return;
  std::optional<base::Evidence>& slot = end->is_source ? way.source : way.destination;
  if (!slot) slot = base::Evidence{text.Slice(end->name.begin, end->name.end).Trimmed(), cell->place};
}

void AddPeerCandidate(const model::Entry& entry, const Way& way, model::Flow& flow) {
  const std::optional<base::Evidence> peer = EndpointOf(entry, Role::peer);
  if (!peer || (way.source && Same(*way.source, *peer)) || (way.destination && Same(*way.destination, *peer)))
    return;
  for (const bool is_source : {true, false})
    flow.endpoint_candidates.push_back({base::FoldSpace(peer->quote.value()), is_source, *peer});
}

}  // namespace

std::optional<model::Direction> DirectionIn(const model::RoleCell& cell, const rules::RuleSet& rules) {
  const std::string text = base::FoldSpace(cell.text().value());
  if (const std::optional<model::Direction> direction = grammar::DirectionOf(text, rules)) return direction;
  const std::optional<grammar::DirectedEnd> end = grammar::DirectedEndOf(text, rules);
  return end ? std::optional(end->direction) : std::nullopt;
}

std::vector<Way> ReadWays(const model::Entry& entry, const rules::RuleSet& rules, diag::Sink& sink) {
  if (std::vector<Way> ways = ReadPath(entry, rules); !ways.empty()) return ways;
  const model::RoleCell* source = StatedCell(entry, Role::source);
  const model::RoleCell* destination = StatedCell(entry, Role::destination);
  const std::optional<TwoWay> from = source ? ReadTwoWay(*source, rules) : std::nullopt;
  const std::optional<TwoWay> to = destination ? ReadTwoWay(*destination, rules) : std::nullopt;
  if (from && to && Same(from->left, to->right) && Same(from->right, to->left)) {
    return {{"", from->left, to->left}, {"reverse", from->right, to->right}};
  }
  if (from || to) {
    sink.Emit(diag::Kind::pairing_uncertain,
              "one endpoint cell says both ways and the other does not say the same in reverse",
              {EvidenceOf(from ? *source : *destination)},
              "read the row in the guide and decide which flows it means");
  }
  Way way{"", EndpointOf(entry, Role::source), EndpointOf(entry, Role::destination)};
  ApplyPeer(entry, rules, way);
  ApplyDirectedEnd(entry, rules, way);
  return {std::move(way)};
}

void ApplyEndpoints(const model::Entry& entry, const Way& way, const rules::RuleSet& rules,
                    model::Flow& flow) {
  std::optional<base::Evidence> component = EndpointOf(entry, Role::component);
  if (!component && !way.source && !way.destination) component = EndpointOf(entry, Role::path);
  Apply(entry, kComponent, component, rules, flow);
  AddPeerCandidate(entry, way, flow);
  Apply(entry, kSource, way.source, rules, flow);
  Apply(entry, kDestination, way.destination, rules, flow);
}

}  // namespace portbook::normalize
