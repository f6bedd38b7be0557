#include "interpret/stated_ports.h"

#include <algorithm>
#include <string>

#include "interpret/prose.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/ports.h"
#include "portbook/grammar/protocols.h"

namespace portbook::interpret {
namespace {

bool HasLetter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U);
  });
}

// A list of ports may be long; a sentence has words.
int Words(std::string_view folded) {
  int words = 0;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    words += HasLetter(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

// Also the path of a file: the numbers in it are no ports.
bool IsSentence(const base::Text& line, const InterpretOptions& options) {
  constexpr int kFewestWords = 2;
  const std::string folded = base::FoldSpace(line.value());
  const int words = Words(folded);
  return words > options.max_port_words || (words >= kFewestWords && folded.ends_with('.')) ||
         std::count(folded.begin(), folded.end(), '\\') > 1;
}

// "40002: the site that customers see (port 80 elsewhere)": the port stands before the colon.
bool IsDefinition(const base::Text& line, std::size_t port_bytes) {
  const std::string& value = line.value();
  while (port_bytes < value.size() && value[port_bytes] == ' ') ++port_bytes;
  return port_bytes < value.size() && (value[port_bytes] == ':' || value[port_bytes] == '-');
}

// "Configurable. By default TCP 8080 for ...": the word is a sentence of its own.
bool IsSentenceOfItsOwn(const base::Text& line, std::size_t port_bytes) {
  const std::string_view value = line.value();
  const std::string_view prefix = value.substr(0, port_bytes);
  return port_bytes > 0 && prefix.find_first_of("0123456789") == prefix.npos &&
         value.substr(port_bytes).starts_with(". ");
}

void AddLine(const base::Text& line, const rules::RuleSet& rules, const InterpretOptions& options,
             StatedPorts& stated) {
  std::size_t port_bytes = grammar::PortPrefix(line.value(), rules);
  if (IsSentenceOfItsOwn(line, port_bytes)) port_bytes = 0;
  if (!IsSentence(line, options) || (port_bytes > 0 && !IsDefinition(line, port_bytes)) ||
      grammar::ProtocolPrefix(line.value(), rules) > 0) {
    stated.ports.push_back(line);
    return;
  }
  stated.in_sentences = true;
  if (port_bytes > 0) {
    stated.ports.push_back(line.Slice(0, static_cast<std::uint32_t>(port_bytes)));
    return;
  }
  for (const model::Mention& mention : FindMentions(line, {}, -1, rules)) {
    const base::Text& quote = mention.evidence.quote;  // of a list, that of the whole list
    const bool again = !stated.ports.empty() && stated.ports.back() == quote;
    if (mention.ignored_by.empty() && !again) stated.ports.push_back(quote);
  }
}

bool NamesPort(const base::Text& line, const rules::RuleSet& rules) {
  return !grammar::ParsePorts(line.value(), rules).items.empty();
}

}  // namespace

StatedPorts FindStatedPorts(const std::vector<base::Text>& lines, const rules::RuleSet& rules,
                            const InterpretOptions& options) {
  StatedPorts stated;
  for (const base::Text& line : lines) AddLine(line, rules, options, stated);
  // Beside sentences, short lines are words of them unless they name a port.
  if (stated.in_sentences)
    std::erase_if(stated.ports, [&](const base::Text& line) { return !NamesPort(line, rules); });
  return stated;
}

}  // namespace portbook::interpret
