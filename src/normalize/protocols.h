// What a row says of its protocols: the transports it may use and the application protocols it speaks, each
// with its basis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portbook/base/evidence.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/grammar/protocols.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

// One transport that the row may use.
struct Alternative {
  model::Transport transport = model::Transport::unresolved;
  std::optional<int> protocol_number;  // of a protocol without ports that the cell names
  model::Basis basis = model::Basis::cell;
  std::string rule;
  std::optional<base::Evidence> evidence;  // none where nothing says it
  std::optional<model::Security> security;
  std::vector<std::string>
      services;  // that come with this transport and no other ("HTTP/UDP/IP ... HTTP/TCP/IP")
  int line = 0;  // 0-based, of its cell
};

// One item of the service cell.
struct ServiceItem {
  std::vector<std::string> services;
  std::optional<model::Security> security;  // printed ("SIP/TLS"), or implied by a service (https)
  model::Basis security_basis = model::Basis::cell;
  std::string security_rule;
  std::optional<base::Evidence> evidence;
  int line = 0;  // 0-based, of its cell
};

// The 0-based line of the cell's text that byte `at` stands on.
int LineOf(const model::RoleCell& cell, std::size_t at);

struct Protocols {
  std::vector<Alternative> alternatives;  // never empty: unresolved where nothing is said
  std::vector<ServiceItem> services;
};

// A value that cannot be read is value-unparsed; a service cell that names another transport than the
// transport cell is transport-contradicted.
Protocols ReadProtocols(const model::Entry& entry, const rules::RuleSet& rules, diag::Sink& sink);

}  // namespace portbook::normalize
