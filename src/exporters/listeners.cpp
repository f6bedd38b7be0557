#include "exporters/listeners.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"
#include "portbook/escape/escape.h"

namespace portbook::exporters {
namespace {

void AddNew(std::vector<std::string>& texts, const std::string& text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

Port& PortOf(Listener& listener, const model::Flow& flow) {
  for (Port& port : listener.ports) {
    if (port.transport == flow.transport && port.range == *flow.port.range) return port;
  }
  return listener.ports.emplace_back(Port{flow.transport, *flow.port.range, {}, {}});
}

}  // namespace

std::vector<Listener> Listeners(std::span<const selection::Claim* const> claims) {
  std::map<std::string, Listener> by_role;
  for (const selection::Claim* claim : claims) {
    Listener& listener = by_role[base::FoldForComparison(claim->destination)];
    if (listener.role.empty()) listener.role = claim->destination;
    AddNew(listener.guides, claim->guide->source.id);
    Port& port = PortOf(listener, *claim->flow);
    for (const std::string& service : claim->flow->services) AddNew(port.services, service);
    port.flow_ids.push_back(claim->flow->id);
  }
  std::vector<Listener> listeners;
  for (auto& entry : by_role) {
    std::sort(entry.second.ports.begin(), entry.second.ports.end(), [](const Port& a, const Port& b) {
      return std::tie(a.transport, a.range) < std::tie(b.transport, b.range);
    });
    listeners.push_back(std::move(entry.second));
  }
  return listeners;
}

std::string Interval(const model::PortRange& range, std::string_view dash) {
  if (range.first() == range.last()) return std::to_string(range.first());
  return fmt::format("{}{}{}", range.first(), dash, range.last());
}

std::string Comment(const Port& port) {
  const std::string services = base::Joined(port.services, ", ");
  return fmt::format("{}{}{}", services, services.empty() ? "" : "; ", fmt::join(port.flow_ids, ", "));
}

std::string StatedBy(const Listener& listener) {
  return fmt::format("Stated by {}", fmt::join(listener.guides, ", "));
}

std::string Names::Of(std::string_view role, char separator, std::size_t longest) {
  constexpr std::size_t kDigits = 6;  // room for a separator and a number
  std::string name = escape::Identifier(role, separator).substr(0, longest - kDigits);
  while (!name.empty() && name.back() == separator) name.pop_back();
  if (name.empty()) name = "role";
  std::string unique = name;
  for (int number = 2; !taken_.insert(base::FoldForComparison(unique)).second; ++number)
    unique = fmt::format("{}{}{}", name, separator, number);
  return unique;
}

}  // namespace portbook::exporters
