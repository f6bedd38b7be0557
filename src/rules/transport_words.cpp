#include "portbook/rules/transport_words.h"

#include <algorithm>

#include "portbook/base/utf8.h"

namespace portbook::rules {
namespace {

bool CarriesPorts(model::Transport transport) {
  return transport == model::Transport::tcp || transport == model::Transport::udp ||
         transport == model::Transport::sctp;
}

}  // namespace

std::vector<TransportWord> FindTransportWords(std::string_view text, const RuleSet& rules) {
  std::vector<TransportWord> found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && base::IsWordCharacter(base::DecodeAt(text, end).value))
      end += base::DecodeAt(text, end).size;
    const TransportTerm* term =
        end > at ? rules.FindTransport(base::FoldForComparison(text.substr(at, end - at))) : nullptr;
    if (term != nullptr && CarriesPorts(term->transport)) {
      found.push_back({term->transport, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}});
    }
    at = end > at ? end : at + base::DecodeAt(text, at).size;
  }
  return found;
}

model::Transport OnlyTransport(const std::vector<TransportWord>& words) {
  if (words.empty()) return model::Transport::unresolved;
  const model::Transport first = words.front().transport;
  const bool same = std::all_of(words.begin(), words.end(),
                                [&](const TransportWord& word) { return word.transport == first; });
  return same ? first : model::Transport::unresolved;
}

}  // namespace portbook::rules
