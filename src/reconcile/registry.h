// What the IANA registry says of a port in the words of the rules' vocabulary. Only services that a guide
// could have meant count: most registered names belong to products that nobody runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portbook/rules/rule_set.h"

namespace portbook::reconcile {

// Canonical services of the vocabulary that are registered on the port, sorted, each once. An alternate port
// is its service's own: http-alt is http.
std::vector<std::string> KnownServicesAt(const rules::RuleSet& rules, std::uint16_t port);

}  // namespace portbook::reconcile
