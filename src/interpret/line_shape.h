// How a line of a list parts its words: the bullet in front, the signs between a port and what it is for. It
// knows no ports.
#pragma once

#include <cstddef>
#include <string_view>

#include "portbook/base/text.h"
#include "portbook/model/vocabulary.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

bool IsSpaceAt(std::string_view text, std::size_t at);
std::string_view WithoutSpaceAtEnd(std::string_view text);
// A colon, bracket, dash or the like. A hyphen parts only between spaces: "web-443" is a name.
bool EndsWithSeparator(std::string_view text);
bool BeginsWithSeparator(std::string_view text);
// Bytes [begin, end) without the signs at their ends that part words; a bracket that was opened is closed.
base::Text WordsIn(const base::Text& text, std::size_t begin, std::size_t end);
// Bytes of a bullet or an item's number, which the notation left in the text.
std::size_t HeadSize(std::string_view line);
// A colon and a number: "1024: 5000" is no port and what it is for.
bool NumberFollows(std::string_view text);
// No more than its first bytes, up to a whole character.
base::Text StartOf(const base::Text& text, std::size_t bytes);
int CountWords(std::string_view text);

// Wholly made of known protocols: "SSH", "SIP TCP/UDP".
bool IsProtocols(std::string_view label, const rules::RuleSet& rules);

// What the words before the port of a line say of it: its service, its direction ("Egress") or its purpose.
model::Role RoleOfLabel(std::string_view label, const rules::RuleSet& rules);

}  // namespace portbook::interpret
