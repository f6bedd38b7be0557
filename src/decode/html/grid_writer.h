// Grids as the page is walked: the tables that are open, each within a cell of the one before, and the limits
// that all grids of a document share. The slots are table_model's business.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string>
#include <vector>

#include "decode/html/limits.h"
#include "decode/html/table_model.h"
#include "decode/html/text_flow.h"
#include "portbook/decode/decode.h"

namespace portbook::decode::html {

class GridWriter {
 public:
  GridWriter(const DecodeOptions& options, doc::Document& document);

  doc::GridId OpenTable(std::string path);
  // From the first row that was refused to the end of the last.
  base::Span CloseTable();

  // Of the innermost table.
  void OpenGroup(GumboTag tag);
  void CloseGroup();
  bool HasRoomForRow() const { return budget_.rows > 0; }
  // REQUIRES: HasRoomForRow()
  void OpenRow();
  bool HasRoom() const { return budget_.cells > 0; }
  // REQUIRES: a row is open and HasRoom()
  void OpenCell(const GumboElement& element, std::string path);
  void CloseCell();
  TextFlow& cell_flow() { return tables_.back().cell; }
  TextFlow& caption_flow() { return tables_.back().caption; }

  // For which there is no room.
  void RefuseRow(const GumboElement& element);
  void RefuseCell(const GumboElement& element) { budget_.refused_cells.Add(StartTag(element)); }
  // The attribute's value, 1 where there is none, clamped; an absurd one is counted.
  int SpanOf(const GumboElement& element, const char* name);

  void Report(diag::Sink& sink) const;

 private:
  struct Table {
    doc::GridId grid;
    TextFlow cell;
    TextFlow caption;
    std::vector<SourceRow> rows;
    std::uint32_t groups = 0;
    RowGroup group = RowGroup::body;
    base::Span refused;
  };

  void StartGroup(RowGroup kind);
  // Empty where the tag is implied.
  static base::Span StartTag(const GumboElement& element);

  const DecodeOptions& options_;
  doc::Document& document_;
  GridBudget budget_;
  Breach clamped_spans_;
  std::vector<Table> tables_;
};

}  // namespace portbook::decode::html
