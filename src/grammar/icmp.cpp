#include "portbook/grammar/icmp.h"

#include <charconv>
#include <string>

#include "portbook/base/utf8.h"

namespace portbook::grammar {
namespace {

constexpr int kLast = 255;  // of types and of codes

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool Take(std::string_view word) {
    SkipSpace();
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  std::optional<int> TakeNumber() {
    SkipSpace();
    int number = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (error != std::errc() || number < 0 || number > kLast) return std::nullopt;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return number;
  }

  bool AtEnd() {
    SkipSpace();
    return text_.empty();
  }

 private:
  void SkipSpace() {
    while (text_.starts_with(' ')) text_.remove_prefix(1);
  }
  std::string_view text_;
};

}  // namespace

std::optional<IcmpMessage> ParseIcmpMessage(std::string_view cell) {
  const std::string folded = base::FoldForComparison(cell);
  Reader reader(folded);
  reader.Take("icmp");
  const bool named = reader.Take("type");
  reader.Take("=") || reader.Take(":");
  const std::optional<int> type = reader.TakeNumber();
  if (!type) return std::nullopt;
  if (reader.AtEnd()) return named ? std::optional(IcmpMessage{*type, std::nullopt}) : std::nullopt;
  const bool parted = reader.Take("/") || reader.Take(",") || reader.Take(";") || named;
  const bool code_named = reader.Take("code");
  if (!parted || (named && !code_named)) return std::nullopt;
  reader.Take("=") || reader.Take(":");
  const std::optional<int> code = reader.TakeNumber();
  if (!code || !reader.AtEnd()) return std::nullopt;
  return IcmpMessage{*type, code};
}

}  // namespace portbook::grammar
