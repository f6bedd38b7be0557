#include <algorithm>
#include <charconv>

#include "portbook/base/utf8.h"
#include "rules/compile.h"

namespace portbook::rules {

namespace {

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator, begin)) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::optional<std::uint32_t> Number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<model::PortRange> Range(std::string_view text) {
  const std::vector<std::string_view> ends = Split(text, '-');
  const auto first = Number(ends.front());
  const auto last = Number(ends.back());
  if (ends.size() > 2 || !first || !last) return std::nullopt;
  return model::PortRange::Make(*first, *last);
}

}  // namespace

std::vector<base::Error> ReadRegistryLines(const RuleFile& file, PortRegistry& registry) {
  std::vector<base::Error> errors;
  std::size_t line_number = 0;
  for (std::string_view line : Split(file.text, '\n')) {
    ++line_number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line_number == 1) continue;  // the first names the columns
    const std::vector<std::string_view> cells = Split(line, '\t');
    const auto range = cells.size() == 3 ? Range(cells[1]) : std::nullopt;
    if (!range) {
      errors.push_back({file.name + ":" + std::to_string(line_number) + ":1",
                        "not a line of service, port and transport", base::Printable(line), ""});
      continue;
    }
    // The registry also has DCCP, which no guide and no vocabulary of ours knows.
    const auto transport = model::ParseTransport(cells[2]);
    if (!transport) continue;
    registry.ports.push_back({range->first(), range->last(), *transport, base::FoldForComparison(cells[0])});
    registry.widest = std::max<std::uint32_t>(registry.widest, range->last() - range->first() + 1U);
  }
  std::stable_sort(registry.ports.begin(), registry.ports.end(),
                   [](const RegisteredPort& a, const RegisteredPort& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < registry.ports.size(); ++i)
    registry.by_service.emplace(registry.ports[i].service, i);
  return errors;
}

}  // namespace portbook::rules
