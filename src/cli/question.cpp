#include "cli/question.h"

#include <algorithm>
#include <charconv>

#include "portbook/base/utf8.h"

namespace portbook::cli {
namespace {

constexpr std::string_view kDigits = "0123456789";

// Takes the digits that `text` begins with. A number too large to hold is too large for a port.
std::uint32_t TakeNumber(std::string_view& text) {
  const std::size_t size = std::min(text.find_first_not_of(kDigits), text.size());
  std::uint32_t number = 0;
  const bool held = std::from_chars(text.data(), text.data() + size, number).ec == std::errc();
  text.remove_prefix(size);
  return held ? number : UINT32_MAX;
}

bool LooksLikePorts(std::string_view text) {
  const std::size_t end = text.find_first_not_of(kDigits);
  if (end == 0) return false;
  if (end == text.npos || text[end] == '/') return true;
  return text[end] == '-' && end + 1 < text.size() && kDigits.find(text[end + 1]) != kDigits.npos;
}

bool Names(const std::optional<std::string>& name, std::string_view folded) {
  return name && base::FoldForComparison(*name) == folded;
}

bool Names(const model::Flow& flow, std::string_view folded) {
  for (const auto* name :
       {&flow.component, &flow.source, &flow.destination, &flow.component_host, &flow.source_host,
        &flow.destination_host, &flow.component_process, &flow.source_process, &flow.destination_process}) {
    if (Names(*name, folded)) return true;
  }
  return std::any_of(flow.services.begin(), flow.services.end(),
                     [&](const std::string& service) { return base::FoldForComparison(service) == folded; });
}

}  // namespace

base::Expected<Question> Question::Parse(std::string_view text) {
  Question question;
  if (!LooksLikePorts(text)) {
    question.name = base::FoldForComparison(text);
    if (question.name.empty()) return base::Fail("", "the question is empty");
    return question;
  }
  std::string_view rest = text;
  const std::uint32_t first = TakeNumber(rest);
  std::uint32_t last = first;
  if (rest.starts_with('-')) {
    rest.remove_prefix(1);
    last = TakeNumber(rest);
  }
  question.ports = model::PortRange::Make(first, last);
  if (!question.ports)
    return base::Fail("",
                      "`" + std::string(text) + "` is no port: ports run from 0 to 65535, the lower first");
  if (rest.empty()) return question;
  question.transport =
      rest.starts_with('/') ? model::ParseTransport(base::FoldForComparison(rest.substr(1))) : std::nullopt;
  if (!question.transport)
    return base::Fail("", "`" + std::string(rest) + "` is no transport", "ask for /tcp, /udp or /sctp");
  return question;
}

bool Question::AsksForPortsOf(const model::Flow& flow) const {
  return ports && flow.port.range && ports->Intersects(*flow.port.range);
}

bool Question::AsksFor(const model::Flow& flow) const {
  if (!ports) return Names(flow, name);
  return AsksForPortsOf(flow) && (!transport || *transport == flow.transport);
}

}  // namespace portbook::cli
