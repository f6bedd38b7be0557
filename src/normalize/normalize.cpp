#include "portbook/normalize/normalize.h"

#include <algorithm>
#include <map>
#include <utility>

#include "normalize/flows_of_entry.h"
#include "normalize/prose_ports.h"
#include "normalize/prose_repeats.h"
#include "portbook/model/identity.h"

namespace portbook::normalize {
namespace {

// Counts equal keys, so that true repeats get ordinals.
class Ordinals {
 public:
  int Next(const std::string& key) { return seen_[key]++; }

 private:
  std::map<std::string, int> seen_;
};

// A cell that was put back into the row stands in another one.
base::Evidence RowEvidence(const model::Entry& entry) {
  for (const model::RoleCell& cell : entry.cells) {
    if (!cell.lines.empty() && cell.place.row == entry.row) return {cell.text(), cell.place};
  }
  return {base::Text(), {entry.grid, entry.row, 0}};
}

bool IsText(model::Role role) {
  return role == model::Role::purpose || role == model::Role::remarks || role == model::Role::ordinal ||
         role == model::Role::ignored;
}

// Nothing but text, and nothing round the table says whose row it is: a note that was set as a row.
bool StatesNothing(const model::Entry& entry) {
  const bool says = std::any_of(entry.cells.begin(), entry.cells.end(), [](const model::RoleCell& cell) {
    return !cell.lines.empty() && !IsText(cell.role);
  });
  const bool named =
      std::any_of(entry.context.begin(), entry.context.end(), [](const model::Context& context) {
        return context.field == model::Field::component || context.field == model::Field::source ||
               context.field == model::Field::destination;
      });
  return !says && !named;
}

model::Account RejectUnread(const model::Entry& entry, diag::Sink& sink) {
  sink.Emit(diag::Kind::entry_unread, "the row states no port, no protocol and no endpoint",
            {RowEvidence(entry)}, "add an ignore rule with its reason if the row is a note");
  return {true, model::Fate::rejected, std::string(Name(diag::Kind::entry_unread)), RowEvidence(entry)};
}

// A row's flows are settled as the row; those of prose as the numbers in it.
bool IsRow(const model::Entry& entry) { return entry.form == model::EntryForm::row; }

// It states something, but it was past the limit.
model::Account RejectPastLimit(const model::Entry& entry) {
  return {true, model::Fate::rejected, std::string(Name(diag::Kind::limit_exceeded)), RowEvidence(entry)};
}

// By entry; none for those that state nothing, and for those past the limit.
std::vector<std::vector<WayFlow>> FlowsByEntry(const std::vector<model::Entry>& entries,
                                               const rules::RuleSet& rules, const NormalizeOptions& options,
                                               diag::Sink& sink) {
  std::vector<std::vector<WayFlow>> flows;
  std::size_t count = 0;
  bool limit_reported = false;
  for (const model::Entry& entry : entries) {
    flows.emplace_back();
    if (StatesNothing(entry)) continue;
    if (count < options.max_flows) {
      flows.back() = FlowsOfEntry(entry, rules, options, sink);
      count += flows.back().size();
    } else if (!std::exchange(limit_reported, true)) {
      sink.Emit(diag::Kind::limit_exceeded,
                "the guide means more than " + std::to_string(options.max_flows) +
                    " flows; from here on none were written",
                {IsRow(entry) ? RowEvidence(entry) : entry.sentence});
    }
  }
  return flows;
}

// Takes out the entries of prose that have no flow left; their numbers are mentions of the guide again.
void DropEmptyProse(model::Interpretation& interpreted, std::vector<std::vector<WayFlow>>& flows) {
  std::vector<int> kept_as(interpreted.entries.size(), -1);
  std::size_t kept = 0;
  for (std::size_t e = 0; e < interpreted.entries.size(); ++e) {
    if (!IsRow(interpreted.entries[e]) && flows[e].empty()) continue;
    kept_as[e] = static_cast<int>(kept);
    if (kept != e) {
      interpreted.entries[kept] = std::move(interpreted.entries[e]);
      flows[kept] = std::move(flows[e]);
    }
    ++kept;
  }
  interpreted.entries.resize(kept);
  flows.resize(kept);
  for (model::Mention& mention : interpreted.mentions) {
    if (mention.entry >= 0) mention.entry = kept_as[static_cast<std::size_t>(mention.entry)];
  }
}

void SetIds(std::vector<WayFlow>& flows, std::string_view product, const std::string& entry_id, int entry) {
  Ordinals ordinals;
  for (WayFlow& way : flows) {
    way.flow.entry = entry;
    way.flow.entry_id = entry_id;
    const int ordinal = ordinals.Next(model::FlowId(way.flow, way.way, 0));
    way.flow.id = model::FlowId(way.flow, way.way, ordinal);
    way.flow.fact_key = model::FactKey(product, way.flow);
  }
}

}  // namespace

Normalization Normalize(model::Interpretation interpreted, std::string_view product,
                        const rules::RuleSet& rules, const NormalizeOptions& options, diag::Sink& sink) {
  Normalization result;
  Ordinals ordinals;
  std::vector<std::vector<WayFlow>> flows = FlowsByEntry(interpreted.entries, rules, options, sink);
  DropRepeats(interpreted.entries, flows);
  DropEmptyProse(interpreted, flows);
  for (int e = 0; e < static_cast<int>(interpreted.entries.size()); ++e) {
    const model::Entry& entry = interpreted.entries[static_cast<std::size_t>(e)];
    std::vector<WayFlow>& own = flows[static_cast<std::size_t>(e)];
    const int ordinal = ordinals.Next(model::EntryId(product, entry, 0));
    result.entry_ids.push_back(model::EntryId(product, entry, ordinal));
    SetIds(own, product, result.entry_ids.back(), e);
    if (IsRow(entry)) {
      result.accounts.push_back(
          !own.empty() ? model::Account{true, model::Fate::stated, own.front().flow.id, RowEvidence(entry)}
          : StatesNothing(entry) ? RejectUnread(entry, sink)
                                 : RejectPastLimit(entry));
    }
    for (WayFlow& way : own) result.flows.push_back(std::move(way.flow));
  }
  for (const model::RowFate& fate : interpreted.fates) {
    result.accounts.push_back({true, fate.fate, fate.by, {base::Text(), {fate.grid, fate.row, 0}}});
  }
  for (model::Account& account : SettleMentions(interpreted.mentions, result.flows, rules, sink)) {
    result.accounts.push_back(std::move(account));
  }
  result.entries = std::move(interpreted.entries);
  return result;
}

}  // namespace portbook::normalize
