// A small vocabulary for the grammar's tests, so that they show what the grammar does and not what
// rules/common holds today.
#pragma once

#include <string>

#include "portbook/base/check.h"
#include "portbook/rules/rule_set.h"

namespace portbook::grammar {

inline constexpr const char* kSmallRules = R"toml(
[[transport]]
name = "tcp"
words = ["tcp"]
[[transport]]
name = "udp"
words = ["udp"]
[[transport]]
name = "icmp"
words = ["icmp"]
[[transport]]
name = "ip"
words = ["ip"]

[[security]]
name = "tls"
words = ["tls", "ssl"]
security = "tls"
implies_transport = "tcp"
[[security]]
name = "mtls"
words = ["mtls", "mutual tls"]
security = "mtls"
implies_transport = "tcp"

[[service]]
name = "http"
words = ["http"]
implies_transport = "tcp"
[[service]]
name = "https"
words = ["https"]
implies_transport = "tcp"
implies_security = "tls"
[[service]]
name = "ssh"
words = ["ssh"]
implies_transport = "tcp"
[[service]]
name = "sftp"
words = ["sftp"]
implies_transport = "tcp"
[[service]]
name = "sip"
words = ["sip"]
[[service]]
name = "rtp"
words = ["rtp"]
[[service]]
name = "rtcp"
words = ["rtcp"]
[[service]]
name = "axl"
words = ["axl"]
[[service]]
name = "xml"
words = ["xml"]
[[service]]
name = "dcom"
words = ["dcom"]
[[service]]
name = "rpc"
words = ["rpc"]
[[service]]
name = "msmq"
words = ["msmq"]
[[service]]
name = "winrm"
words = ["winrm"]

[[port_word]]
name = "any"
words = ["any", "*"]
[[port_word]]
name = "ephemeral"
words = ["ephemeral"]
[[port_word]]
name = "dynamic"
words = ["dynamic", "dynamically"]
[[port_word]]
name = "configurable"
words = ["configurable", "varies"]
[[port_word]]
name = "not-applicable"
kind = "not_applicable"
words = ["not applicable", "n/a", "na"]

[[phrase]]
name = "direction-both"
field = "direction"
value = "bidirectional"
match = '(?i)\b(?:bi-?directional)\b'
samples = ["Bidirectional"]
[[phrase]]
name = "direction-in"
field = "direction"
value = "inbound"
match = '(?i)\binbound\b'
samples = ["Inbound"]
[[phrase]]
name = "default"
field = "port_default"
value = "true"
match = '(?i)\bdefault\b'
samples = ["default"]
[[phrase]]
name = "step"
field = "port_step"
match = '(?i)\b(?:increments|steps) of (?P<value>\d+)'
samples = ["increments of 2"]
[[phrase]]
name = "even"
field = "port_step"
value = "2"
match = '(?i)\beven ports\b'
samples = ["even ports"]
[[phrase]]
name = "count"
field = "port_count"
match = '(?i)\b(?P<value>\d+) (?:randomly )?chosen\b'
samples = ["10 randomly chosen"]
)toml";

// REQUIRES: the library outlives what is read with the rules.
inline const rules::RuleSet& SmallRules() {
  static const rules::Library library = rules::Library::Compile({{"rules/common/small.toml", kSmallRules}});
  static const base::Expected<rules::RuleSet> rules = library.ForPack("");
  PORTBOOK_CHECK(library.errors().empty() && rules.has_value());
  return *rules;
}

}  // namespace portbook::grammar
