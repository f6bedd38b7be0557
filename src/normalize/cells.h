// An entry's cells by role, and statements made from them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/model/entry.h"
#include "portbook/model/flow.h"

namespace portbook::normalize {

// The first stated cell of the role, or nullptr.
const model::RoleCell* StatedCell(const model::Entry& entry, model::Role role);
std::vector<const model::RoleCell*> CellsOf(const model::Entry& entry, model::Role role);
const model::Context* ContextOf(const model::Entry& entry, model::Field field);

base::Evidence EvidenceOf(const model::RoleCell& cell);
// Bytes [span) of the cell's text.
base::Evidence EvidenceOf(const model::RoleCell& cell, base::Span span);

void State(model::Flow& flow, model::Field field, std::string value, std::string raw, model::Basis basis,
           std::string rule, std::vector<base::Evidence> evidence);
// A value that a cell states as it is printed.
void StateCell(model::Flow& flow, model::Field field, std::string value, const model::RoleCell& cell,
               base::Span span, std::string rule);
// A value that a caption, heading or section row states.
void StateContext(model::Flow& flow, const model::Context& context);

}  // namespace portbook::normalize
