// What `portbook query` was asked: ports, a name, or who connects to whom.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"

namespace portbook::cli {

struct Question {
  std::optional<model::PortRange> ports;
  std::optional<model::Transport> transport;  // only with ports
  std::string name;                           // case-folded; empty unless a name was asked for
  struct Ends {
    std::string source, destination;  // case-folded; an empty one may be anything, but not both are empty
  };
  std::optional<Ends> ends;

  // The words of the command line, or one text that holds them all:
  //   "8082", "8000-8100", "443/tcp"   ports
  //   "Phone" to "Gateway"; to "Gateway"; from "Phone"
  //   anything else is a name: of a service, or words of an end, a vendor, a product or a guide's title
  // Fails for an empty question, and for ports or a transport that are none.
  [[nodiscard]] static base::Expected<Question> Parse(std::span<const std::string> words);

  // The flow's ports, as far as they are numbers, and the interval have a port in common, whatever the
  // transport.
  bool AsksForPortsOf(const model::Flow& flow) const;
  // The whole question, by what the guide states.
  bool AsksFor(const model::Guide& guide, const model::Flow& flow) const;
  // The flow goes between the ends asked for, the other way round.
  bool AsksForReverseOf(const model::Flow& flow) const;
  // The flow states no port, and its prose names one of those asked for.
  bool AsksForCandidatesOf(const model::Flow& flow) const;
};

}  // namespace portbook::cli
