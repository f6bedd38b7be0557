// What a guide says of one port: a number, an interval, or a word. Atomic: a list is several PortSpecs.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "portbook/model/vocabulary.h"

namespace portbook::model {

inline constexpr std::uint32_t kLargestProtocolNumber = 255;  // it is one byte of the IP header

// Inclusive, first <= last <= 65535.
class PortRange {
 public:
  // nullopt when reversed or over 65535.
  static std::optional<PortRange> Make(std::uint32_t first, std::uint32_t last);
  std::uint16_t first() const { return first_; }
  std::uint16_t last() const { return last_; }
  bool Contains(std::uint16_t port) const { return first_ <= port && port <= last_; }
  bool Intersects(const PortRange& other) const { return first_ <= other.last_ && other.first_ <= last_; }
  friend auto operator<=>(const PortRange&, const PortRange&) = default;

 private:
  PortRange(std::uint16_t first, std::uint16_t last) : first_(first), last_(last) {}
  std::uint16_t first_;
  std::uint16_t last_;
};

struct PortSpec {
  PortKind kind = PortKind::unresolved;
  std::optional<PortRange> range;      // fixed: first == last; range, dynamic, configurable: where stated
  std::optional<bool> is_default;      // the guide calls the number a default
  std::optional<std::uint32_t> step;   // "in increments of 2"
  std::optional<std::uint32_t> count;  // "10 randomly chosen"
  friend auto operator<=>(const PortSpec&, const PortSpec&) = default;
};

// "443", "42000-43000", "any", "dynamic 1024-65535", "configurable 50020 (default)", "missing".
std::string ToString(const PortSpec& spec);
// The inverse of ToString; nullopt where the text is none of its.
std::optional<PortSpec> ParsePortSpec(std::string_view text);

}  // namespace portbook::model
