#include "normalize/prose_ports.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "normalize/cells.h"
#include "portbook/rules/transport_words.h"

namespace portbook::normalize {
namespace {

using model::Flow;
using model::Mention;
using model::PortRange;
using model::Transport;

PortRange RangeOf(const Mention& mention) { return *PortRange::Make(mention.first, mention.last); }

// Of one flow: more of them are no help to whoever must decide.
constexpr std::size_t kMostCandidates = 100;

// The first flow that states a port or interval, by what a mention may say of it, and the flows of each
// entry. A guide may say one port a hundred thousand times, so no list of flows is walked.
class FlowIndex {
 public:
  explicit FlowIndex(const std::vector<Flow>& flows) {
    for (std::size_t i = 0; i < flows.size(); ++i) {
      by_entry_[flows[i].entry].push_back(i);
      if (!flows[i].port.range) continue;
      first_.try_emplace({*flows[i].port.range, flows[i].transport}, i);
      first_of_.try_emplace({*flows[i].port.range, flows[i].transport, flows[i].component}, i);
    }
  }
  const std::vector<std::size_t>& OfEntry(int entry) const {
    static const std::vector<std::size_t> kNone;
    const auto found = by_entry_.find(entry);
    return found == by_entry_.end() ? kNone : found->second;
  }
  // Whose port is the mention's and whose transport agrees.
  std::optional<std::size_t> First(const Mention& mention) const {
    return FirstIn(first_, mention,
                   [&](Transport transport) { return std::tuple(RangeOf(mention), transport); });
  }
  std::optional<std::size_t> FirstOf(const std::optional<std::string>& component,
                                     const Mention& mention) const {
    return FirstIn(first_of_, mention,
                   [&](Transport transport) { return std::tuple(RangeOf(mention), transport, component); });
  }

 private:
  template <class Map, class MakeKey>
  static std::optional<std::size_t> FirstIn(const Map& map, const Mention& mention, MakeKey make_key) {
    constexpr std::array kAll{Transport::tcp,  Transport::udp, Transport::sctp,
                              Transport::icmp, Transport::ip,  Transport::unresolved};
    std::optional<std::size_t> first;
    for (const Transport transport : kAll) {
      const bool agrees = mention.transport == Transport::unresolved || transport == Transport::unresolved ||
                          transport == mention.transport;
      const auto found = agrees ? map.find(make_key(transport)) : map.end();
      if (found != map.end() && (!first || found->second < *first)) first = found->second;
    }
    return first;
  }

  std::map<std::tuple<PortRange, Transport>, std::size_t> first_;
  std::map<std::tuple<PortRange, Transport, std::optional<std::string>>, std::size_t> first_of_;
  std::map<int, std::vector<std::size_t>> by_entry_;
};

// Which flow has an interval as a candidate: the first to have it.
using Candidates = std::map<PortRange, std::size_t>;

// The sentence may name the transport ("a direct TCP/IP connection ... on port 554"), and a condition.
model::PortCandidate CandidateOf(const Mention& mention, const rules::RuleSet& rules) {
  model::PortCandidate candidate{RangeOf(mention), mention.transport, mention.evidence};
  if (!mention.sentence.blank()) candidate.evidence.quote = mention.sentence;
  if (candidate.transport == Transport::unresolved)
    candidate.transport = OnlyTransport(FindTransportWords(candidate.evidence.quote.value(), rules));
  return candidate;
}

// Whether the flow has it now. The words that name a transport say more than those that do not.
bool AddCandidate(Flow& flow, const model::PortCandidate& candidate) {
  const auto known =
      std::find_if(flow.port_candidates.begin(), flow.port_candidates.end(), [&](const auto& other) {
        return other.range == candidate.range &&
               (other.transport == candidate.transport || other.transport == Transport::unresolved ||
                candidate.transport == Transport::unresolved);
      });
  if (known != flow.port_candidates.end()) {
    if (known->transport == Transport::unresolved && candidate.transport != Transport::unresolved)
      *known = candidate;
    return true;
  }
  if (flow.port_candidates.size() >= kMostCandidates) return false;
  flow.port_candidates.push_back(candidate);
  return true;
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

// A row's remark is there to be read; of free prose the sentence is shown as well.
void AddWitness(Flow& flow, const Mention& mention) {
  if (IsReadFrom(flow, mention)) return;
  std::vector<base::Evidence> evidence = {mention.evidence};
  if (mention.entry < 0) evidence.push_back({mention.sentence, mention.evidence.place});
  State(flow, model::Field::port, ToString(flow.port), mention.evidence.quote.value(), model::Basis::prose,
        "mention", std::move(evidence));
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
  std::optional<std::size_t> found;
  if (!own.empty()) found = index.FirstOf(flows[own.front()].component, mention);
  if (!found) found = index.First(mention);
  return found ? &flows[*found] : nullptr;
}

std::string Describe(PortRange range) {
  const std::string first = std::to_string(range.first());
  return range.first() == range.last() ? first : first + "-" + std::to_string(range.last());
}

void Attach(const Mention& mention, Flow& flow, std::vector<Flow>& flows, const FlowIndex& index,
            Candidates& candidates, const rules::RuleSet& rules) {
  if (flow.port.kind != model::PortKind::unresolved) {
    AddWitness(flow, mention);
    for (std::size_t i : index.OfEntry(mention.entry)) {
      if (mention.is_default && flows[i].port.range == RangeOf(mention)) AddDefault(flows[i], mention);
    }
    return;
  }
  const model::PortCandidate candidate = CandidateOf(mention, rules);
  for (std::size_t i : index.OfEntry(flow.entry)) {
    if (AddCandidate(flows[i], candidate)) candidates.try_emplace(RangeOf(mention), i);
  }
}

}  // namespace

std::vector<model::Account> SettleMentions(const std::vector<Mention>& mentions, std::vector<Flow>& flows,
                                           const rules::RuleSet& rules, diag::Sink& sink) {
  std::vector<model::Account> accounts;
  const FlowIndex index(flows);
  Candidates candidates;
  for (const Mention& mention : mentions) {
    model::Account account{false, model::Fate::rejected, std::string(Name(diag::Kind::port_in_prose_only)),
                           mention.evidence};
    if (!mention.ignored_by.empty()) {
      account.fate = model::Fate::ignored;
      account.by = mention.ignored_by;
    } else if (Flow* flow = FlowFor(mention, flows, index)) {
      account.fate = model::Fate::stated;
      account.by = flow->id;
      Attach(mention, *flow, flows, index, candidates, rules);
    }
    accounts.push_back(std::move(account));
  }
  // All candidates are known now.
  std::map<PortRange, std::vector<base::Evidence>> unstated;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    if (accounts[m].fate != model::Fate::rejected) continue;
    if (const auto flow = candidates.find(RangeOf(mentions[m])); flow != candidates.end()) {
      accounts[m].fate = model::Fate::stated;
      accounts[m].by = flows[flow->second].id;
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
