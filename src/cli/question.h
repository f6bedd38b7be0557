// What `portbook query` was asked: a port interval, perhaps with a transport, or a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "portbook/base/error.h"
#include "portbook/model/flow.h"

namespace portbook::cli {

struct Question {
  std::optional<model::PortRange> ports;
  std::optional<model::Transport> transport;  // only with ports
  std::string name;                           // case-folded; only without ports

  // "8082", "8000-8100", "443/tcp"; anything that does not begin as one of these is a name.
  [[nodiscard]] static base::Expected<Question> Parse(std::string_view text);

  // The flow's ports, as far as they are numbers, and the interval have a port in common, whatever the
  // transport.
  bool AsksForPortsOf(const model::Flow& flow) const;
  // The whole question.
  bool AsksFor(const model::Flow& flow) const;
};

}  // namespace portbook::cli
