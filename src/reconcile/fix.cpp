#include "reconcile/fix.h"

#include <fmt/format.h>

#include <algorithm>

#include "portbook/model/flow_field.h"
#include "portbook/model/identity.h"

namespace portbook::reconcile {
namespace {

using model::Field;

base::Evidence EvidenceOfEnd(const model::Flow& flow, Field field, const base::Evidence& made_on) {
  const bool is_source = field == Field::source;
  const auto promoted = std::find_if(flow.endpoint_candidates.begin(), flow.endpoint_candidates.end(),
                                     [&](const model::EndpointCandidate& candidate) {
                                       return candidate.is_source == is_source &&
                                              candidate.name == (is_source ? flow.source : flow.destination);
                                     });
  return promoted == flow.endpoint_candidates.end() ? made_on : promoted->evidence;
}

// A promoted candidate brings its own words.
base::Evidence EvidenceOf(const model::Flow& flow, Field field, const base::Evidence& made_on) {
  if (field == Field::source || field == Field::destination) return EvidenceOfEnd(flow, field, made_on);
  if (field != Field::port) return made_on;
  const auto promoted =
      std::find_if(flow.port_candidates.begin(), flow.port_candidates.end(),
                   [&](const model::PortCandidate& candidate) { return candidate.range == flow.port.range; });
  return promoted == flow.port_candidates.end() ? made_on : promoted->evidence;
}

// In front of what the guide states about the field, so that it is the one that holds.
void State(const model::Decision& decision, Field field, const base::Evidence& made_on, model::Flow& flow) {
  base::Evidence evidence = EvidenceOf(flow, field, made_on);
  std::string raw = evidence.quote.value();
  const auto at = std::find_if(flow.statements.begin(), flow.statements.end(),
                               [&](const model::Statement& statement) { return statement.field >= field; });
  flow.statements.insert(at, {field,
                              model::FieldText(flow, field),
                              std::move(raw),
                              model::Basis::decision,
                              "decision:" + decision.finding,
                              {std::move(evidence)}});
}

void NameAlike(const rules::RuleSet& rules, std::optional<std::string>& host) {
  if (host) host = rules.Canonical(*host);
}

void NameEndpointAlike(Field field, const rules::RuleSet& rules, model::Flow& flow) {
  if (field == Field::component) NameAlike(rules, flow.component_host);
  if (field == Field::source) NameAlike(rules, flow.source_host);
  if (field == Field::destination) NameAlike(rules, flow.destination_host);
}

// "another decision sets the port to 443"
std::string Conflict(const model::Change& change, const model::Flow& flow) {
  const model::Statement* stated = model::Find(flow, change.field);
  const bool decided = stated != nullptr && stated->basis == model::Basis::decision;
  if (!decided || stated->value == change.value) return "";
  return fmt::format("another decision sets {} to {}", Name(change.field), stated->value);
}

}  // namespace

tl::expected<model::Flow, std::string> Fixed(const model::Decision& decision, const FixContext& context,
                                             model::Flow flow) {
  for (const model::Change& change : decision.changes) {
    if (std::string conflict = Conflict(change, flow); !conflict.empty())
      return tl::unexpected(std::move(conflict));
    if (!model::SetField(flow, change.field, change.value))
      return tl::unexpected(fmt::format("\"{}\" is no value of {}", change.value, Name(change.field)));
    NameEndpointAlike(change.field, context.rules, flow);
    State(decision, change.field, context.evidence, flow);
  }
  flow.fact_key = model::FactKey(context.product, flow);
  return flow;
}

}  // namespace portbook::reconcile
