// A file of separated values -> one grid. Which of its rows is the header is not asked here.
#include "decode/text/readers.h"
#include "decode/text/separated_values.h"

namespace portbook::decode::text {

void ReadSpreadsheet(DocumentWriter& writer) {
  const std::string_view text = writer.source();
  const base::Span whole{0, static_cast<std::uint32_t>(text.size())};
  const SeparatedValues form = FindSeparatedValues(text).value_or(SeparatedValues());
  const ValueRows values = SplitValues(text, whole, form.separator);
  std::size_t cells = 0;
  for (const std::vector<ValueLines>& row : values) cells += row.size();
  if (!writer.HasRoom(cells)) {
    writer.RefuseTable(whole);
    return writer.AddPreformatted({whole});
  }
  std::vector<html::SourceRow> rows;
  for (const std::vector<ValueLines>& row : values) {
    html::SourceRow& source = rows.emplace_back();
    for (const ValueLines& value : row) {
      std::vector<base::Text> lines;
      for (const base::Span& line : value) {
        for (base::Text& read : writer.Read(line)) lines.push_back(std::move(read));
      }
      source.cells.push_back(writer.MakeCell(std::move(lines), false));
    }
  }
  writer.AddGrid(std::move(rows), {});
}

}  // namespace portbook::decode::text
