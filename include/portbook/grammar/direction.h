// Direction words of a whole cell ("Bi-directional", "In", "Outbound"), by the phrase rules for the field
// `direction`.
#pragma once

#include <optional>
#include <string_view>

#include "portbook/base/text.h"
#include "portbook/model/vocabulary.h"
#include "portbook/rules/rule_set.h"

namespace portbook::grammar {

// nullopt where the cell says anything more or anything else.
std::optional<model::Direction> DirectionOf(std::string_view cell, const rules::RuleSet& rules);

// "Inbound from the agents".
struct DirectedEnd {
  model::Direction direction;
  bool is_source;
  base::Span name;  // in the cell
};

// nullopt where the cell does not begin with a direction, or names no end behind it.
std::optional<DirectedEnd> DirectedEndOf(std::string_view cell, const rules::RuleSet& rules);

}  // namespace portbook::grammar
