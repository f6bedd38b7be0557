#include "interpret/footnotes.h"

#include <algorithm>

#include "portbook/base/utf8.h"

namespace portbook::interpret {
namespace {

// Marks are short: a superscript word is text ("2nd", "TM"), unless a note begins with it ("[^install]").
constexpr std::size_t kMaxMarkBytes = 4;
constexpr std::size_t kMaxNamedMarkBytes = 40;

bool IsTrademark(std::string_view mark) {
  return mark == "TM" || mark == "tm" || mark == "\u2122" || mark == "\u00ae";
}

bool IsMark(const base::Text& text) {
  return !text.blank() && text.value().size() <= kMaxMarkBytes && !IsTrademark(text.value());
}

// Superscript stretches that are marks go to `marks`; everything else stays, in order.
base::Text WithoutSuperscripts(const base::Text& line, const std::set<std::string>& note_marks,
                               std::vector<base::Text>& marks) {
  base::Text kept;
  std::uint32_t at = 0;
  for (const base::Run& run : line.runs()) {
    if (!(run.style & base::kSuperscript)) continue;
    const base::Text mark = line.Slice(run.begin, run.end).Trimmed();
    if ((!IsMark(mark) && !note_marks.contains(mark.value())) || run.begin == 0) continue;
    kept.Append(line.Slice(at, run.begin));
    marks.push_back(mark);
    at = run.end;
  }
  kept.Append(line.Slice(at, line.value().size()));
  return kept;
}

base::Text WithoutTrailingMark(const base::Text& line, const rules::RuleSet& rules,
                               std::vector<base::Text>& marks) {
  for (const rules::FootnoteRule* rule : rules.footnotes) {
    if (rule->of != rules::FootnoteRule::Of::mark) continue;
    const std::optional<rules::Match> match = rule->match.Find(line.value());
    if (!match) continue;
    const base::Span mark = match->Group("mark").value_or(match->whole);
    base::Text kept = line.Slice(0, mark.begin).Trimmed();
    if (kept.blank()) continue;  // a cell that is nothing but `*` means "any"
    marks.push_back(line.Slice(mark.begin, mark.end).Trimmed());
    return kept;
  }
  return line;
}

bool IsListLike(doc::BlockKind kind, std::string_view mark) {
  return kind == doc::BlockKind::item ||
         mark.find_first_not_of("*0123456789abcdefghijklmnopqrstuvwxyz-+") == mark.npos;
}

// A line that begins with a superscript is a note, whatever its mark ("<sup>1</sup> Only if ...").
std::optional<Note> ReadSuperscriptNote(const base::Text& line, std::size_t block) {
  if (line.runs().empty() || !(line.runs().front().style & base::kSuperscript)) return std::nullopt;
  const base::Text mark = line.Slice(0, line.runs().front().end).Trimmed();
  if (mark.blank() || IsTrademark(mark.value()) || mark.value().size() > kMaxNamedMarkBytes ||
      mark.value().size() == line.Trimmed().value().size()) {
    return std::nullopt;
  }
  return Note{mark.value(), line.Slice(line.runs().front().end, line.value().size()).Trimmed(), block,
              IsMark(mark)};
}

std::optional<Note> ReadNote(const base::Text& line, doc::BlockKind kind, std::size_t block,
                             const rules::RuleSet& rules) {
  if (std::optional<Note> note = ReadSuperscriptNote(line, block)) return note;
  for (const rules::FootnoteRule* rule : rules.footnotes) {
    if (rule->of != rules::FootnoteRule::Of::note) continue;
    const std::optional<rules::Match> match = rule->match.Find(line.value());
    if (!match) continue;
    const std::optional<base::Span> mark = match->Group("mark");
    if (!mark) continue;
    const std::string sign = line.value().substr(mark->begin, mark->size());
    const bool spelled_out = mark->begin > 1;  // "Footnote 1:", not "1)"
    const std::uint32_t words = match->Group("text").value_or(match->whole).begin;
    return Note{sign, line.Slice(words, line.value().size()), block, spelled_out || !IsListLike(kind, sign)};
  }
  return std::nullopt;
}

// The nearest note below the mark's table, else the last one above it.
Note* FindNote(std::vector<Note>& notes, std::string_view mark, std::size_t grid_block) {
  Note* found = nullptr;
  for (Note& note : notes) {
    if (note.mark != mark) continue;
    if (note.block > grid_block) return &note;
    found = &note;
  }
  return found;
}

}  // namespace

MarkedLine TakeMarks(const base::Text& line, const std::set<std::string>& note_marks,
                     const rules::RuleSet& rules) {
  MarkedLine result;
  result.text = WithoutSuperscripts(line, note_marks, result.marks);
  result.text = WithoutTrailingMark(result.text, rules, result.marks);
  return result;
}

std::vector<Note> FindNotes(const doc::Document& document, const rules::RuleSet& rules) {
  std::vector<Note> notes;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const doc::Block& block = document.blocks[b];
    if (block.kind == doc::BlockKind::furniture || block.kind == doc::BlockKind::heading) continue;
    for (const base::Text& line : block.lines) {
      if (std::optional<Note> note = ReadNote(line, block.kind, b, rules)) notes.push_back(*std::move(note));
    }
  }
  return notes;
}

std::set<std::string> MarksOf(const std::vector<Note>& notes) {
  std::set<std::string> marks;
  for (const Note& note : notes) marks.insert(note.mark);
  return marks;
}

void UseNotesOfHeaders(const std::vector<base::Text>& headers, std::size_t grid_block,
                       const rules::RuleSet& rules, std::vector<Note>& notes) {
  for (const base::Text& header : headers) {
    for (const base::Text& mark : TakeMarks(header, {}, rules).marks) {
      if (Note* note = FindNote(notes, mark.value(), grid_block)) note->used = true;
    }
  }
}

void LinkFootnotes(std::vector<model::Entry>& entries, std::vector<Note> notes,
                   const std::vector<std::size_t>& grid_blocks, diag::Sink& sink) {
  for (model::Entry& entry : entries) {
    for (model::Footnote& footnote : entry.footnotes) {
      Note* note = FindNote(notes, footnote.mark, grid_blocks[static_cast<std::size_t>(entry.grid)]);
      if (note) {
        note->used = true;
        footnote.note.quote = note->text;
      } else {
        sink.Emit(diag::Kind::footnote_dangling, "the mark `" + footnote.mark + "` leads to no note",
                  {footnote.mark_evidence});
      }
    }
  }
  for (const Note& note : notes) {
    if (note.used || !note.only_a_note) continue;
    sink.Emit(diag::Kind::footnote_dangling, "no cell carries the mark `" + note.mark + "` of this note",
              {{note.text, {}}});
  }
}

}  // namespace portbook::interpret
