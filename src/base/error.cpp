#include "portbook/base/error.h"

#include <algorithm>
#include <string_view>

#include "portbook/base/utf8.h"

namespace portbook::base {
namespace {

void AppendIndented(std::string& out, std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    out += "\n  ";
    out += Printable(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

}  // namespace

std::string Error::ToString() const {
  std::string out;
  if (!place.empty()) out += Printable(place) + ": ";
  out += "error: " + Printable(message);
  AppendIndented(out, snippet);
  if (!help.empty()) AppendIndented(out, "help: " + help);
  return out;
}

}  // namespace portbook::base
