#include "portbook/grammar/ports.h"

#include <algorithm>

#include <fmt/format.h>

#include "grammar/alternatives.h"
#include "grammar/numbers.h"
#include "grammar/port_segments.h"
#include "grammar/prefix.h"
#include "portbook/grammar/protocols.h"

namespace portbook::grammar {
namespace {

model::PortSpec SpecOf(const Segment& segment) {
  model::PortSpec spec;
  spec.range = segment.range;
  if (segment.word) {
    spec.kind = segment.word->kind;
  } else if (segment.named_default) {
    spec.kind = model::PortKind::configurable;
  } else {
    const bool single = segment.range->first() == segment.range->last();
    spec.kind = single ? model::PortKind::fixed : model::PortKind::range;
  }
  if (segment.is_default) spec.is_default = true;
  spec.step = segment.step;
  spec.count = segment.count;
  return spec;
}

ProtocolItem Merged(const ProtocolItem& prefix, const ProtocolItem& suffix) {
  ProtocolItem merged = suffix;
  if (!merged.transport) merged.transport = prefix.transport;
  if (merged.services.empty()) merged.services = prefix.services;
  if (!merged.security) merged.security = prefix.security;
  return merged;
}

// The protocols of one number. A transport of its own sets the number apart from what was said of the list
// before it.
std::vector<ProtocolItem> ProtocolsOf(const Segment& segment) {
  std::vector<ProtocolItem> prefixes = segment.prefix;
  const auto has_transport = [](const ProtocolItem& item) { return item.transport.has_value(); };
  const bool own = std::any_of(segment.suffix.begin(), segment.suffix.end(), has_transport);
  if (own && std::any_of(prefixes.begin(), prefixes.end(), has_transport)) prefixes.clear();
  if (prefixes.empty()) prefixes.emplace_back();
  if (segment.suffix.empty()) return prefixes;
  std::vector<ProtocolItem> merged;
  for (const ProtocolItem& prefix : prefixes) {
    for (const ProtocolItem& suffix : segment.suffix) merged.push_back(Merged(prefix, suffix));
  }
  return Collapsed(std::move(merged));
}

// ICMP has types and IP has protocol numbers: a number beside them is no port.
bool HasPorts(const ProtocolItem& protocol) {
  return protocol.transport != model::Transport::icmp && protocol.transport != model::Transport::ip;
}

void AddPortless(const ProtocolItem& protocol, base::Span span, PortCell& cell) {
  PortItem item;
  item.port.kind = model::PortKind::not_applicable;
  item.transport = protocol.transport;
  item.protocol_number = protocol.protocol_number;
  item.span = span;
  cell.items.push_back(std::move(item));
}

void AddItems(const Segment& segment, PortCell& cell) {
  if (segment.rejected) return;
  if (segment.portless) return AddPortless(*segment.portless, segment.span, cell);
  std::vector<ProtocolItem> protocols = ProtocolsOf(segment);
  const bool none_has_ports = std::none_of(protocols.begin(), protocols.end(), HasPorts);
  for (ProtocolItem& protocol : protocols) {
    if (segment.range && !HasPorts(protocol)) {
      if (none_has_ports) {
        cell.issues.push_back({PortIssue::Kind::leftover, segment.span, ""});
      } else {
        AddPortless(protocol, protocol.span, cell);  // "500/udp, ESP"
      }
      continue;
    }
    PortItem item;
    item.port = SpecOf(segment);
    item.transport = protocol.transport;
    item.protocol_number = protocol.protocol_number;
    item.services = std::move(protocol.services);
    item.security = protocol.security;
    item.direction = segment.direction;
    item.label = segment.label;
    item.span = segment.span;
    cell.items.push_back(std::move(item));
  }
}

std::string MessageOf(const PortIssue& issue, std::string_view cell) {
  const std::string_view text = TextOf(cell, issue.span);
  switch (issue.kind) {
    case PortIssue::Kind::leftover:
      return "no port, range or known port word";
    case PortIssue::Kind::reversed:
      return fmt::format("the range {} ends before it begins", text);
    case PortIssue::Kind::too_large:
      return fmt::format("{} goes past 65535, the last port", text);
  }
  return {};
}

// In the cell's order, neighbours joined, with their messages.
void SettleIssues(PortCell& cell, std::string_view text) {
  std::stable_sort(cell.issues.begin(), cell.issues.end(),
                   [](const PortIssue& a, const PortIssue& b) { return a.span.begin < b.span.begin; });
  std::vector<PortIssue> settled;
  for (PortIssue& issue : cell.issues) {
    const bool joins = !settled.empty() && issue.kind == PortIssue::Kind::leftover &&
                       settled.back().kind == PortIssue::Kind::leftover &&
                       issue.span.begin <= settled.back().span.end;
    if (joins) {
      settled.back().span.end = std::max(settled.back().span.end, issue.span.end);
    } else {
      settled.push_back(std::move(issue));
    }
  }
  for (PortIssue& issue : settled) issue.message = MessageOf(issue, text);
  cell.issues = std::move(settled);
}

// Extends a list of numbers over joints; labels and packed protocols end it.
class PrefixReader {
 public:
  explicit PrefixReader(const std::vector<Lexeme>& lexemes) : lexemes_(lexemes) {}

