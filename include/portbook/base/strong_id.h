// Indices that cannot be mixed up: a BlockId is not a GridId. Not a key that outlives a run; see
// portbook/model/identity.h for those.
#pragma once

#include <compare>
#include <cstdint>

namespace portbook::base {

template <class Tag>
struct StrongId {
  std::uint32_t value = 0;
  friend auto operator<=>(const StrongId&, const StrongId&) = default;
};

}  // namespace portbook::base
