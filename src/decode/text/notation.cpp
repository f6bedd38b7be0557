#include "decode/text/notation.h"

#include <algorithm>
#include <array>
#include <vector>

#include "decode/text/pipe_table.h"
#include "decode/text/separated_values.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

// What is looked at; the rest of a long text says no more.
constexpr std::size_t kLinesLookedAt = 20'000;

// Sentences with as many commas each are not so many.
constexpr std::size_t kFewestTellingRows = 3;
constexpr std::size_t kFewestTellingColumns = 3;

// Strong evidence decides alone, weak evidence only with the name's ending.
enum class Weight : std::uint8_t { none, weak, strong };

struct Evidence {
  Weight markdown = Weight::none;
  Weight restructured_text = Weight::none;
  Weight asciidoc = Weight::none;
  Weight spreadsheet = Weight::none;
};

void Raise(Weight& weight, Weight to) { weight = std::max(weight, to); }

bool IsUnderline(std::string_view line) {
  return line.size() >= 3 && IsPunctuation(line[0]) && RunOf(line, 0, line[0]) == line.size();
}

// `====  =====` and `+----+----+` stand in no other notation.
bool IsRestructuredTextRule(std::string_view line) {
  if (line.starts_with("+-") || line.starts_with("+=")) {
    return line.ends_with('+') && line.find_first_not_of("+-=") == line.npos;
  }
  return line.starts_with("==") && line.ends_with("==") && line.find(' ') != line.npos &&
         line.find_first_not_of("= ") == line.npos;
}

// `.. name::`
bool IsDirective(std::string_view line) {
  if (!line.starts_with(".. ")) return false;
  const std::size_t name_end = line.find("::");
  return name_end != line.npos && name_end > 3 && line.find(' ', 3) > name_end;
}

// `:icons: font`
bool IsAttribute(std::string_view line) {
  return line.size() > 2 && line[0] == ':' && line[1] != ':' && line.find(':', 1) != line.npos &&
         line.find(' ') > line.find(':', 1);
}

void ReadLine(std::string_view line, std::string_view next, Evidence& evidence) {
  if (line.starts_with("|===") || line == ",===" || line == ":===") Raise(evidence.asciidoc, Weight::strong);
  if (line.starts_with("= ") || line.starts_with("== ") || line.starts_with("=== ") || IsAttribute(line) ||
      (line.starts_with('[') && line.ends_with(']')) || line.starts_with("** ")) {
    Raise(evidence.asciidoc, Weight::weak);
  }
  if (IsRestructuredTextRule(line) || IsDirective(line)) Raise(evidence.restructured_text, Weight::strong);
  const bool underlined = !line.empty() && !IsUnderline(line) && IsUnderline(next);
  if (underlined) Raise(evidence.asciidoc, Weight::weak);
  if (line.starts_with(".. ") || line.ends_with("::") || underlined)
    Raise(evidence.restructured_text, Weight::weak);
  if (line.starts_with("```") || line.starts_with("~~~")) Raise(evidence.markdown, Weight::strong);
  if (line.starts_with('#') || line.starts_with("- ") || line.starts_with("* ") || line.starts_with('>') ||
      line.starts_with("<") || line.find("](") != line.npos || line.find("**") != line.npos ||
      line.starts_with("---")) {
    Raise(evidence.markdown, Weight::weak);
  }
}

Evidence FindEvidence(std::string_view text, const std::vector<base::Span>& lines) {
  Evidence evidence;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view next = i + 1 < lines.size() ? TrimmedAt(text, lines[i + 1]) : std::string_view();
    ReadLine(TrimmedAt(text, lines[i]), next, evidence);
  }
  if (!FindPipeTables(text, lines).empty()) Raise(evidence.markdown, Weight::strong);
  if (const auto values = FindSeparatedValues(text)) {
    const bool plain_table = values->rows >= kFewestTellingRows && values->columns >= kFewestTellingColumns;
    const bool prose_has_it = values->separator == '\t' || values->separator == '|';  // others read these
    Raise(evidence.spreadsheet, plain_table && !prose_has_it ? Weight::strong : Weight::weak);
  }
  return evidence;
}

struct Ending {
  std::string_view ending;
  Notation notation;
};
constexpr std::array<Ending, 9> kEndings{{{".md", Notation::markdown},
                                          {".markdown", Notation::markdown},
                                          {".mdx", Notation::markdown},
                                          {".rst", Notation::restructured_text},
                                          {".rest", Notation::restructured_text},
                                          {".adoc", Notation::asciidoc},
                                          {".asciidoc", Notation::asciidoc},
                                          {".asc", Notation::asciidoc},
                                          {".csv", Notation::spreadsheet}}};

Notation HintOf(std::string_view name) {
  for (const Ending& ending : kEndings) {
    if (name.ends_with(ending.ending)) return ending.notation;
  }
  return Notation::plain;
}

Weight WeightOf(const Evidence& evidence, Notation notation) {
  switch (notation) {
    case Notation::plain:
      return Weight::none;
    case Notation::markdown:
      return evidence.markdown;
    case Notation::restructured_text:
      return evidence.restructured_text;
    case Notation::asciidoc:
      return evidence.asciidoc;
    case Notation::spreadsheet:
      return evidence.spreadsheet;
  }
  return Weight::none;
}

}  // namespace

Notation FindNotation(std::string_view name, std::string_view text) {
  std::vector<base::Span> lines = SplitLines(text);
  lines.resize(std::min(lines.size(), kLinesLookedAt));
  const Evidence evidence = FindEvidence(text, lines);
  const Notation hint = HintOf(name);
  if (WeightOf(evidence, hint) != Weight::none) return hint;
  // A table of AsciiDoc has lines of pipes too, and one of reStructuredText looks like nothing else.
  if (evidence.asciidoc == Weight::strong) return Notation::asciidoc;
  if (evidence.restructured_text == Weight::strong) return Notation::restructured_text;
  if (evidence.markdown == Weight::strong) return Notation::markdown;
  if (evidence.spreadsheet == Weight::strong) return Notation::spreadsheet;
  return Notation::plain;
}

}  // namespace portbook::decode::text
