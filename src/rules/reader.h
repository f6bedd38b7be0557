// What the readers of the kinds of rules share: where a rule goes, its name, and values of closed
// vocabularies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/compile.h"

namespace portbook::rules {

struct ReadContext {
  CompiledFile& file;
  Vocabulary& vocabulary;
  const Vocabulary* common;  // null while common itself is read
};

void ReadPatternRules(ReadContext context, config::Table root);  // [[header]] ... [[footnote]], [[recognise]]
void ReadWordRules(ReadContext context, config::Table root);     // vocabularies, [[alias]], [[finding]]
void ReadLayouts(ReadContext context, config::Table root);       // [lookup.NAME], [[layout]]

// "SCOPE:KIND.NAME"; a missing or second name is an error.
std::optional<std::string> ReadName(ReadContext context, config::Table& table, std::string_view kind);
std::vector<model::Role> ReadRoles(config::Table& table, std::string_view key);

// The value of `key` in a closed vocabulary; an unknown word is an error. A missing key is nullopt.
template <class Parse>
auto ReadValue(config::Table& table, std::string_view key, Parse parse)
    -> decltype(parse(std::string_view())) {
  const std::optional<std::string> text = table.String(key);
  if (!text) return std::nullopt;
  auto value = parse(std::string_view(*text));
  if (!value) table.Fail(key, "`" + *text + "` is no " + std::string(key));
  return value;
}

template <class Parse>
auto ReadRequiredValue(config::Table& table, std::string_view key, Parse parse)
    -> decltype(parse(std::string_view())) {
  if (!table.Has(key)) table.RequiredString(key);
  return ReadValue(table, key, parse);
}

}  // namespace portbook::rules
