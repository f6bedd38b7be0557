// The words that the keys of pattern rules may have.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "portbook/model/flow_field.h"
#include "portbook/rules/rule_set.h"

namespace portbook::rules {

// Where a phrase stands: in the words of a row, or in the header of its port column.
enum class PhraseOf : std::uint8_t { words, header };

std::optional<IgnoreRule::Of> ParseIgnoreOf(std::string_view name);
std::optional<StatementRule::Of> ParseStatementOf(std::string_view name);
std::optional<FootnoteRule::Of> ParseFootnoteOf(std::string_view name);
std::optional<TableRule::Of> ParseTableOf(std::string_view name);
std::optional<PhraseOf> ParsePhraseOf(std::string_view name);
std::optional<CellRule::Meaning> ParseMeaning(std::string_view name);

// A phrase's value, where its field has a vocabulary, must be a word of it.
bool IsValueOf(model::Field field, std::string_view value);

}  // namespace portbook::rules
