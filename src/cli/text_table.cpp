#include "cli/text_table.h"

#include <algorithm>

#include "portbook/base/check.h"
#include "portbook/base/utf8.h"

namespace portbook::cli {
namespace {

constexpr std::size_t kGap = 2;  // columns between two columns

// 0 for a column to be left out.
std::vector<std::size_t> Widths(const std::vector<std::string>& header,
                                const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(header.size(), 0);
  for (const std::vector<std::string>& row : rows) {
    PORTBOOK_CHECK(row.size() == header.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], base::DisplayWidth(base::Printable(row[i])));
    }
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (widths[i] > 0) widths[i] = std::max(widths[i], header[i].size());
  }
  return widths;
}

std::string Line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (widths[i] == 0) continue;
    const std::string shown = base::Printable(cells[i]);
    line += shown;
    line.append(widths[i] - base::DisplayWidth(shown) + kGap, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::string Aligned(const std::vector<std::string>& header,
                    const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return "";
  const std::vector<std::size_t> widths = Widths(header, rows);
  std::string out = Line(header, widths);
  for (const std::vector<std::string>& row : rows) out += Line(row, widths);
  return out;
}

}  // namespace portbook::cli
