#include "diff/field_changes.h"

#include <algorithm>
#include <map>
#include <optional>

#include "portbook/base/utf8.h"
#include "portbook/model/flow_field.h"

namespace portbook::diff {
namespace {

using model::Field;

// Part of the port's own text.
bool IsToldByAnother(Field field) {
  return field == Field::port_default || field == Field::port_step || field == Field::port_count;
}

// By their canonical names: what another printed name changes is words alone.
const std::optional<std::string>* HostOf(const model::Flow& flow, Field field) {
  if (field == Field::component) return &flow.component_host;
  if (field == Field::source) return &flow.source_host;
  if (field == Field::destination) return &flow.destination_host;
  return nullptr;
}

bool SameHost(const model::Flow& a, const model::Flow& b, Field field) {
  const std::optional<std::string>* of_a = HostOf(a, field);
  if (of_a == nullptr) return false;
  return base::FoldForComparison(of_a->value_or("")) ==
         base::FoldForComparison(HostOf(b, field)->value_or(""));
}

Effect ByContainment(bool after_has_before, bool before_has_after) {
  if (after_has_before && !before_has_after) return Effect::widened;
  if (before_has_after && !after_has_before) return Effect::narrowed;
  return Effect::changed;
}

bool Contains(const model::PortSpec& all, const model::PortSpec& part) {
  if (all.kind == model::PortKind::any) return true;
  return all.range && part.range && all.range->first() <= part.range->first() &&
         part.range->last() <= all.range->last();
}

Effect PortEffect(const model::PortSpec& before, const model::PortSpec& after) {
  return ByContainment(Contains(after, before), Contains(before, after));
}

// How far away a flow may come from; an unset value says nothing of it.
template <class Enum>
Effect ReachEffect(const std::optional<Enum>& before, const std::optional<Enum>& after) {
  if (!before || !after) return Effect::changed;
  return *after > *before ? Effect::widened : Effect::narrowed;
}

Effect EffectOf(Field field, const model::Flow& before, const model::Flow& after) {
  switch (field) {
    case Field::port:
      return PortEffect(before.port, after.port);
    case Field::source_port:
      return PortEffect(before.source_port.value_or(model::PortSpec{}),
                        after.source_port.value_or(model::PortSpec{}));
    case Field::exposure:
      return ReachEffect(before.exposure, after.exposure);
    case Field::interface:
      return ReachEffect(before.interface, after.interface);
    case Field::condition:
      return before.condition && after.condition ? Effect::reworded : Effect::changed;
    case Field::component:
    case Field::source:
    case Field::destination:
      return SameHost(before, after, field) ? Effect::reworded : Effect::changed;
    case Field::purpose:
    case Field::remarks:
      return Effect::reworded;
    case Field::direction:
    case Field::services:
    case Field::security:
    case Field::transport:
    case Field::protocol_number:
    case Field::port_default:
    case Field::port_step:
    case Field::port_count:
    case Field::requirement:
    case Field::applies_to:
      return Effect::changed;
  }
  return Effect::changed;
}

std::string TextOf(const model::RoleCell& cell) { return base::FoldSpace(cell.text().value()); }

// By their folded headers.
std::map<std::string, const model::RoleCell*> CellsWithoutField(const model::Flow& flow,
                                                                const model::Guide& guide) {
  std::map<std::string, const model::RoleCell*> cells;
  if (flow.entry < 0) return cells;
  for (const model::RoleCell& cell : guide.entries[static_cast<std::size_t>(flow.entry)].cells) {
    if (cell.role == model::Role::ignored && !cell.header.empty())
      cells.emplace(base::FoldForComparison(cell.header), &cell);
  }
  return cells;
}

}  // namespace

Difference FieldsThatChanged(const model::Flow& before, const model::Flow& after) {
  Difference difference;
  for (int value = 0; value <= static_cast<int>(Field::remarks); ++value) {
    const auto field = static_cast<Field>(value);
    std::string old_text = FieldText(before, field), new_text = FieldText(after, field);
    const bool same = base::FoldForComparison(old_text) == base::FoldForComparison(new_text);
    if (same || IsToldByAnother(field)) continue;
    difference.effect = std::min(difference.effect, EffectOf(field, before, after));
    difference.fields.push_back({field, "", std::move(old_text), std::move(new_text)});
  }
  return difference;
}

std::vector<FieldChange> ColumnsThatChanged(const model::Flow& before, const model::Guide& old_guide,
                                            const model::Flow& after, const model::Guide& new_guide) {
  std::vector<FieldChange> changes;
  const std::map<std::string, const model::RoleCell*> old_cells = CellsWithoutField(before, old_guide);
  for (const auto& [header, new_cell] : CellsWithoutField(after, new_guide)) {
    const auto old_cell = old_cells.find(header);
    if (old_cell == old_cells.end()) continue;
    std::string old_text = TextOf(*old_cell->second), new_text = TextOf(*new_cell);
    if (base::FoldForComparison(old_text) == base::FoldForComparison(new_text)) continue;
    changes.push_back({std::nullopt, new_cell->header, std::move(old_text), std::move(new_text)});
  }
  return changes;
}

}  // namespace portbook::diff
