// Port numbers in running text: paragraphs, items, notes and the remarks of rows. And the words there that
// are themselves worth a finding ("only a partial list"). Which of the numbers are stated is not asked here.
#pragma once

#include <optional>
#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

// Words that name ports ("TCP ports 80 and 443"), as a mention rule reads them. All spans are bytes of the
// text that was read.
struct PortPhrase {
  const rules::MentionRule* rule = nullptr;
  base::Span whole;
  base::Span ports;  // its numbers; those that another phrase before it reads better are not in it
  std::optional<base::Span> transport;
  std::vector<model::Mention> mentions;  // one a number or range
};

// Bare numbers ("- 443: console") name ports only on a line below words that announce ports.
enum class Numbers : std::uint8_t { with_port_words, announced };

// In the order of the text, of which no more than InterpretOptions::max_searched_bytes should be given; a
// number belongs to one phrase. `place` goes into the evidence.
std::vector<PortPhrase> FindPhrases(const base::Text& text, base::TablePlace place, Numbers numbers,
                                    const rules::RuleSet& rules);

// The file ends right behind its digits, where a sentence would go on and a line would end: 844 may be the
// half of 8443.
bool EndsFile(const doc::Document& document, const PortPhrase& phrase);
void ReportCut(const base::Text& sentence, diag::Sink& sink);

// Mentions in one piece of text, in order; `place` and `entry` go into each.
std::vector<model::Mention> FindMentions(const base::Text& text, base::TablePlace place, int entry,
                                         const rules::RuleSet& rules);

// The block's lines as one text: a sentence may go over a line end.
base::Text Whole(const doc::Block& block);
// It holds words of its own: no grid, no page furniture.
bool IsProse(const doc::Block& block);

void FindSignals(const doc::Document& document, const rules::RuleSet& rules, diag::Sink& sink);

}  // namespace portbook::interpret
