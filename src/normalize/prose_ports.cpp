#include "normalize/prose_ports.h"

#include <algorithm>
#include <map>

#include "normalize/cells.h"

namespace portbook::normalize {
namespace {

using model::Flow;
using model::Mention;
using model::PortRange;
using model::Transport;

PortRange RangeOf(const Mention& mention) { return *PortRange::Make(mention.first, mention.last); }

bool Agrees(const Flow& flow, const Mention& mention) {
  return mention.transport == Transport::unresolved || flow.transport == Transport::unresolved ||
         flow.transport == mention.transport;
}

// Where flows with a stated port or interval stand, and the flows of each entry.
class FlowIndex {
 public:
  explicit FlowIndex(const std::vector<Flow>& flows) {
    for (std::size_t i = 0; i < flows.size(); ++i) {
      if (flows[i].port.range) by_range_[*flows[i].port.range].push_back(i);
      by_entry_[flows[i].entry].push_back(i);
    }
  }
  const std::vector<std::size_t>& OfEntry(int entry) const { return Find(by_entry_, entry); }
  const std::vector<std::size_t>& WithRange(PortRange range) const { return Find(by_range_, range); }

 private:
  template <class Key>
  static const std::vector<std::size_t>& Find(const std::map<Key, std::vector<std::size_t>>& map, const Key& key) {
    static const std::vector<std::size_t> kNone;
    const auto found = map.find(key);
    return found == map.end() ? kNone : found->second;
  }
  std::map<PortRange, std::vector<std::size_t>> by_range_;
  std::map<int, std::vector<std::size_t>> by_entry_;
};

void AddCandidate(Flow& flow, const Mention& mention) {
  const model::PortCandidate candidate{RangeOf(mention), mention.transport, mention.evidence};
  const bool known = std::any_of(flow.port_candidates.begin(), flow.port_candidates.end(), [&](const auto& other) {
    return other.range == candidate.range && other.transport == candidate.transport;
  });
  if (!known) flow.port_candidates.push_back(candidate);
}

void AddWitness(Flow& flow, const Mention& mention) {
  State(flow, model::Field::port, ToString(flow.port), mention.evidence.quote.value(), model::Basis::prose, "mention",
        {mention.evidence});
}

// The flow that the mention is about: one of its own row with a missing port, then one that states the same interval, its own row
// first.
Flow* FlowFor(const Mention& mention, std::vector<Flow>& flows, const FlowIndex& index) {
  const std::vector<std::size_t>& own = index.OfEntry(mention.entry);
  for (std::size_t i : own) {
    if (flows[i].port.range == RangeOf(mention)) return &flows[i];
  }
  for (std::size_t i : own) {
    if (flows[i].port.kind == model::PortKind::unresolved) return &flows[i];
  }
  for (std::size_t i : index.WithRange(RangeOf(mention))) {
    if (Agrees(flows[i], mention)) return &flows[i];
  }
  return nullptr;
}

std::string Describe(PortRange range) {
  const std::string first = std::to_string(range.first());
  return range.first() == range.last() ? first : first + "-" + std::to_string(range.last());
}

}  // namespace

std::vector<model::Account> SettleMentions(const std::vector<Mention>& mentions, std::vector<Flow>& flows, diag::Sink& sink) {
  std::vector<model::Account> accounts;
  std::map<PortRange, std::vector<base::Evidence>> unstated;
  const FlowIndex index(flows);
  for (const Mention& mention : mentions) {
    model::Account account{false, model::Fate::stated, "", mention.evidence};
    if (!mention.ignored_by.empty()) {
      account.fate = model::Fate::ignored;
      account.by = mention.ignored_by;
    } else if (Flow* flow = FlowFor(mention, flows, index)) {
      account.by = flow->id;
      if (flow->port.kind == model::PortKind::unresolved) {
        for (std::size_t i : index.OfEntry(flow->entry)) AddCandidate(flows[i], mention);
      } else {
        AddWitness(*flow, mention);
      }
    } else {
      account.fate = model::Fate::rejected;
      account.by = Name(diag::Kind::port_in_prose_only);
      unstated[RangeOf(mention)].push_back(mention.evidence);
    }
    accounts.push_back(std::move(account));
  }
  for (auto& [range, evidence] : unstated) {
    sink.Emit(diag::Kind::port_in_prose_only, "port " + Describe(range) + " stands in prose and in no table", std::move(evidence),
              "decide whether it is needed, and under which condition");
  }
  return accounts;
}

}  // namespace portbook::normalize
