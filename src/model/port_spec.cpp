#include "portbook/model/port_spec.h"

#include <charconv>
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

// Takes `words` from the end of `text`.
bool TakeEnd(std::string_view& text, std::string_view words) {
  if (!text.ends_with(words)) return false;
  text.remove_suffix(words.size());
  return true;
}

// Takes the number that ends `text`.
std::optional<std::uint32_t> TakeNumberAtEnd(std::string_view& text) {
  const std::size_t last_other = text.find_last_not_of("0123456789");
  const std::string_view digits = text.substr(last_other == text.npos ? 0 : last_other + 1);
  std::uint32_t number = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc())
    return std::nullopt;
  text.remove_suffix(digits.size());
  return number;
}

// "BEFORE number AFTER" at the end of `text`; the text stays as it was where it does not end so.
std::optional<std::uint32_t> TakeCounted(std::string_view& text, std::string_view before,
                                         std::string_view after) {
  std::string_view rest = text;
  if (!TakeEnd(rest, after)) return std::nullopt;
  const std::optional<std::uint32_t> number = TakeNumberAtEnd(rest);
  if (!number || !TakeEnd(rest, before)) return std::nullopt;
  text = rest;
  return number;
}

// "443" or "8600-8610" at the end of `text`.
std::optional<PortRange> TakeRangeAtEnd(std::string_view& text) {
  std::string_view rest = text;
  const std::optional<std::uint32_t> last = TakeNumberAtEnd(rest);
  if (!last) return std::nullopt;
  std::optional<std::uint32_t> first = last;
  if (TakeEnd(rest, "-")) first = TakeNumberAtEnd(rest);
  const std::optional<PortRange> range = first ? PortRange::Make(*first, *last) : std::nullopt;
  if (range) text = rest;
  return range;
}

// The kind whose word is `word`; numbers without a word are a port or a range.
std::optional<PortKind> KindOf(std::string_view word, const std::optional<PortRange>& range) {
  if (word.empty()) {
    if (!range) return std::nullopt;
    return range->first() == range->last() ? PortKind::fixed : PortKind::range;
  }
  for (const PortKind kind : {PortKind::unresolved, PortKind::not_applicable, PortKind::any,
                              PortKind::ephemeral, PortKind::dynamic, PortKind::configurable}) {
    if (KindWord({kind, {}, {}, {}, {}}) == word) return kind;
  }
  return std::nullopt;
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

std::optional<PortSpec> ParsePortSpec(std::string_view text) {
  PortSpec spec;
  spec.count = TakeCounted(text, " (", " randomly chosen)");
  spec.step = TakeCounted(text, " (steps of ", ")");
  if (TakeEnd(text, " (default)")) spec.is_default = true;
  spec.range = TakeRangeAtEnd(text);
  if (spec.range && !text.empty() && !TakeEnd(text, " ")) return std::nullopt;
  const std::optional<PortKind> kind = KindOf(text, spec.range);
  if (!kind) return std::nullopt;
  spec.kind = *kind;
  return spec;
}

}  // namespace portbook::model
