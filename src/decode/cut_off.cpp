#include "decode/cut_off.h"

namespace portbook::decode {

void ReportCutOff(const doc::Document& document, diag::Sink& sink) {
  if (!document.open_table) return;
  const base::Span opening = *document.open_table;
  const std::string_view words = std::string_view(document.text).substr(opening.begin, opening.size());
  sink.Emit(diag::Kind::input_cut_off, "The file ends before this table does.",
            {{base::Text::At(words, {opening, 0, std::nullopt}), {}}});
}

}  // namespace portbook::decode