  std::size_t Run() const {
    if (lexemes_.empty()) return 0;
    if (lexemes_.front().kind == LexemeKind::port_word) return lexemes_.front().span.end;
    std::uint32_t taken = 0;
    for (std::size_t at = 0; Is(at, LexemeKind::number);) {
      const NumberReading reading = ReadNumber(lexemes_, at);
      const bool spoiled =
          Is(reading.next, LexemeKind::symbol) && lexemes_[reading.next].span.begin == reading.span.end;
      if (!reading.range || spoiled) break;
      taken = reading.span.end;
      at = reading.next;
      if (Is(at, LexemeKind::slash) && Is(at + 1, LexemeKind::transport)) {
        taken = lexemes_[at + 1].span.end;
        at += 2;
      }
      if (!IsJoint(at)) break;
      ++at;
    }
    return taken;
  }

 private:
  bool Is(std::size_t at, LexemeKind kind) const { return at < lexemes_.size() && lexemes_[at].kind == kind; }

  bool IsJoint(std::size_t at) const {
    if (at >= lexemes_.size()) return false;
    const Lexeme& lexeme = lexemes_[at];
    return lexeme.kind == LexemeKind::slash || lexeme.kind == LexemeKind::comma ||
           lexeme.kind == LexemeKind::semicolon || lexeme.role == WordRole::and_word ||
           lexeme.role == WordRole::or_word;
  }

  const std::vector<Lexeme>& lexemes_;
};

}  // namespace

PortCell ParsePorts(std::string_view cell, const rules::RuleSet& rules, const PortOptions& options) {
  PortCell read;
  const std::vector<Lexeme> lexemes = Lex(cell, rules, Vocabulary::ports);
  read.blank = IsBlank(lexemes, cell);
  if (read.blank) return read;
  Segments segments = ReadSegments(cell, lexemes, rules, options);
  read.issues = std::move(segments.issues);
  for (const Segment& segment : segments.segments) AddItems(segment, read);
  // "ports" and "()" leave nothing behind, but they are no port either.
  if (read.items.empty() && read.issues.empty()) {
    read.issues.push_back(
        {PortIssue::Kind::leftover, {lexemes.front().span.begin, lexemes.back().span.end}, ""});
  }
  SettleIssues(read, cell);
  return read;
}

bool LooksLikePorts(std::string_view cell, const rules::RuleSet& rules) {
  const PortCell read = ParsePorts(cell, rules);
  const auto named = [](const PortItem& item) { return !item.label.empty(); };
  return !read.items.empty() && read.issues.empty() &&
         std::none_of(read.items.begin(), read.items.end(), named);
}

std::size_t PortPrefix(std::string_view text, const rules::RuleSet& rules) {
  return PrefixReader(LexHead(text, rules, Vocabulary::ports).lexemes).Run();
}

}  // namespace portbook::grammar
