// The text of a rule pack for a guide that nobody wrote rules for: what the common rules made of it, and what
// they left for a person to say. It is a beginning: it loads and proves as it stands, and changes no flow.
#pragma once

#include <cstdint>
#include <string>

#include "portbook/model/catalog.h"
#include "portbook/rules/rule_set.h"

namespace portbook::registration {

// Which heading or caption a draft recognises the guide by.
enum class Recognition : std::uint8_t {
  first_title,  // a person is asked whether another guide has it too
  own_title,    // that names the vendor or the product as the pack does; none where no title does
};

// `pack`: the name that the pack is to have, "vendor/product". `rules`: what the guide was read with.
std::string DraftPack(const model::Guide& guide, const std::string& file, const std::string& pack,
                      const rules::RuleSet& rules, Recognition recognition);

}  // namespace portbook::registration
