#include "rules/pattern_values.h"

#include <algorithm>

namespace portbook::rules {

std::optional<IgnoreRule::Of> ParseIgnoreOf(std::string_view name) {
  if (name == "row") return IgnoreRule::Of::row;
  if (name == "cell") return IgnoreRule::Of::cell;
  if (name == "number") return IgnoreRule::Of::number;
  if (name == "sentence") return IgnoreRule::Of::sentence;
  return std::nullopt;
}

std::optional<StatementRule::Of> ParseStatementOf(std::string_view name) {
  if (name == "sentence") return StatementRule::Of::sentence;
  if (name == "introduction") return StatementRule::Of::introduction;
  if (name == "ends") return StatementRule::Of::ends;
  if (name == "named_ends") return StatementRule::Of::named_ends;
  if (name == "no_name") return StatementRule::Of::no_name;
  return std::nullopt;
}

std::optional<FootnoteRule::Of> ParseFootnoteOf(std::string_view name) {
  if (name == "note") return FootnoteRule::Of::note;
  if (name == "mark") return FootnoteRule::Of::mark;
  return std::nullopt;
}

std::optional<TableRule::Of> ParseTableOf(std::string_view name) {
  if (name == "title") return TableRule::Of::title;
  if (name == "heading") return TableRule::Of::heading;
  if (name == "page") return TableRule::Of::page;
  if (name == "header") return TableRule::Of::header;
  return std::nullopt;
}

std::optional<PhraseOf> ParsePhraseOf(std::string_view name) {
  if (name == "words") return PhraseOf::words;
  if (name == "header") return PhraseOf::header;
  return std::nullopt;
}

std::optional<CellRule::Meaning> ParseMeaning(std::string_view name) {
  if (name == "blank") return CellRule::Meaning::blank;
  if (name == "same") return CellRule::Meaning::same;
  if (name == "two_way") return CellRule::Meaning::two_way;
  if (name == "one_way") return CellRule::Meaning::one_way;
  if (name == "not_a_service") return CellRule::Meaning::not_a_service;
  if (name == "host_process") return CellRule::Meaning::host_process;
  if (name == "no_name") return CellRule::Meaning::no_name;
  if (name == "marked") return CellRule::Meaning::marked;
  if (name == "unmarked") return CellRule::Meaning::unmarked;
  if (name == "tcp_and_udp") return CellRule::Meaning::tcp_and_udp;
  return std::nullopt;
}

bool IsValueOf(model::Field field, std::string_view value) {
  const auto whole_number = [&] {
    return !value.empty() &&
           std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  switch (field) {
    case model::Field::interface:
      return model::ParseInterface(value).has_value();
    case model::Field::direction:
      return model::ParseDirection(value).has_value();
    case model::Field::security:
      return model::ParseSecurity(value).has_value();
    case model::Field::transport:
      return model::ParseTransport(value).has_value();
    case model::Field::exposure:
      return model::ParseExposure(value).has_value();
    case model::Field::requirement:
      return model::ParseRequirement(value).has_value();
    case model::Field::port_default:
      return value == "true" || value == "false";
    case model::Field::protocol_number:
    case model::Field::port_step:
    case model::Field::port_count:
      return whole_number();
    case model::Field::component:
    case model::Field::source:
    case model::Field::destination:
    case model::Field::services:
    case model::Field::port:
    case model::Field::source_port:
    case model::Field::condition:
    case model::Field::applies_to:
    case model::Field::purpose:
    case model::Field::remarks:
      return true;
  }
  return false;
}

}  // namespace portbook::rules
