// nftables: a set of ports for each role that listens and each of its transports. Rules that use the sets are
// the reader's.
#include <array>
#include <map>

#include <fmt/format.h>

#include "exporters/formats.h"
#include "exporters/listeners.h"
#include "exporters/reach.h"
#include "portbook/base/utf8.h"

namespace portbook::exporters {
namespace {

constexpr std::array kTransports = {model::Transport::tcp, model::Transport::udp, model::Transport::sctp};
constexpr std::array kFacets = {Facet::services};  // in comments
constexpr std::size_t kLongestName = 60;           // characters; a set's name may have 255

// One line: a comment ends with it.
std::string Remark(const std::string& text) { return "# " + base::Printable(text); }

// auto-merge: intervals of two guides may overlap.
std::string Set(const std::string& name, const std::string& elements) {
  return fmt::format(
      "  set {} {{\n    type inet_service\n    flags interval\n    auto-merge\n    elements = {{\n{}    }}\n "
      " }}\n",
      name, elements);
}

std::string Sets(const Listener& listener, const std::string& name) {
  std::map<model::Transport, std::string> elements;
  for (const Port& port : listener.ports)
    elements[port.transport] +=
        fmt::format("      {}, {}\n", Interval(port.range, "-"), Remark(Comment(port)));
  std::string text = fmt::format("\n  {}\n", Remark(listener.role + ". " + StatedBy(listener)));
  for (const auto& [transport, lines] : elements)
    text += Set(fmt::format("to_{}_{}", name, Name(transport)), lines);
  return text;
}

}  // namespace

Export WriteNftables(Claims claims, const selection::Deployment&) {
  Sorted sorted = SortForHost(claims, {kFacets, kTransports});
  std::string text =
      "# Ports on which roles listen, as guides state them. The sets open nothing by themselves; a rule may "
      "say\n"
      "#   tcp dport @to_ROLE_tcp accept\n"
      "table inet portbook {";
  Names names;
  for (const Listener& listener : Listeners(sorted.written))
    text += Sets(listener, base::FoldForComparison(names.Of(listener.role, '_', kLongestName)));
  return {{{"portbook.nft", text + "}\n"}}, std::move(sorted.losses)};
}

}  // namespace portbook::exporters
