#include "portbook/model/port_spec.h"

#include <limits>

#include <fmt/format.h>

namespace portbook::model {
namespace {

std::string ToString(const PortRange& range) {
  if (range.first() == range.last()) return fmt::format("{}", range.first());
  return fmt::format("{}-{}", range.first(), range.last());
}

// The word before the numbers; empty where the numbers say it all.
std::string KindWord(const PortSpec& spec) {
  switch (spec.kind) {
    case PortKind::fixed:
    case PortKind::range:
      return {};
    case PortKind::unresolved:
      return "missing";
    case PortKind::not_applicable:
      return "not applicable";
    case PortKind::any:
    case PortKind::ephemeral:
    case PortKind::dynamic:
    case PortKind::configurable:
      return std::string(Name(spec.kind));
  }
  return {};
}

}  // namespace

std::optional<PortRange> PortRange::Make(std::uint32_t first, std::uint32_t last) {
  if (first > last || last > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  return PortRange(static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last));
}

std::string ToString(const PortSpec& spec) {
  std::string text = KindWord(spec);
  if (spec.range) text += (text.empty() ? "" : " ") + ToString(*spec.range);
  if (spec.is_default.value_or(false)) text += " (default)";
  if (spec.step) text += fmt::format(" (steps of {})", *spec.step);
  if (spec.count) text += fmt::format(" ({} randomly chosen)", *spec.count);
  return text;
}

}  // namespace portbook::model
