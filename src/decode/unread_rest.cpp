#include "decode/unread_rest.h"

#include <algorithm>
#include <utility>

#include "decode/html/limits.h"

namespace portbook::decode {

std::size_t WholeLines(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text.size();
  const std::size_t line_end = limit == 0 ? text.npos : text.rfind('\n', limit - 1);
  if (line_end != text.npos) return line_end + 1;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return limit;
}

std::string TakeRest(std::size_t at, doc::Document& document) {
  std::string rest = document.text.substr(at);
  document.text.resize(at);
  return rest;
}

void SetRestApart(const std::string& rest, std::string message, doc::Document& document, diag::Sink& sink) {
  if (rest.empty()) return;
  const auto begin = static_cast<std::uint32_t>(document.text.size());
  document.text += rest;
  const base::Span span{begin, static_cast<std::uint32_t>(document.text.size())};
  doc::Block block;
  block.kind = doc::BlockKind::furniture;
  block.ignored_by = "decode:past-the-limit";
  block.lines.push_back(base::Text::At(rest, {span, 0, std::nullopt}));
  document.blocks.push_back(std::move(block));
  const std::size_t line = std::min(rest.find('\n'), rest.size());
  html::EmitLimit(std::move(message), {begin, begin + static_cast<std::uint32_t>(line)}, document.text, sink);
}

}  // namespace portbook::decode
