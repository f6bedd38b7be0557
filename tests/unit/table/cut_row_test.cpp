// A text that ends within a row says so, and one that only lacks its last line end does not.
#include <gtest/gtest.h>

#include "tests/unit/table/running_text.h"

namespace portbook::table {
namespace {

constexpr const char* kRules = R"toml(
[[layout]]
name = "tabs"
type = "delimited"
separator = "\t"
[[layout]]
name = "aligned"
type = "aligned"

[[header]]
name = "port"
role = "port"
match = '^port$'
samples = ["Port"]
[[header]]
name = "use"
role = "purpose"
match = '^use$'
samples = ["Use"]
)toml";

// The quotes of input-cut-off, with the rows that they stand in; empty where the file is whole.
std::string CutIn(const doc::Document& document, const rules::RuleSet& rules) {
  diag::Sink sink;
  FindTables(document, rules, {}, {}, sink);
  std::string cut;
  for (const diag::Diagnostic& said : sink.diagnostics()) {
    const base::Evidence& at = said.evidence.front();
    if (said.kind == diag::Kind::input_cut_off && at.place.row >= 0)
      cut += at.quote.value() + "@" + std::to_string(at.place.grid) + "," + std::to_string(at.place.row);
  }
  return cut;
}

class CutRow : public TablesOfText {
 protected:
  CutRow() : TablesOfText(kRules) {}
};

TEST_P(CutRow, IsTold) { EXPECT_EQ(CutIn(RunningText(GetParam().text), rules_), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Ends, CutRow,
    testing::Values(Case{"a_row_without_its_last_cell", "Use\tPort\tNote\nweb\t8443\tx\nshell\t2", "2@0,2"},
                    Case{"a_row_whose_last_cell_is_blank", "Use\tPort\nweb\t8443\nshell\t", "shell@0,2"},
                    Case{"a_whole_row_without_a_line_end", "Use\tPort\nweb\t8443\nshell\t22", ""},
                    Case{"a_short_row_with_a_line_end", "Use\tPort\tNote\nweb\t8443\tx\nshell\t2\n", ""},
                    Case{"a_row_above_words", "Use\tPort\tNote\nweb\t8443\tx\nshell\t2\n\nThe end", ""},
                    Case{"a_row_that_was_aligned", "Use    Port\nweb    8443\nmail   25\nshell  ",
                         "shell@0,3"}),
    [](const auto& test) { return std::string(test.param.name); });

// A row of Markdown as its decoder hands it over.
doc::Document WithBars(std::string_view text) {
  doc::Document document;
  document.text = text;
  doc::Grid& grid = document.grids.emplace_back();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    doc::Row& row = grid.rows.emplace_back();
    for (std::size_t at = begin + 1; at < line_end;) {
      const std::size_t end = std::min(text.find('|', at), line_end);
      const base::Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      doc::Cell& cell = row.cells.emplace_back();
      cell.column = static_cast<int>(row.cells.size()) - 1;
      cell.lines.push_back(base::Text::At(text.substr(at, end - at), {span, 0, {}}).Trimmed());
      at = end + 1;
    }
    grid.columns = std::max(grid.columns, static_cast<int>(row.cells.size()));
    begin = line_end + 1;
  }
  doc::Block& block = document.blocks.emplace_back();
  block.kind = doc::BlockKind::grid;
  block.grid = doc::GridId{0};
  return document;
}

TEST_F(CutRow, ARowThatLacksItsClosingBarIsCut) {
  EXPECT_EQ(CutIn(WithBars("| Use | Port |\n| web | 844"), rules_), "844@0,1");
  EXPECT_EQ(CutIn(WithBars("| Use | Port |\n| web |"), rules_), "web@0,1");
  EXPECT_EQ(CutIn(WithBars("| Use | Port |\n| web | 8443 |"), rules_), "");
  EXPECT_EQ(CutIn(WithBars("| Use | Port\n| web | 8443"), rules_), "");
}

TEST_F(CutRow, TheDecoderMayKnowThatTheTableIsOpen) {
  doc::Document document = WithBars("| Use | Port |\n| web | 8443 |\n");
  EXPECT_EQ(CutIn(document, rules_), "");
  document.open_table = base::Span{0, 14};
  EXPECT_EQ(CutIn(document, rules_), "8443@0,1");
}

}  // namespace
}  // namespace portbook::table
