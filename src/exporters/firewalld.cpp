// firewalld: a service definition for each role that listens, as `firewall-offline-cmd
// --new-service-from-file` reads it.
#include <array>

#include <fmt/format.h>

#include "exporters/formats.h"
#include "exporters/listeners.h"
#include "exporters/reach.h"
#include "portbook/base/utf8.h"
#include "portbook/escape/escape.h"

namespace portbook::exporters {
namespace {

constexpr std::array kTransports = {model::Transport::tcp, model::Transport::udp, model::Transport::sctp};
constexpr std::array kFacets = {Facet::services};  // in the description
constexpr std::size_t kLongestName = 60;           // characters, well below what a file name may have

std::string Xml(const Listener& listener) {
  std::string description = StatedBy(listener) + ".";
  std::string ports;
  for (const Port& port : listener.ports) {
    const std::string interval = Interval(port.range, "-");
    description += fmt::format(" {} {}: {}.", Name(port.transport), interval, Comment(port));
    ports += fmt::format("  <port protocol=\"{}\" port=\"{}\"/>\n", Name(port.transport), interval);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<service>\n  <short>{}</short>\n  "
      "<description>{}</description>\n{}"
      "</service>\n",
      escape::Markup(listener.role), escape::Markup(description), ports);
}

}  // namespace

Export WriteFirewalld(Claims claims, const selection::Deployment&) {
  Sorted sorted = SortForHost(claims, {kFacets, kTransports});
  Export result{{}, std::move(sorted.losses)};
  Names names;
  for (const Listener& listener : Listeners(sorted.written)) {
    const std::string name = base::FoldForComparison(names.Of(listener.role, '-', kLongestName));
    result.files.push_back({"portbook-" + name + ".xml", Xml(listener)});
  }
  return result;
}

}  // namespace portbook::exporters
