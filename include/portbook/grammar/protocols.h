// The grammar of protocol cells: transports, services and security words in one cell ("TCP\MTLS", "UDP /
// TCP", "SIP/TLS", "DCOM and RPC", "TCP (SIP)", "TCP SIP)", "HTTP/TCP/IP"). A transport in a protocol cell is
// no service.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"
#include "portbook/model/vocabulary.h"
#include "portbook/rules/rule_set.h"

namespace portbook::grammar {

// One alternative of the cell: "TCP\MTLS" has two; "TCP (SIP)" has one; the stack "HTTP/TCP/IP" has one.
struct ProtocolItem {
  std::optional<model::Transport> transport;          // as printed
  std::optional<int> protocol_number;                 // of a protocol without ports that has a name ("GRE")
  std::optional<model::Transport> implied_transport;  // by a service or security word, through rules/common
  std::string implied_by;                             // the rule that implies it
  std::vector<std::string> services;                  // canonical, lower case
  std::optional<model::Security> security;
  base::Span span;  // bytes of the cell
};

struct ProtocolCell {
  std::vector<ProtocolItem> items;
  std::vector<base::Span> unknown;  // words that are in no vocabulary
  bool blank = false;
};

// A cell of a transport column: an unknown word is unknown.
// A cell of a service column (`services_column`): a phrase in no vocabulary is itself a service name, folded
// to lower case.
enum class ProtocolColumn { transport, service };
ProtocolCell ParseProtocols(std::string_view cell, ProtocolColumn column, const rules::RuleSet& rules);

// Reads a protocol list at the head of running text ("TCP SIP) Used by ...") and says how many bytes it took;
// 0 where the text does not begin with one. Words are joined only by / \ , ( ) "and" "or" and line ends, so
// that a sentence which begins with a protocol's name is not eaten: "HTTPS HTTP over TLS" takes "HTTPS".
std::size_t ProtocolPrefix(std::string_view text, const rules::RuleSet& rules);
// The same for ports: "5060/5061  TCP" takes "5060/5061"; "50,000-59,999 RTP" takes the range.
std::size_t PortPrefix(std::string_view text, const rules::RuleSet& rules);

}  // namespace portbook::grammar
