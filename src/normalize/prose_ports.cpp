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
  static const std::vector<std::size_t>& Find(const std::map<Key, std::vector<std::size_t>>& map,
                                              const Key& key) {
    static const std::vector<std::size_t> kNone;
    const auto found = map.find(key);
    return found == map.end() ? kNone : found->second;
  }
  std::map<PortRange, std::vector<std::size_t>> by_range_;
  std::map<int, std::vector<std::size_t>> by_entry_;
};

void AddCandidate(Flow& flow, const Mention& mention) {
  const model::PortCandidate candidate{RangeOf(mention), mention.transport, mention.evidence};
  const bool known =
      std::any_of(flow.port_candidates.begin(), flow.port_candidates.end(), [&](const auto& other) {
        return other.range == candidate.range && other.transport == candidate.transport;
      });
  if (!known) flow.port_candidates.push_back(candidate);
}

// "(389 is the default)" in the row's own remark.
void AddDefault(Flow& flow, const Mention& mention) {
  if (flow.port.is_default) return;
  flow.port.is_default = true;
  State(flow, model::Field::port_default, "true", mention.evidence.quote.value(), model::Basis::prose,
        "mention", {mention.evidence});
}

// Where the flow was read from the mention itself, it is no second witness.
bool IsReadFrom(const Flow& flow, const Mention& mention) {
  const model::Statement* port = model::Find(flow, model::Field::port);
  if (!port || port->evidence.empty() || port->evidence.front().place != mention.evidence.place) return false;
  const base::Span read = port->evidence.front().quote.Extent(), mentioned = mention.evidence.quote.Extent();
  return mentioned.begin <= read.begin && read.end <= mentioned.end;
}

void AddWitness(Flow& flow, const Mention& mention) {
  if (IsReadFrom(flow, mention)) return;
  State(flow, model::Field::port, ToString(flow.port), mention.evidence.quote.value(), model::Basis::prose,
        "mention", {mention.evidence});
}

// The flow that the mention is about: one of its own row that states the interval, one of its own row with a
// missing port, then any that states the interval or has it as a candidate.
Flow* FlowFor(const Mention& mention, std::vector<Flow>& flows, const FlowIndex& index) {
  const std::vector<std::size_t>& own = index.OfEntry(mention.entry);
  for (std::size_t i : own) {
    if (flows[i].port.range == RangeOf(mention)) return &flows[i];
  }
  for (std::size_t i : own) {
    if (flows[i].port.kind == model::PortKind::unresolved) return &flows[i];
  }
  // A remark speaks of its own part of the product first (MeetingPlace: the Web Server's HTTP row names the
  // Web Server's 443).
  Flow* found = nullptr;
  for (std::size_t i : index.WithRange(RangeOf(mention))) {
    if (!Agrees(flows[i], mention)) continue;
    if (!own.empty() && flows[i].component == flows[own.front()].component) return &flows[i];
    if (!found) found = &flows[i];
  }
  return found;
}

Flow* FlowWithCandidate(const Mention& mention, std::vector<Flow>& flows) {
  for (Flow& flow : flows) {
    for (const model::PortCandidate& candidate : flow.port_candidates) {
      if (candidate.range == RangeOf(mention)) return &flow;
    }
  }
  return nullptr;
}

std::string Describe(PortRange range) {
  const std::string first = std::to_string(range.first());
  return range.first() == range.last() ? first : first + "-" + std::to_string(range.last());
}

void Attach(const Mention& mention, Flow& flow, std::vector<Flow>& flows, const FlowIndex& index) {
  if (flow.port.kind != model::PortKind::unresolved) {
    AddWitness(flow, mention);
    for (std::size_t i : index.OfEntry(mention.entry)) {
      if (mention.is_default && flows[i].port.range == RangeOf(mention)) AddDefault(flows[i], mention);
    }
    return;
  }
  for (std::size_t i : index.OfEntry(flow.entry)) AddCandidate(flows[i], mention);
}

}  // namespace

std::vector<model::Account> SettleMentions(const std::vector<Mention>& mentions, std::vector<Flow>& flows,
                                           diag::Sink& sink) {
  std::vector<model::Account> accounts;
  const FlowIndex index(flows);
  for (const Mention& mention : mentions) {
    model::Account account{false, model::Fate::rejected, std::string(Name(diag::Kind::port_in_prose_only)),
                           mention.evidence};
    if (!mention.ignored_by.empty()) {
      account.fate = model::Fate::ignored;
      account.by = mention.ignored_by;
    } else if (Flow* flow = FlowFor(mention, flows, index)) {
      account.fate = model::Fate::stated;
      account.by = flow->id;
      Attach(mention, *flow, flows, index);
    }
    accounts.push_back(std::move(account));
  }
  // All candidates are known now.
  std::map<PortRange, std::vector<base::Evidence>> unstated;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    if (accounts[m].fate != model::Fate::rejected) continue;
    if (const Flow* flow = FlowWithCandidate(mentions[m], flows)) {
      accounts[m].fate = model::Fate::stated;
      accounts[m].by = flow->id;
    } else {
      unstated[RangeOf(mentions[m])].push_back(mentions[m].evidence);
    }
  }
  for (auto& [range, evidence] : unstated) {
    std::string message = "port " + Describe(range) + " stands in prose and in no table";
    sink.Emit(diag::Kind::port_in_prose_only, std::move(message), std::move(evidence),
              "decide whether it is needed, and under which condition");
  }
  return accounts;
}

}  // namespace portbook::normalize
