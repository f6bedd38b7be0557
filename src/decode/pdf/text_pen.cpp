#include "decode/pdf/text_pen.h"

#include <cmath>
#include <cstddef>
#include <string_view>

namespace portbook::decode::pdf {
namespace {

constexpr double kThousandth = 0.001;
constexpr double kMaxSlant = 0.3;  // PDF points between the baselines of a space's ends

std::uint32_t CodeAt(std::string_view codes, std::size_t at, std::size_t size) {
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < size; ++i) code = (code << 8U) | static_cast<unsigned char>(codes[at + i]);
  return code;
}

}  // namespace

void TextPen::Show(const std::vector<ShownString>& strings, const TextState& state, const Matrix& page,
                   std::size_t max_spaces, std::vector<ShownSpace>& spaces) {
  if (state.font == nullptr || !state.font->are_known()) return;
  const FontCodes& font = *state.font;
  for (const ShownString& string : strings) {
    Advance(-string.back * kThousandth * state.size * state.stretch);
    for (std::size_t i = 0; i + font.size <= string.codes.size(); i += font.size) {
      const std::uint32_t code = CodeAt(string.codes, i, font.size);
      const double word_gap = font.size == 1 && code == ' ' ? state.word_gap : 0;
      const Point from = at_.Then(page).Apply({0, state.rise});
      Advance((font.AdvanceOf(code) * state.size + state.character_gap + word_gap) * state.stretch);
      if (!font.spaces.contains(code) || spaces.size() >= max_spaces) continue;
      const Point to = at_.Then(page).Apply({0, state.rise});
      // Written so that a NaN fails too.
      if (to.x > from.x && std::abs(to.y - from.y) <= kMaxSlant) spaces.push_back({from.x, to.x, to.y});
    }
  }
}

}  // namespace portbook::decode::pdf
