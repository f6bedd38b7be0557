// Footnotes: marks at cells and the notes they lead to.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "portbook/base/evidence.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

// A cell's line without its marks, and the marks. A mark is superscript and short (digits, letters, signs) or
// one of `note_marks`, or what a footnote rule finds at the end of the text ("6603*").
struct MarkedLine {
  base::Text text;
  std::vector<base::Text> marks;
};
MarkedLine TakeMarks(const base::Text& line, const std::set<std::string>& note_marks,
                     const rules::RuleSet& rules);

struct Note {
  std::string mark;
  base::Text text;    // the note's words
  std::size_t block;  // index of its block
  bool only_a_note;   // no bullet or number of a list looks like it: "Footnote 1:", a superscript sign
  bool used = false;
};
std::vector<Note> FindNotes(const doc::Document& document, const rules::RuleSet& rules);
std::set<std::string> MarksOf(const std::vector<Note>& notes);

// The notes that marks in the headers of a table lead to are no dangling ones.
void UseNotesOfHeaders(const std::vector<base::Text>& headers, std::size_t grid_block,
                       const rules::RuleSet& rules, std::vector<Note>& notes);

// Links the marks of `entries` to the nearest note below their table, else to any note of the document; marks
// without notes and notes without marks are footnote-dangling. `grid_blocks`: the block index of each grid.
void LinkFootnotes(std::vector<model::Entry>& entries, std::vector<Note> notes,
                   const std::vector<std::size_t>& grid_blocks, diag::Sink& sink);

}  // namespace portbook::interpret
