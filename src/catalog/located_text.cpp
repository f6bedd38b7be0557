#include "catalog/located_text.h"

namespace portbook::catalog {

std::optional<base::Text> MakeText(std::string_view value, std::span<const base::Run> runs) {
  base::Text text;
  std::size_t at = 0;
  for (const base::Run& run : runs) {
    if (run.begin < at || run.end <= run.begin || run.end > value.size()) return std::nullopt;
    text.AppendSynthesized(value.substr(at, run.begin - at));
    text.Append(value.substr(run.begin, run.end - run.begin), run.at, run.style);
    at = run.end;
  }
  text.AppendSynthesized(value.substr(at));
  return text;
}

}  // namespace portbook::catalog
