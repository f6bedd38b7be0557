// A port cell as segments: each one number, interval or port word with the words that belong to it. Which
// protocols hold for which number is settled here; ports.cpp makes items of the segments.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/lexer.h"
#include "portbook/grammar/ports.h"
#include "portbook/grammar/protocols.h"

namespace portbook::grammar {

struct Segment {
  std::optional<model::PortRange> range;
  const rules::PortWord* word = nullptr;
  std::optional<ProtocolItem> portless;  // "ICMP", "ESP": stands in place of a port
  bool rejected = false;                 // its number became an issue
  base::Span span;                       // of the number or word
  std::vector<ProtocolItem> prefix;      // "TCP 443": holds for the numbers after it as well
  std::vector<ProtocolItem> suffix;      // "443/tcp"
  std::string label;
  base::Span label_span;
  std::optional<model::Direction> direction;
  bool is_default = false;
  bool named_default = false;  // "HTTP port (default 8080)": the number stands with its "default" in brackets
  std::optional<std::uint32_t> step;
  std::optional<std::uint32_t> count;

  bool has_subject() const { return range || word || portless || rejected; }
};

struct Segments {
  std::vector<Segment> segments;
  std::vector<PortIssue> issues;  // without messages, as met
};

Segments ReadSegments(std::string_view cell, const std::vector<Lexeme>& lexemes, const rules::RuleSet& rules,
                      const PortOptions& options);

}  // namespace portbook::grammar
