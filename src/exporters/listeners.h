// The roles that listen, each with its ports: what the firewall of one host is told.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/selection/selection.h"

namespace portbook::exporters {

// One transport and port interval of a role, with all that the guides say of it.
struct Port {
  model::Transport transport = model::Transport::tcp;
  model::PortRange range = *model::PortRange::Make(0, 0);
  std::vector<std::string> services;  // each once
  std::vector<std::string> flow_ids;
};

struct Listener {
  std::string role;                 // as first printed
  std::vector<Port> ports;          // by transport and interval
  std::vector<std::string> guides;  // Source::id, each once
};

// By role, compared without case. REQUIRES: every claim has a destination and a range.
std::vector<Listener> Listeners(std::span<const selection::Claim* const> claims);

// "443", "5000-5010", with `dash` between the two.
std::string Interval(const model::PortRange& range, std::string_view dash);
// "https, sip; f_0123456789abcdef": what a comment says of the port.
std::string Comment(const Port& port);
// "Stated by vendor/product/1.0, ...". Not escaped.
std::string StatedBy(const Listener& listener);

// Gives each role a name of ASCII letters and digits that no other has.
class Names {
 public:
  // Ends with a number where another role had it already; "role" where the text has no such character. At
  // most `longest` bytes.
  std::string Of(std::string_view role, char separator, std::size_t longest);

 private:
  std::set<std::string> taken_;  // in lower case: files may not differ by case alone
};

}  // namespace portbook::exporters
