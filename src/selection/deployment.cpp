#include "portbook/selection/deployment.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"

namespace portbook::selection {
namespace {

struct Network {
  std::array<unsigned char, 16> bytes{};
  unsigned bits = 0;    // of the address: 32 or 128
  unsigned prefix = 0;  // 0 to `bits`
};

std::optional<Network> ParseNetwork(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string address(text.substr(0, slash));
  Network network;
  network.bits = address.find(':') == address.npos ? 32 : 128;
  if (::inet_pton(network.bits == 32 ? AF_INET : AF_INET6, address.c_str(), network.bytes.data()) != 1)
    return std::nullopt;
  network.prefix = network.bits;
  if (slash == text.npos) return network;
  const std::string_view digits = text.substr(slash + 1);
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, network.prefix);
  if (read.ec != std::errc() || read.ptr != end || network.prefix > network.bits) return std::nullopt;
  return network;
}

bool HasBitsBeyondPrefix(const Network& network) {
  for (unsigned bit = network.prefix; bit < network.bits; ++bit) {
    if ((network.bytes.at(bit / 8) >> (7 - bit % 8) & 1) != 0) return true;
  }
  return false;
}

// No zone is called "10.0.0.300" or "10.0.0.0/33": it was meant to be a network.
bool LooksLikeNetwork(std::string_view place) {
  return place.find_first_of("/:") != place.npos || place.find_first_not_of("0123456789.") == place.npos;
}

base::Expected<void> CheckPlace(std::string_view place) {
  if (!LooksLikeNetwork(place)) return {};
  const std::optional<Network> network = ParseNetwork(place);
  if (!network) return base::Fail("", "`" + std::string(place) + "` is no address, network or zone");
  if (HasBitsBeyondPrefix(*network))
    return base::Fail("", "`" + std::string(place) + "` has bits set beyond its prefix",
                      "a network ends in zeros; for one host leave the prefix away");
  return {};
}

}  // namespace

std::vector<std::string> Roles(std::span<const Claim> claims) {
  std::map<std::string, std::string> roles;  // folded, as first printed
  for (const Claim& claim : claims) {
    for (const std::string* role : {&claim.source, &claim.destination}) {
      if (!role->empty()) roles.emplace(base::FoldForComparison(*role), *role);
    }
  }
  std::vector<std::string> names;
  for (const auto& role : roles) names.push_back(role.second);
  return names;
}

bool IsNetwork(std::string_view place) { return ParseNetwork(place).has_value(); }

base::Expected<Deployment> Deployment::Parse(std::span<const std::string> mappings,
                                             std::span<const std::string> roles) {
  Deployment deployment;
  for (const std::string& mapping : mappings) {
    const std::size_t equals = mapping.rfind('=');  // a zone's name has none, a role's may
    const std::string role = equals == mapping.npos ? "" : base::FoldForComparison(mapping.substr(0, equals));
    const std::string place = equals == mapping.npos ? "" : base::FoldSpace(mapping.substr(equals + 1));
    if (role.empty() || place.empty())
      return base::Fail("", "`" + mapping + "` does not have the form ROLE=ZONE or ROLE=CIDR");
    const bool known = std::any_of(roles.begin(), roles.end(), [&](const std::string& name) {
      return base::FoldForComparison(name) == role;
    });
    if (!known) {
      return base::Fail("", "no chosen guide has the role `" + mapping.substr(0, equals) + "`",
                        "there are " + base::Joined(roles, "; "));
    }
    if (const base::Expected<void> valid = CheckPlace(place); !valid) return tl::unexpected(valid.error());
    std::vector<std::string>& places = deployment.places_[role];
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }
  return deployment;
}

std::span<const std::string> Deployment::PlacesOf(std::string_view role) const {
  const auto found = places_.find(base::FoldForComparison(role));
  if (found == places_.end()) return {};
  return found->second;
}

}  // namespace portbook::selection
