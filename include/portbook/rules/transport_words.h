// Transports that running text names ("direct TCP/IP connections", "carried by UDP"): witnesses and
// candidates, for a sentence does not say which of its numbers they belong to.
#pragma once

#include <string_view>
#include <vector>

#include "portbook/base/locator.h"
#include "portbook/model/port_spec.h"
#include "portbook/rules/rule_set.h"

namespace portbook::rules {

struct TransportWord {
  model::Transport transport;
  base::Span span;
};

// Those that carry ports, in the order of the text.
std::vector<TransportWord> FindTransportWords(std::string_view text, const RuleSet& rules);

// The one that they all are; unresolved where there is none, or more than one.
model::Transport OnlyTransport(const std::vector<TransportWord>& words);

}  // namespace portbook::rules
