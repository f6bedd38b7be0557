#include "reconcile/uses.h"

#include <algorithm>
#include <set>

#include "reconcile/draft.h"

namespace portbook::reconcile {
namespace {

bool HasUse(const Claim& claim) {
  const bool is_told = claim.services != kNoName || claim.purpose != kNoName;
  return claim.in_table() && claim.listener != kNoName && claim.has_range() && is_told;
}

}  // namespace

Uses UsesOf(const Group& claims) {
  Uses uses;
  for (const Claim* claim : claims) {
    if (HasUse(*claim))
      uses[{claim->source, claim->listener, claim->services, claim->purpose}].push_back(claim);
  }
  std::erase_if(uses, [](const auto& use) { return OnePerEntry(use.second).size() > 1; });
  return uses;
}

std::vector<std::string> PortsOf(const Group& row) {
  std::set<std::string> ports;
  for (const Claim* claim : row) ports.insert(DescribePort(*claim->flow));
  return {ports.begin(), ports.end()};
}

}  // namespace portbook::reconcile
