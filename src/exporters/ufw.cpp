// ufw: an application profile for each role that listens, as /etc/ufw/applications.d has them.
#include <array>

#include <fmt/format.h>

#include "exporters/formats.h"
#include "exporters/listeners.h"
#include "exporters/reach.h"
#include "portbook/base/utf8.h"

namespace portbook::exporters {
namespace {

constexpr std::array kTransports = {model::Transport::tcp, model::Transport::udp};
constexpr std::size_t kLongestName = 54;     // ufw takes 64 bytes; "Portbook " stands before it
constexpr std::size_t kLongestValue = 1024;  // bytes, for the value of any key

// The ports in as many values as it takes.
std::vector<std::string> PortValues(const Listener& listener) {
  std::vector<std::string> values;
  for (const Port& port : listener.ports) {
    const std::string item = fmt::format("{}/{}", Interval(port.range, ":"), Name(port.transport));
    if (values.empty() || values.back().size() + 1 + item.size() > kLongestValue) {
      values.push_back(item);
    } else {
      values.back() += "|" + item;
    }
  }
  return values;
}

// Whole characters of a text as long as ufw takes it.
std::string Shortened(const std::string& text) {
  std::size_t size = 0;
  while (size < text.size()) {
    const std::size_t next = size + base::DecodeAt(text, size).size;
    if (next > kLongestValue) break;
    size = next;
  }
  return text.substr(0, size);
}

}  // namespace

Export WriteUfw(Claims claims, const selection::Deployment&) {
  Sorted sorted = SortForHost(claims, {{}, kTransports});
  Export result{{{"portbook.ufw.profile", ""}}, std::move(sorted.losses)};
  Names names;
  for (const Listener& listener : Listeners(sorted.written)) {
    for (const std::string& ports : PortValues(listener)) {
      result.files.front().text += fmt::format(
          "[Portbook {}]\ntitle={}\ndescription={}\nports={}\n\n", names.Of(listener.role, ' ', kLongestName),
          Shortened(base::Printable(listener.role)), Shortened(base::Printable(StatedBy(listener))), ports);
    }
  }
  return result;
}

}  // namespace portbook::exporters
