// The grammar of port cells: lists, ranges, words and packed forms as vendors print them. Reads a whole cell,
// says for every byte what it is, and guesses nothing: what it cannot read is a leftover with its place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"
#include "portbook/model/port_spec.h"
#include "portbook/model/vocabulary.h"
#include "portbook/rules/rule_set.h"

namespace portbook::grammar {

struct PortItem {
  model::PortSpec port;
  std::optional<model::Transport> transport;  // packed: "443/tcp", "TCP 443"
  std::optional<int> protocol_number;         // packed: "GRE"
  std::vector<std::string> services;          // packed, canonical: "80: WinRM", "A/V/RTP/TCP/50,000-59,999"
  std::optional<model::Security> security;    // packed: "TLS 5061"
  std::optional<model::Direction> direction;  // packed: "80(Bidirectional)"
  std::string label;  // words beside the number that are none of these: "Alternate HTTP port"
  base::Span span;    // bytes of the cell: the number or word itself
};

struct PortIssue {
  enum class Kind { leftover, reversed, too_large };
  Kind kind = Kind::leftover;
  base::Span span;
  std::string message;  // one sentence
};

struct PortCell {
  std::vector<PortItem> items;    // in the order printed
  std::vector<PortIssue> issues;  // empty: read whole
  bool blank = false;             // nothing visible in the cell
};

// Thresholds, each with the document that made it necessary.
struct PortOptions {
  int max_label_words = 8;    // "IM and Presence server port (default 50020)" has 5
  int max_bracket_words = 3;  // beside a number in brackets: "(or 8443 behind a proxy)"; more are a remark
};

// `cell`: a cell's lines joined by line feeds, footnote marks taken out.
PortCell ParsePorts(std::string_view cell, const rules::RuleSet& rules, const PortOptions& options = {});

// The cell consists of ports and nothing else: what tells a port column from its values.
bool LooksLikePorts(std::string_view cell, const rules::RuleSet& rules);

}  // namespace portbook::grammar
