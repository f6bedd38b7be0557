// Blocks and grids as a reader of some notation finds them, in its order: gathers lines of text, resolves the
// spans of tables and settles what only marks. Knows no notation.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "decode/html/table_model.h"
#include "decode/text/inline_markup.h"
#include "portbook/decode/decode.h"

namespace portbook::decode::text {

class DocumentWriter {
 public:
  // REQUIRES: document.text is complete and outlives the writer, as does the sink
  DocumentWriter(Notation notation, const DecodeOptions& options, doc::Document& document, diag::Sink& sink);

  std::string_view source() const { return document_.text; }
  std::vector<base::Text> Read(base::Span span);
  void Mark(base::Span span);

  // What comes next belongs to the item; none ends that.
  void SetItem(std::optional<doc::BlockId> item) { item_ = item; }
  // Without visible lines there is no block.
  std::optional<doc::BlockId> Add(doc::BlockKind kind, int level, std::vector<base::Text> lines);
  // One line each, read as it stands.
  void AddPreformatted(const std::vector<base::Span>& lines);
  void AddFurniture(const std::vector<base::Span>& lines, std::string_view ignored_by);

  bool HasRoom(std::size_t cells) const { return budget_.cells >= cells; }
  doc::Cell MakeCell(std::vector<base::Text> lines, bool header) const;
  // Rows past the limit are set apart as they stand. REQUIRES: HasRoom for the cells of the rows
  // `path` only of a table in a cell of another: that cell's path and a step.
  void AddGrid(std::vector<html::SourceRow> rows, base::Text caption, std::string path = "");
  std::size_t grids() const { return document_.grids.size(); }
  // The file ends in the table that begins so.
  void LeaveOpen(base::Span opening);
  // A table for which there is no room.
  void RefuseTable(base::Span place) { budget_.refused_cells.Add(place); }

  // Marks that nobody named: what stands in no text and has no letter and no digit (fences, bullets, rules).
  void Finish();

 private:
  void AddGridOf(std::vector<html::SourceRow> rows, base::Text caption, std::string path);
  void SetRowsApart(const std::vector<html::SourceRow>& rows);
  std::vector<base::Text> Verbatim(const std::vector<base::Span>& lines) const;

  Notation notation_;
  doc::Document& document_;
  diag::Sink& sink_;
  doc::GridLimits limits_;
  html::GridBudget budget_;
  std::optional<doc::BlockId> item_;
};

}  // namespace portbook::decode::text
