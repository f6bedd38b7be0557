// What a delta means for the owner of a firewall, who thinks in rules: two rows that say the same rule are
// one.
#include <set>
#include <string>
#include <tuple>

#include "portbook/base/utf8.h"
#include "portbook/diff/diff.h"

namespace portbook::diff {
namespace {

// What a firewall rule for the flow is made of.
using Rule = std::tuple<std::string, std::string, model::Transport, std::string, std::string>;

std::string ListenerOf(const model::Flow& flow) {
  return base::FoldForComparison(flow.destination_host ? *flow.destination_host
                                                       : flow.component_host.value_or(""));
}

Rule RuleOf(const model::Flow& flow) {
  return {base::FoldForComparison(flow.source_host.value_or("")), ListenerOf(flow), flow.transport,
          ToString(flow.port), flow.source_port ? ToString(*flow.source_port) : ""};
}

std::set<Rule> RulesOf(const model::Catalog& catalog) {
  std::set<Rule> rules;
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Flow& flow : guide.flows) rules.insert(RuleOf(flow));
  }
  return rules;
}

bool IsCertain(const model::Flow& flow) {
  const bool without_ports =
      flow.transport == model::Transport::icmp || flow.transport == model::Transport::ip;
  const bool port = without_ports || flow.port.range || flow.port.kind == model::PortKind::any;
  return port && flow.transport != model::Transport::unresolved;
}

}  // namespace

Impact ImpactOf(const Delta& delta, const model::Catalog& before, const model::Catalog& after) {
  const std::set<Rule> old_rules = RulesOf(before), new_rules = RulesOf(after);
  Impact impact;
  std::set<Rule> told;
  for (const Pattern& pattern : delta.patterns) {
    for (const FlowChange& change : pattern.changes) {
      const bool opens = change.after != nullptr && !old_rules.contains(RuleOf(*change.after));
      const bool closes = change.before != nullptr && !new_rules.contains(RuleOf(*change.before));
      if (opens && told.insert(RuleOf(*change.after)).second)
        (IsCertain(*change.after) ? impact.open : impact.uncertain).push_back(change.after);
      if (closes && told.insert(RuleOf(*change.before)).second)
        (IsCertain(*change.before) ? impact.close : impact.uncertain).push_back(change.before);
    }
  }
  return impact;
}

}  // namespace portbook::diff
