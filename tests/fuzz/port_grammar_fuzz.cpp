// Any bytes as a port cell, a protocol cell and running text: every span stays inside the cell, nothing
// crashes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "portbook/base/check.h"
#include "portbook/grammar/ports.h"
#include "portbook/grammar/protocols.h"
#include "tests/unit/grammar/small_rules.h"

namespace {

void CheckInside(portbook::base::Span span, std::string_view cell) {
  PORTBOOK_CHECK(span.begin <= span.end && span.end <= cell.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace grammar = portbook::grammar;
  const std::string_view cell(reinterpret_cast<const char*>(data), size);
  const portbook::rules::RuleSet& rules = grammar::SmallRules();
  const grammar::PortCell ports = grammar::ParsePorts(cell, rules);
  for (const grammar::PortItem& item : ports.items) CheckInside(item.span, cell);
  for (const grammar::PortIssue& issue : ports.issues) CheckInside(issue.span, cell);
  for (const auto column : {grammar::ProtocolColumn::transport, grammar::ProtocolColumn::service}) {
    const grammar::ProtocolCell protocols = grammar::ParseProtocols(cell, column, rules);
    for (const grammar::ProtocolItem& item : protocols.items) CheckInside(item.span, cell);
    for (const portbook::base::Span span : protocols.unknown) CheckInside(span, cell);
  }
  PORTBOOK_CHECK(grammar::PortPrefix(cell, rules) <= size);
  PORTBOOK_CHECK(grammar::ProtocolPrefix(cell, rules) <= size);
  return 0;
}
