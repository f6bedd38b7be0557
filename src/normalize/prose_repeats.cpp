#include "normalize/prose_repeats.h"

#include <algorithm>
#include <map>
#include <optional>

namespace portbook::normalize {
namespace {

using model::Entry;
using model::EntryForm;
using model::Transport;

class StatedPorts {
 public:
  void Add(const model::Flow& flow, int section) {
    if (flow.port.range) ports_[*flow.port.range].push_back({flow.transport, section});
  }
  bool Has(const model::Flow& flow, std::optional<int> section) const {
    if (!flow.port.range) return false;
    const auto found = ports_.find(*flow.port.range);
    if (found == ports_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const Place& place) {
      const bool agrees = flow.transport == Transport::unresolved ||
                          place.transport == Transport::unresolved || place.transport == flow.transport;
      return agrees && (!section || section == place.section);
    });
  }

  void Merge(StatedPorts other) {
    for (auto& [range, places] : other.ports_) {
      std::vector<Place>& own = ports_[range];
      own.insert(own.end(), places.begin(), places.end());
    }
  }

 private:
  struct Place {
    Transport transport;
    int section;
  };
  std::map<model::PortRange, std::vector<Place>> ports_;
};

}  // namespace

void DropRepeats(const std::vector<Entry>& entries, std::vector<std::vector<WayFlow>>& flows) {
  StatedPorts stated;
  const auto settle = [&](EntryForm form) {
    StatedPorts added;
    for (std::size_t e = 0; e < entries.size(); ++e) {
      if (entries[e].form != form) continue;
      if (form != EntryForm::row) {
        const auto scope = form == EntryForm::line ? std::optional(entries[e].section) : std::nullopt;
        std::erase_if(flows[e], [&](const WayFlow& way) { return stated.Has(way.flow, scope); });
      }
      // A sentence is held against the sentences before it, a line not against its neighbours.
      StatedPorts& index = form == EntryForm::line ? added : stated;
      for (const WayFlow& way : flows[e]) index.Add(way.flow, entries[e].section);
    }
    stated.Merge(std::move(added));
  };
  settle(EntryForm::row);
  settle(EntryForm::line);
  settle(EntryForm::sentence);
}

}  // namespace portbook::normalize
