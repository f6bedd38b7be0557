// The port at the source of a row's flows: from its own column, or from words above the table.
#pragma once

#include <optional>
#include <vector>

#include "normalize/port_cells.h"
#include "portbook/model/flow.h"

namespace portbook::normalize {

class SourcePorts {
 public:
  SourcePorts(const model::Entry& entry, const rules::RuleSet& rules, diag::Sink& sink);

  // Those that a flow of the transport has: `TCP 5060 UDP 5060` at both ends pairs by transport. One nullptr
  // where there are none.
  std::vector<const grammar::PortItem*> ItemsFor(model::Transport transport) const;
  void Apply(const grammar::PortItem* item, model::Flow& flow) const;

  // The column says "Bi-directional" instead; nullptr where it does not.
  const model::RoleCell* DirectionCell() const { return direction_ ? ports_.cell : nullptr; }
  std::optional<model::Direction> direction() const { return direction_; }

 private:
  void ApplyContext(model::Flow& flow) const;

  const model::Entry& entry_;
  Ports ports_;
  std::optional<model::Direction> direction_;
};

}  // namespace portbook::normalize
