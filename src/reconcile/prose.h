// What a row's own prose names: transports for its port ("STUN/UDP", "UDP port 3478", "3478/udp") services
// and security words. Witnesses against a cell, never a source of values.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "portbook/model/port_spec.h"
#include "portbook/rules/rule_set.h"

namespace portbook::reconcile {

// Those beside the number itself; where no other number stands in the prose, also those of a bare "STUN/UDP".
std::set<model::Transport> TransportsNamed(std::string_view prose, std::uint16_t port,
                                           const rules::RuleSet& rules);

// The security words that stand in the prose.
std::set<model::Security> SecurityNamed(std::string_view prose, const rules::RuleSet& rules);

// The services whose names stand there as acronyms: "SIP", never "time" or "echo".
std::set<std::string> ServicesNamed(std::string_view prose, const rules::RuleSet& rules);

}  // namespace portbook::reconcile
