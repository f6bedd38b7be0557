#include "decode/html/limits.h"

#include <algorithm>
#include <utility>

namespace portbook::decode::html {

void EmitLimit(std::string message, base::Span first, std::string_view text, diag::Sink& sink) {
  constexpr std::uint32_t kLongestQuote = 80;  // bytes
  std::vector<base::Evidence> evidence;
  if (!first.empty()) {
    base::Span span{first.begin, std::min(first.end, first.begin + kLongestQuote)};
    const auto continues_character = [&](std::uint32_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (continues_character(span.end)) --span.end;
    const base::Locator at{span, 0, std::nullopt};
    evidence.push_back({base::Text::At(text.substr(span.begin, span.size()), at), {}});
  }
  sink.Emit(diag::Kind::limit_exceeded, std::move(message), std::move(evidence));
}

}  // namespace portbook::decode::html
