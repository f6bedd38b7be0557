#include "normalize/pairing.h"

#include <algorithm>
#include <set>

namespace portbook::normalize {
namespace {

bool IsRegistered(const std::string& service, const grammar::PortItem& port, const rules::RuleSet& rules) {
  if (!port.port.range) return false;
  const std::vector<rules::RegisteredPort> registered = rules.RegisteredFor(service);
  return std::any_of(registered.begin(), registered.end(), [&](const rules::RegisteredPort& entry) {
    return entry.first <= port.port.range->first() && port.port.range->last() <= entry.last;
  });
}

// `HTTP, HTTPS` x `80, 443`: each service on a port that IANA registers for it.
bool RegistryConfirms(const std::vector<grammar::PortItem>& ports, const std::vector<ServiceItem>& services,
                      const rules::RuleSet& rules) {
  if (services.size() < 2 || services.size() != ports.size()) return false;
  for (std::size_t i = 0; i < ports.size(); ++i) {
    const bool confirmed =
        std::any_of(services[i].services.begin(), services[i].services.end(),
                    [&](const std::string& service) { return IsRegistered(service, ports[i], rules); });
    if (!confirmed) return false;
  }
  return true;
}

bool IsSecurePort(const grammar::PortItem& port, const rules::RuleSet& rules) {
  if (!port.port.range) return false;
  const std::vector<rules::RegisteredPort> registered = rules.RegisteredAt(port.port.range->first());
  return std::any_of(registered.begin(), registered.end(), [&](const rules::RegisteredPort& entry) {
    const rules::ServiceTerm* term = rules.FindService(entry.service);
    return term && term->implies_security;
  });
}

// `5060/5061` x `TCP\MTLS`: the side that is TLS has the port registered for the secure service, and no other
// side has.
bool SecurityConfirms(const std::vector<grammar::PortItem>& ports,
                      const std::vector<Alternative>& alternatives, const rules::RuleSet& rules) {
  if (alternatives.size() < 2 || alternatives.size() != ports.size()) return false;
  bool any = false;
  for (std::size_t i = 0; i < ports.size(); ++i) {
    if (alternatives[i].security.has_value() != IsSecurePort(ports[i], rules)) return false;
    any = any || alternatives[i].security;
  }
  return any;
}

// Alternatives that only differ in the service are one transport with several services.
bool DifferInTransport(const std::vector<Alternative>& alternatives) {
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Alternative& alternative) {
    return alternative.transport != alternatives.front().transport;
  });
}

std::vector<int> DistinctTransports(const std::vector<Alternative>& alternatives) {
  std::vector<int> distinct;
  for (int i = 0; i < static_cast<int>(alternatives.size()); ++i) {
    const bool seen = std::any_of(distinct.begin(), distinct.end(), [&](int other) {
      const Alternative& one = alternatives[static_cast<std::size_t>(other)];
      const Alternative& two = alternatives[static_cast<std::size_t>(i)];
      return one.transport == two.transport && one.protocol_number == two.protocol_number;
    });
    if (!seen) distinct.push_back(i);
  }
  return distinct;
}

Pairing ByPosition(std::size_t size, bool alternatives, bool services) {
  Pairing pairing;
  for (int i = 0; i < static_cast<int>(size); ++i)
    pairing.atoms.push_back({i, alternatives ? i : 0, services ? i : -1});
  return pairing;
}

// Each port stands on a line of its own kind: line 2 of the one cell belongs to line 2 of the other. Both
// must have two lines at least, and something on every line.
template <class Item>
bool LinesAgree(const std::vector<int>& port_lines, const std::vector<Item>& items) {
  std::set<int> of_ports(port_lines.begin(), port_lines.end()), of_items;
  for (const Item& item : items) of_items.insert(item.line);
  return of_ports.size() > 1 && of_ports == of_items &&
         *of_ports.rbegin() == static_cast<int>(of_ports.size()) - 1;
}

// A transport that stands on two lines would be lost with the second.
bool EachOnItsLine(const std::vector<Alternative>& alternatives) {
  return DistinctTransports(alternatives).size() == alternatives.size();
}

// The only service of the line; -1 where there are several.
int ServiceOnLine(const std::vector<ServiceItem>& services, int line) {
  int found = -1;
  for (int i = 0; i < static_cast<int>(services.size()); ++i) {
    if (services[static_cast<std::size_t>(i)].line != line) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

Pairing ByLine(const std::vector<int>& port_lines, const Protocols& protocols, bool pair_alternatives,
               bool pair_services) {
  Pairing pairing;
  for (int p = 0; p < static_cast<int>(port_lines.size()); ++p) {
    const int line = port_lines[static_cast<std::size_t>(p)];
    const int service = pair_services ? ServiceOnLine(protocols.services, line) : -1;
    for (int alternative : DistinctTransports(protocols.alternatives)) {
      const bool here = protocols.alternatives[static_cast<std::size_t>(alternative)].line == line;
      if (!pair_alternatives || here) pairing.atoms.push_back({p, alternative, service});
    }
  }
  return pairing;
}

}  // namespace

Pairing PairLists(const std::vector<grammar::PortItem>& ports, const std::vector<int>& port_lines,
                  const Protocols& protocols, const rules::RuleSet& rules) {
  const std::vector<Alternative>& alternatives = protocols.alternatives;
  const bool services_pair = RegistryConfirms(ports, protocols.services, rules);
  const bool alternatives_follow = services_pair && alternatives.size() == ports.size();
  if (services_pair && (alternatives_follow || alternatives.size() == 1)) {
    return ByPosition(ports.size(), alternatives_follow, true);
  }
  if (SecurityConfirms(ports, alternatives, rules)) return ByPosition(ports.size(), true, false);

  const bool packed = std::any_of(ports.begin(), ports.end(), [](const grammar::PortItem& port) {
    return port.transport || !port.services.empty();
  });
  const bool transports_by_line =
      !packed && EachOnItsLine(alternatives) && LinesAgree(port_lines, alternatives);
  const bool services_by_line = !packed && LinesAgree(port_lines, protocols.services);
  if (transports_by_line || services_by_line)
    return ByLine(port_lines, protocols, transports_by_line, services_by_line);

  Pairing pairing;
  const bool two_lists =
      ports.size() > 1 && !packed &&
      (protocols.services.size() > 1 || (alternatives.size() > 1 && !DifferInTransport(alternatives)) ||
       (alternatives.size() == ports.size() && DifferInTransport(alternatives)));
  pairing.uncertain = two_lists;
  const std::vector<int> distinct = DistinctTransports(alternatives);
  for (int p = 0; p < static_cast<int>(ports.size()); ++p) {
    if (ports[static_cast<std::size_t>(p)].transport) {
      pairing.atoms.push_back({p, -1, -1});
      continue;
    }
    for (int alternative : distinct) pairing.atoms.push_back({p, alternative, -1});
  }
  return pairing;
}

}  // namespace portbook::normalize
