// An Entry is one data row of a table, or one sentence of prose: its cells under their roles, untouched, with
// what the table, its headings and its footnotes say about the whole row. The value between interpret and
// normalize.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portbook/base/evidence.h"
#include "portbook/base/strong_id.h"
#include "portbook/doc/document.h"
#include "portbook/model/vocabulary.h"

namespace portbook::model {

struct RoleCell {
  Role role = Role::remarks;
  doc::CellState state = doc::CellState::stated;
  std::vector<base::Text> lines;  // without footnote marks
  base::TablePlace place;
  std::string header;  // the column header's text, folded; empty where it was lost
  // What the column header says of every cell below it ("TCP port", "Inbound ports", "Port in 7.0").
  std::optional<Transport> transport;
  std::optional<Direction> direction;
  std::string applies_to;
  CellPlacement placement = CellPlacement::in_place;
  base::Text text() const { return base::Join(lines, "\n"); }
  friend bool operator==(const RoleCell&, const RoleCell&) = default;
};

// A value that a caption, heading, section row, column header or pack gives to the whole row.
struct Context {
  Field field = Field::component;
  std::string value;        // canonical spelling where the field has a vocabulary, else the words as printed
  base::Evidence evidence;  // the words that say it
  std::string rule;         // the rule that read it so
  friend bool operator==(const Context&, const Context&) = default;
};

struct Footnote {
  std::string mark;
  base::Evidence mark_evidence;  // where the row has the mark
  base::Evidence note;           // the note's words
  friend bool operator==(const Footnote&, const Footnote&) = default;
};

enum class EntryForm : std::uint8_t {
  row,       // of a table
  line,      // of a list: a port and what it is for
  sentence,  // of running text, which speaks of the whole guide
};

struct Entry {
  EntryForm form = EntryForm::row;
  int table = -1;               // 0-based ordinal among the document's port tables; -1 for prose
  int grid = -1;                // index into doc::Document::grids; -1 for prose
  int row = -1;                 // 0-based row in the grid
  std::string table_key;        // folded caption without its number, else the folded header signature
  std::vector<RoleCell> cells;  // table entries
  base::Evidence sentence;      // prose entries: the sentence, or the line of a list
  int section = -1;             // 0-based index of the heading block it stands under; -1 without one
  std::vector<Context> context;
  std::vector<Footnote> footnotes;
  std::string rule;  // the layout or column rule that read it
  friend bool operator==(const Entry&, const Entry&) = default;
};

// A port number beside port or transport words in prose: a remark, a note, a paragraph.
struct Mention {
  std::uint16_t first = 0, last = 0;
  Transport transport = Transport::unresolved;
  base::Evidence evidence;  // the number with the words that make it a port
  base::Text sentence;      // the sentence round it
  bool is_default = false;  // the words call it a default
  int entry = -1;           // index of the entry whose remark holds it; -1 in free prose
  std::string ignored_by;   // the rule that sets it apart, or empty
  friend bool operator==(const Mention&, const Mention&) = default;
};

std::string Dump(const Entry& entry);

}  // namespace portbook::model
