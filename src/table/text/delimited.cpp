#include "table/text/delimited.h"

#include <algorithm>
#include <optional>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

doc::Row SplitRow(const base::Text& line, const std::string& separator) {
  doc::Row row;
  const std::string& value = line.value();
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = std::min(value.find(separator, begin), value.size());
    row.cells.push_back(MakeCell(static_cast<int>(row.cells.size()), line.Slice(begin, end)));
    if (end == value.size()) break;
    begin = end + separator.size();
  }
  return row;
}

std::string Signature(const doc::Row& row) {
  std::string signature;
  for (const doc::Cell& cell : row.cells) signature += base::FoldForComparison(cell.text().value()) + "|";
  return signature;
}

class DelimitedReader {
 public:
  DelimitedReader(const std::vector<Line>& lines, const rules::LayoutRule& layout,
                  const rules::RuleSet& rules, const TableOptions& options)
      : lines_(lines), layout_(layout), rules_(rules), options_(options) {}

  FoundTables Read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.noise) {
        OnNoise(*line.noise);
      } else if (line.text->value().find(layout_.separator) != std::string::npos) {
        OnRow(i);
      } else if (open_ && line.caption && Fold(*line.text) == Fold(caption_)) {
        repeated_caption_ = i;
      } else {
        Close();
        if (line.caption) caption_ = *line.text;
        if (!line.caption) caption_ = base::Text();
      }
    }
    Close();
    return std::move(found_);
  }

 private:
  static std::string Fold(const base::Text& text) { return base::FoldForComparison(text.value()); }

  void OnNoise(const rules::NoiseRule& noise) {
    if (noise.ends_table) Close();
    page_broke_ = page_broke_ || noise.breaks_page;
    interrupted_ = true;
  }

  void OnRow(std::size_t i) {
    const std::size_t cells = CellsOf(lines_[i].text->value());
    if (rows_ == options_.grids.max_rows || cells > options_.grids.max_cells - cells_) {
      if (!found_.limit_at) found_.limit_at = i;
      return;
    }
    ++rows_;
    cells_ += cells;
    doc::Row row = SplitRow(*lines_[i].text, layout_.separator);
    const bool gap = interrupted_ || repeated_caption_ || lines_[i].starts_block;
    if (open_ && gap && !Continues(row)) Close();
    if (!open_) Start();
    const bool header_again =
        !open_->grid.rows.empty() && Signature(row) == Signature(open_->grid.rows.front());
    row.after_page_break =
        !open_->grid.rows.empty() && (page_broke_ || repeated_caption_ || (gap && header_again));
    if (repeated_caption_) found_.furniture.emplace_back(*repeated_caption_, "table:caption-repeated");
    open_->grid.columns = std::max(open_->grid.columns, static_cast<int>(row.cells.size()));
    open_->grid.rows.push_back(std::move(row));
    open_->lines.push_back(i);
    ClearGap();
  }

  std::size_t CellsOf(std::string_view line) const {
    std::size_t cells = 1;
    for (std::size_t at = line.find(layout_.separator); at != line.npos;
         at = line.find(layout_.separator, at + layout_.separator.size())) {
      ++cells;
    }
    return cells;
  }

  bool Continues(const doc::Row& row) const {
    if (Signature(row) == Signature(open_->grid.rows.front())) return true;
    return static_cast<int>(row.cells.size()) == open_->grid.columns && !LooksLikeHeader(row, rules_);
  }

  void Start() {
    open_.emplace();
    open_->grid.basis = doc::GridBasis::delimited;
    open_->grid.layout = layout_.name;
    page_broke_ = false;
  }

  void Close() {
    if (open_ && open_->grid.columns >= options_.text.min_delimited_columns &&
        static_cast<int>(open_->grid.rows.size()) >= options_.text.min_delimited_rows) {
      found_.tables.push_back(std::move(*open_));
    }
    open_.reset();
    ClearGap();
  }

  void ClearGap() {
    page_broke_ = false;
    interrupted_ = false;
    repeated_caption_.reset();
  }

  const std::vector<Line>& lines_;
  const rules::LayoutRule& layout_;
  const rules::RuleSet& rules_;
  const TableOptions& options_;
  FoundTables found_;
  std::size_t rows_ = 0, cells_ = 0;  // of all tables
  std::optional<FoundTable> open_;
  base::Text caption_;                           // the caption line last seen
  bool page_broke_ = false;                      // a page ended since the last row
  bool interrupted_ = false;                     // furniture stood since the last row
  std::optional<std::size_t> repeated_caption_;  // the open table's own caption again
};

}  // namespace

FoundTables FindDelimited(const std::vector<Line>& lines, const rules::LayoutRule& layout,
                          const rules::RuleSet& rules, const TableOptions& options) {
  return DelimitedReader(lines, layout, rules, options).Read();
}

}  // namespace portbook::table
