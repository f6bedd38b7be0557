// Where the roles of the guides stand in somebody's network: a role is the canonical name of an end
// ("Gateway"), its place a zone's name or a network. It knows nothing of what may lie between two places.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/selection/selection.h"

namespace portbook::selection {

// The ends of the claims, each once (compared without case), as first printed; sorted.
std::vector<std::string> Roles(std::span<const Claim> claims);

// Whether a place is a network in numbers ("10.0.0.0/24", "2001:db8::1") and no zone's name.
bool IsNetwork(std::string_view place);

class Deployment {
 public:
  Deployment() = default;
  // Of "ROLE=ZONE" and "ROLE=CIDR"; a role that stands in several places is named once for each. Fails for a
  // text of another form, for a role that is none of `roles`, and for an address or network that is not
  // valid, or has bits set beyond its prefix.
  [[nodiscard]] static base::Expected<Deployment> Parse(std::span<const std::string> mappings,
                                                        std::span<const std::string> roles);
  // In the order given; empty where the role is not mapped. Compared without case.
  std::span<const std::string> PlacesOf(std::string_view role) const;

 private:
  std::map<std::string, std::vector<std::string>> places_;  // by folded role
};

}  // namespace portbook::selection
