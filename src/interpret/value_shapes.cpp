#include "interpret/value_shapes.h"

#include <algorithm>

#include "interpret/line_shape.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/direction.h"
#include "portbook/grammar/ports.h"
#include "portbook/grammar/protocols.h"

namespace portbook::interpret {
namespace {

int Words(std::string_view folded) {
  return 1 + static_cast<int>(std::count(folded.begin(), folded.end(), ' '));
}

// A name of several words begins with a capital or a digit.
bool IsPhrase(std::string_view folded) {
  constexpr int kFewestWords = 3;
  return !folded.empty() && folded.front() >= 'a' && folded.front() <= 'z' && Words(folded) >= kFewestWords;
}

// "*.example.com", "https://example.com/x": one word with a point between letters.
bool IsHost(std::string_view folded) {
  if (folded.find(' ') != folded.npos || folded.find("..") != folded.npos) return false;
  const std::size_t scheme = folded.find("://");
  if (scheme != folded.npos) folded.remove_prefix(scheme + 3);
  folded = folded.substr(0, folded.find_first_of(":/"));
  const std::size_t point = folded.rfind('.');
  constexpr std::size_t kShortestDomain = 2;
  if (point == folded.npos || point == 0 || folded.size() - point <= kShortestDomain) return false;
  return std::all_of(folded.begin() + static_cast<std::ptrdiff_t>(point) + 1, folded.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool HasNumber(const grammar::PortCell& cell) {
  return std::any_of(cell.items.begin(), cell.items.end(),
                     [](const grammar::PortItem& item) { return item.port.range.has_value(); });
}

bool IsPacked(const grammar::PortCell& cell) {
  return HasNumber(cell) && std::all_of(cell.items.begin(), cell.items.end(),
                                        [](const grammar::PortItem& item) { return item.transport; });
}

// What is left beside the numbers are letters, and no protocol.
bool IsWorded(const grammar::PortCell& cell, const std::string& text) {
  const bool letters = std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
  return letters && std::none_of(cell.items.begin(), cell.items.end(), [](const grammar::PortItem& item) {
           return item.transport || !item.services.empty() || !item.label.empty() || !item.port.range;
         });
}

}  // namespace

bool IsTransports(const std::string& text, const rules::RuleSet& rules) {
  const grammar::ProtocolCell cell = grammar::ParseProtocols(text, grammar::ProtocolColumn::transport, rules);
  return !cell.items.empty() && cell.unknown.empty() &&
         std::all_of(cell.items.begin(), cell.items.end(),
                     [](const auto& item) { return item.transport && item.services.empty(); });
}

const rules::CellRule* FindMark(const std::string& text, const rules::RuleSet& rules) {
  using Meaning = rules::CellRule::Meaning;
  const std::string folded = base::FoldSpace(text);
  for (const rules::CellRule* rule : rules.cells) {
    const bool marks = rule->meaning == Meaning::marked || rule->meaning == Meaning::unmarked;
    if (marks && rule->match.Matches(folded)) return rule;
  }
  return nullptr;
}

bool IsArrow(const std::string& text, const rules::RuleSet& rules) {
  using Meaning = rules::CellRule::Meaning;
  const std::string folded = base::FoldSpace(text);
  if (folded.find_first_of("<>") == folded.npos && folded.find("\u2190") == folded.npos &&
      folded.find("\u2192") == folded.npos)
    return false;
  return std::any_of(rules.cells.begin(), rules.cells.end(), [&](const rules::CellRule* rule) {
    const bool way = rule->meaning == Meaning::one_way || rule->meaning == Meaning::two_way;
    return way && rule->match.Matches(folded);
  });
}

bool NamesProtocol(const std::string& text, const rules::RuleSet& rules) {
  const grammar::ProtocolCell cell = grammar::ParseProtocols(text, grammar::ProtocolColumn::service, rules);
  return std::any_of(cell.items.begin(), cell.items.end(), [&](const grammar::ProtocolItem& item) {
    return item.transport || item.security ||
           std::any_of(item.services.begin(), item.services.end(),
                       [&](const std::string& service) { return rules.FindService(service) != nullptr; });
  });
}

std::span<const doc::Row> JudgedRows(const doc::Grid& grid, int header_rows,
                                     const InterpretOptions& options) {
  const std::span<const doc::Row> rows = std::span(grid.rows).subspan(static_cast<std::size_t>(header_rows));
  return rows.first(std::min(rows.size(), options.max_judged_rows));
}

Shapes::Shapes(const doc::Grid& grid, int header_rows, const rules::RuleSet& rules,
               const InterpretOptions& options)
    : rules_(rules), options_(options), shapes_(static_cast<std::size_t>(grid.columns)) {
  for (const doc::Row& row : JudgedRows(grid, header_rows, options)) {
    for (const doc::Cell& cell : row.cells) Count(cell);
  }
}

void Shapes::Count(const doc::Cell& cell) {
  if (cell.lines.empty() || cell.column_span > 1) return;
  Shape& shape = shapes_[static_cast<std::size_t>(cell.column)];
  const std::string text = cell.text().value();
  const grammar::PortCell ports = grammar::ParsePorts(text, rules_);
  if (ports.blank) return;
  ++shape.stated;
  const bool whole = ports.issues.empty() && HasNumber(ports);
  shape.packed += whole && IsPacked(ports);
  shape.ports += whole && grammar::LooksLikePorts(text, rules_);
  const bool transport = IsTransports(text, rules_);
  shape.transports += transport;
  const std::string folded = base::FoldSpace(text);
  const bool mark = FindMark(text, rules_) != nullptr;
  shape.marks += mark;
  shape.groups += cell.row_span > 1;
  shape.worded += whole && IsWorded(ports, text);
  shape.known += NamesProtocol(text, rules_);
  shape.protocols += IsProtocols(text, rules_);
  shape.hosts += IsHost(folded);
  shape.arrows += IsArrow(text, rules_);
  shape.directions += grammar::DirectionOf(text, rules_).has_value();
  shape.phrases += IsPhrase(folded);
  shape.names +=
      !whole && !transport && !mark && Words(folded) <= options_.max_name_words && !folded.ends_with('.');
}

}  // namespace portbook::interpret
