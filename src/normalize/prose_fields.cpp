#include "normalize/prose_fields.h"

#include <charconv>
#include <vector>

#include "normalize/cells.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/sentence.h"

namespace portbook::normalize {
namespace {

using model::Field;
using model::Role;

struct Prose {
  base::Evidence text;
  bool is_note = false;         // a footnote
  bool notes_the_port = false;  // one whose mark stands at the port
};

std::vector<Prose> ProseOf(const model::Entry& entry) {
  std::vector<Prose> result;
  for (const model::RoleCell& cell : entry.cells) {
    if (cell.lines.empty() || (cell.role != Role::remarks && cell.role != Role::purpose)) continue;
    result.push_back({EvidenceOf(cell), false, false});
  }
  for (const model::Footnote& footnote : entry.footnotes) {
    if (footnote.note.quote.blank()) continue;
    bool at_port = false;
    for (const model::RoleCell& cell : entry.cells) {
      at_port = at_port || (cell.place == footnote.mark_evidence.place &&
                            (cell.role == Role::port || cell.role == Role::protocol_port));
    }
    result.push_back({footnote.note, true, at_port});
  }
  return result;
}

// A match may begin with the full stop of the sentence before.
std::size_t FirstWord(std::string_view text, base::Span match) {
  std::size_t at = match.begin;
  while (at < match.end && !base::IsWordCharacter(base::DecodeAt(text, at).value))
    at += base::DecodeAt(text, at).size;
  return at;
}

std::optional<std::uint32_t> Number(const std::string& text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "Open port 443 and port 80 (optional)": in a sentence what stands in brackets is said of the number right
// before it, and not of those further off.
bool IsOfAnotherNumber(const model::Entry& entry, const base::Text& text, base::Span match) {
  if (entry.form != model::EntryForm::sentence || !text.value().substr(match.begin).starts_with('('))
    return false;
  const model::RoleCell* port = StatedCell(entry, Role::port);
  if (!port) return false;
  const std::uint32_t stated = port->text().Extent().end;
  const std::string_view before = std::string_view(text.value()).substr(0, match.begin);
  const std::size_t digit = before.find_last_of("0123456789");
  return digit != before.npos && text.Slice(digit, digit + 1).Extent().begin >= stated;
}

// Whether `value` could be put into the field, which no cell and no earlier phrase had set.
bool Set(model::Flow& flow, Field field, const std::string& value, bool notes_the_port) {
  switch (field) {
    case Field::exposure:
      return !flow.exposure && (flow.exposure = model::ParseExposure(value)).has_value();
    case Field::interface:
      return !flow.interface && (flow.interface = model::ParseInterface(value)).has_value();
    case Field::requirement:
      return !flow.requirement && (flow.requirement = model::ParseRequirement(value)).has_value();
    case Field::condition:
      if (flow.condition) return false;
      flow.condition = value;
      return true;
    case Field::port_default:
      if (flow.port.is_default || !notes_the_port) return false;
      flow.port.is_default = value == "true";
      return true;
    case Field::port_step:
      return !flow.port.step && (flow.port.step = Number(value)).has_value();
    case Field::port_count:
      return !flow.port.count && (flow.port.count = Number(value)).has_value();
    case Field::component:
    case Field::source:
    case Field::destination:
    case Field::direction:
    case Field::services:
    case Field::security:
    case Field::transport:
    case Field::protocol_number:
    case Field::port:
    case Field::source_port:
    case Field::applies_to:
    case Field::purpose:
    case Field::remarks:
      return false;
  }
  return false;
}

// Longer cells speak for themselves.
constexpr std::size_t kLongestAnswer = 40;  // bytes

// "External access?" over "Yes": a cell that says something only with its column's header.
void ApplyAnswers(const model::Entry& entry, const rules::RuleSet& rules, model::Flow& flow) {
  for (const model::RoleCell& cell : entry.cells) {
    if (cell.role != Role::remarks || cell.lines.empty() || cell.header.empty()) continue;
    const base::Evidence evidence = EvidenceOf(cell);
    if (evidence.quote.value().size() > kLongestAnswer) continue;
    const std::string words = cell.header + ": " + base::FoldSpace(evidence.quote.value());
    for (const rules::PhraseRule* rule : rules.phrases) {
      if (rule->candidate || rule->field != Field::exposure || !rule->match.Matches(words)) continue;
      if (Set(flow, rule->field, rule->value, false))
        State(flow, rule->field, rule->value, evidence.quote.value(), model::Basis::cell, rule->name,
              {evidence});
    }
  }
}

}  // namespace

void ApplyProse(const model::Entry& entry, const rules::RuleSet& rules, model::Flow& flow) {
  ApplyAnswers(entry, rules, flow);
  for (const Prose& prose : ProseOf(entry)) {
    const base::Text text = prose.text.quote.Folded();
    for (const rules::PhraseRule* rule : rules.phrases) {
      if (rule->candidate) continue;
      const std::optional<rules::Match> match = rule->match.Find(text.value());
      if (!match || IsOfAnotherNumber(entry, text, match->whole)) continue;
      base::Text quote = text.Slice(match->whole.begin, match->whole.end);
      std::string value = rule->value;
      if (rule->field == Field::condition) {
        quote = prose.is_note
                    ? text
                    : grammar::SentenceAround(text, FirstWord(text.value(), match->whole), match->whole.end);
        value = base::FoldSpace(quote.value());
      } else if (const std::optional<base::Span> group = match->Group("value")) {
        value = text.value().substr(group->begin, group->size());
      }
      if (!Set(flow, rule->field, value, prose.notes_the_port)) continue;
      State(flow, rule->field, value, quote.value(), model::Basis::prose, rule->name,
            {{quote, prose.text.place}});
    }
  }
}

}  // namespace portbook::normalize
