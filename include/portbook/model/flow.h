// A Flow is one atomic claim of a guide: from, to, one transport, one port interval. Plain values for use;
// one Statement for every value that is set, saying how it came and where it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "portbook/base/evidence.h"
#include "portbook/model/port_spec.h"
#include "portbook/model/vocabulary.h"

namespace portbook::model {

struct Statement {
  Field field = Field::port;
  std::string value;  // as in the flow's field
  std::string raw;    // as printed
  Basis basis = Basis::cell;
  std::string rule;  // the rule or grammar production that read it
  std::vector<base::Evidence> evidence;
  friend bool operator==(const Statement&, const Statement&) = default;
};

// What the prose of a row with a missing port says its port may be.
struct PortCandidate {
  PortRange range = *PortRange::Make(0, 0);
  Transport transport = Transport::unresolved;
  base::Evidence evidence;
  friend bool operator==(const PortCandidate&, const PortCandidate&) = default;
};

// An endpoint named only in the row's remarks.
struct EndpointCandidate {
  std::string name;
  bool is_source = false;
  base::Evidence evidence;
  friend bool operator==(const EndpointCandidate&, const EndpointCandidate&) = default;
};

struct Flow {
  std::string id;        // "f_" + 16 hex
  std::string entry_id;  // "e_" + 16 hex
  std::string fact_key;  // 16 hex: equal for the same fact in another table or release
  int entry = -1;        // index into the guide's entries

  std::optional<std::string> component, source, destination;  // as printed, white space folded
  std::optional<std::string> component_host, source_host, destination_host;
  std::optional<std::string> component_process, source_process, destination_process;
  std::optional<Interface> interface;
  std::optional<Direction> direction;
  std::vector<std::string> services;  // canonical, lower case, in the guide's order
  std::optional<Security> security;
  Transport transport = Transport::unresolved;
  std::optional<int> protocol_number, icmp_type, icmp_code;
  PortSpec port;
  std::optional<PortSpec> source_port;
  std::optional<SourcePortRole> source_port_role;
  std::optional<Exposure> exposure;
  std::optional<Requirement> requirement;
  std::optional<std::string> condition;
  std::vector<std::string> applies_to;
  std::optional<std::string> purpose, remarks;

  std::vector<Statement> statements;  // by field, then as read
  std::vector<PortCandidate> port_candidates;
  std::vector<EndpointCandidate> endpoint_candidates;
  friend bool operator==(const Flow&, const Flow&) = default;
};

// The statement about `field`, or nullptr.
const Statement* Find(const Flow& flow, Field field);

// One line: "Web browser -> - | https | tcp | 443 <- any". What goldens and `extract --format table` print is
// built on it.
std::string Dump(const Flow& flow);

}  // namespace portbook::model
