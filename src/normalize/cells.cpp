#include "normalize/cells.h"

namespace portbook::normalize {

const model::RoleCell* StatedCell(const model::Entry& entry, model::Role role) {
  for (const model::RoleCell& cell : entry.cells) {
    if (cell.role == role && !cell.lines.empty()) return &cell;
  }
  return nullptr;
}

std::vector<const model::RoleCell*> CellsOf(const model::Entry& entry, model::Role role) {
  std::vector<const model::RoleCell*> cells;
  for (const model::RoleCell& cell : entry.cells) {
    if (cell.role == role) cells.push_back(&cell);
  }
  return cells;
}

const model::Context* ContextOf(const model::Entry& entry, model::Field field) {
  for (const model::Context& context : entry.context) {
    if (context.field == field) return &context;
  }
  return nullptr;
}

base::Evidence EvidenceOf(const model::RoleCell& cell) { return {cell.text(), cell.place}; }

base::Evidence EvidenceOf(const model::RoleCell& cell, base::Span span) {
  return {cell.text().Slice(span.begin, span.end), cell.place};
}

void State(model::Flow& flow, model::Field field, std::string value, std::string raw, model::Basis basis,
           std::string rule, std::vector<base::Evidence> evidence) {
  flow.statements.push_back(
      {field, std::move(value), std::move(raw), basis, std::move(rule), std::move(evidence)});
}

void StateCell(model::Flow& flow, model::Field field, std::string value, const model::RoleCell& cell,
               base::Span span, std::string rule) {
  base::Evidence evidence = EvidenceOf(cell, span);
  std::string raw = evidence.quote.value();
  State(flow, field, std::move(value), std::move(raw), model::Basis::cell, std::move(rule),
        {std::move(evidence)});
}

void StateContext(model::Flow& flow, const model::Context& context) {
  State(flow, context.field, context.value, context.evidence.quote.value(), model::Basis::heading,
        context.rule, {context.evidence});
}

}  // namespace portbook::normalize
