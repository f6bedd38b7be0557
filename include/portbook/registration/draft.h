// The text of a rule pack for a guide that nobody wrote rules for: what the common rules made of it, and what
// they left for a person to say. It is a beginning: it loads and proves as it stands, and changes no flow.
#pragma once

#include <string>

#include "portbook/model/catalog.h"
#include "portbook/rules/rule_set.h"

namespace portbook::registration {

// `pack`: the name that the pack is to have. `rules`: what the guide was read with.
std::string DraftPack(const model::Guide& guide, const std::string& file, const std::string& pack,
                      const rules::RuleSet& rules);

}  // namespace portbook::registration
