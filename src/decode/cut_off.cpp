#include "decode/cut_off.h"

namespace portbook::decode {

void ReportCutOff(base::Span opening, std::string_view text, diag::Sink& sink) {
  const std::string_view words = text.substr(opening.begin, opening.size());
  sink.Emit(diag::Kind::input_cut_off, "The file ends before this table does.",
            {{base::Text::At(words, {opening, 0, std::nullopt}), {}}});
}

}  // namespace portbook::decode
