#include "cli/question.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <sstream>
#include <vector>

#include "portbook/base/joined.h"
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

bool IsWordAt(std::string_view text, std::size_t at) {
  return at < text.size() && base::IsWordCharacter(base::DecodeAt(text, at).value);
}

// Where the character before `at` begins.
std::size_t Before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
  return at;
}

// "exchange" stands in "Microsoft Exchange server" and not in "exchanged".
bool HasWords(std::string_view text, std::string_view folded_words) {
  const std::string folded = base::FoldForComparison(text);
  for (std::size_t at = folded.find(folded_words); at != folded.npos;
       at = folded.find(folded_words, at + 1)) {
    const bool begins = at == 0 || !IsWordAt(folded, Before(folded, at)) || !IsWordAt(folded, at);
    if (begins && !IsWordAt(folded, at + folded_words.size())) return true;
  }
  return false;
}

using Texts = std::initializer_list<const std::optional<std::string>*>;

bool AnyHasWords(Texts texts, std::string_view folded_words) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const auto* text) { return *text && HasWords(**text, folded_words); });
}

bool IsSource(const model::Flow& flow, std::string_view folded) {
  return folded.empty() || AnyHasWords({&flow.source, &flow.source_host, &flow.source_process}, folded);
}

bool IsDestination(const model::Flow& flow, std::string_view folded) {
  return folded.empty() ||
         AnyHasWords({&flow.destination, &flow.destination_host, &flow.destination_process}, folded);
}

bool Names(const model::Guide& guide, const model::Flow& flow, std::string_view folded) {
  const model::Source& source = guide.source;
  return IsSource(flow, folded) || IsDestination(flow, folded) ||
         AnyHasWords({&flow.component, &flow.component_host, &flow.component_process}, folded) ||
         HasWords(source.vendor, folded) || HasWords(source.product, folded) ||
         HasWords(source.title, folded) ||
         std::any_of(flow.services.begin(), flow.services.end(),
                     [&](const std::string& service) { return base::FoldForComparison(service) == folded; });
}

// One text that holds the whole question is taken apart at its spaces; words that the shell was given apart
// stay whole.
std::vector<std::string> Folded(std::span<const std::string> words) {
  std::vector<std::string> folded;
  if (words.size() != 1) {
    for (const std::string& word : words) folded.push_back(base::FoldForComparison(word));
    return folded;
  }
  std::istringstream text(base::FoldForComparison(words.front()));
  for (std::string word; text >> word;) folded.push_back(word);
  return folded;
}

// "A to B", "to B", "from A", "from A to B".
std::optional<Question::Ends> ParseEnds(std::span<const std::string> words) {
  const bool from = !words.empty() && words.front() == "from";
  if (from) words = words.subspan(1);
  const auto to = std::find(words.begin(), words.end(), "to");
  if (!from && to == words.end()) return std::nullopt;
  const auto size = static_cast<std::size_t>(to - words.begin());
  Question::Ends ends{base::Joined(words.first(size), " "),
                      to == words.end() ? "" : base::Joined(words.subspan(size + 1), " ")};
  if (ends.source.empty() && ends.destination.empty()) return std::nullopt;
  return ends;
}

base::Expected<Question> ParsePorts(std::string_view text) {
  Question question;
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

}  // namespace

base::Expected<Question> Question::Parse(std::span<const std::string> words) {
  const std::vector<std::string> folded = Folded(words);
  const std::string whole = base::Joined(folded, " ");
  if (whole.empty()) return base::Fail("", "the question is empty");
  if (folded.size() == 1 && LooksLikePorts(whole)) return ParsePorts(whole);
  Question question;
  question.ends = ParseEnds(folded);
  if (!question.ends) question.name = whole;
  return question;
}

bool Question::AsksForPortsOf(const model::Flow& flow) const {
  return ports && flow.port.range && ports->Intersects(*flow.port.range);
}

bool Question::AsksFor(const model::Guide& guide, const model::Flow& flow) const {
  if (ends) return IsSource(flow, ends->source) && IsDestination(flow, ends->destination);
  if (!ports) return Names(guide, flow, name);
  return AsksForPortsOf(flow) && (!transport || *transport == flow.transport);
}

bool Question::AsksForReverseOf(const model::Flow& flow) const {
  return ends && IsSource(flow, ends->destination) && IsDestination(flow, ends->source);
}

bool Question::AsksForCandidatesOf(const model::Flow& flow) const {
  if (!ports || flow.port.range) return false;
  return std::any_of(flow.port_candidates.begin(), flow.port_candidates.end(), [&](const auto& candidate) {
    const bool same_transport = !transport || candidate.transport == *transport ||
                                candidate.transport == model::Transport::unresolved;
    return same_transport && ports->Intersects(candidate.range);
  });
}

}  // namespace portbook::cli
