#include "interpret/context.h"

#include <algorithm>

#include "portbook/base/utf8.h"
#include "portbook/grammar/sentence.h"

namespace portbook::interpret {
namespace {

using model::Field;

bool Has(const TableContext& context, Field field) {
  return std::any_of(context.values.begin(), context.values.end(),
                     [&](const model::Context& value) { return value.field == field; });
}

// The first to speak counts: the caption before the nearest heading before those above it.
void Add(TableContext& context, Field field, std::string value, const base::Text& words,
         const std::string& rule) {
  if (value.empty() || Has(context, field)) return;
  context.values.push_back({field, std::move(value), {words, {}}, rule});
}

const rules::HeadingRule* ComponentHeading(const base::Text& text, const rules::RuleSet& rules) {
  for (const rules::HeadingRule* rule : rules.headings) {
    if (rule->names_component && rule->match.Matches(text.value())) return rule;
  }
  return nullptr;
}

// The paragraph right above the table ("... uses the TCP ports listed in the following table.").
std::optional<base::Text> IntroductionOf(const doc::Document& document, std::size_t grid_block) {
  if (grid_block == 0) return std::nullopt;
  const doc::Block& above = document.blocks[grid_block - 1];
  if (above.kind != doc::BlockKind::paragraph || above.lines.empty()) return std::nullopt;
  return base::Join(above.lines, " ").Folded();
}

bool NamesSubject(const Columns& columns) {
  return std::any_of(columns.columns.begin(), columns.columns.end(), [](const Column& column) {
    return column.role == model::Role::component || column.role == model::Role::source ||
           column.role == model::Role::destination;
  });
}

bool NamesBothEnds(const Columns& columns) {
  const auto has = [&](model::Role role) {
    return std::any_of(columns.columns.begin(), columns.columns.end(),
                       [&](const Column& column) { return column.role == role; });
  };
  return has(model::Role::source) && has(model::Role::destination);
}

bool NamesNothing(const base::Text& heading, const rules::RuleSet& rules) {
  return std::any_of(rules.cells.begin(), rules.cells.end(), [&](const rules::CellRule* rule) {
    return rule->meaning == rules::CellRule::Meaning::blank &&
           std::find(rule->roles.begin(), rule->roles.end(), model::Role::component) != rule->roles.end() &&
           rule->match.Matches(heading.value());
  });
}

void AddEndpointOfComponent(const TableContext& context, const Columns& columns, model::Entry& entry) {
  if (!context.component_is) return;
  const bool has_column =
      std::any_of(columns.columns.begin(), columns.columns.end(),
                  [&](const Column& column) { return column.role == *context.component_is; });
  if (has_column) return;
  std::vector<model::Context> subjects = entry.context;
  for (const model::RoleCell& cell : entry.cells) {
    if (cell.role != model::Role::component || cell.lines.empty()) continue;
    const base::Text words = cell.text().Folded();
    subjects.insert(subjects.begin(), {Field::component, words.value(), {words, cell.place}, entry.rule});
  }
  for (const model::Context& value : subjects) {
    if (value.field != Field::component || value.rule == kNearestHeading) continue;
    model::Context endpoint = value;
    endpoint.field = *context.component_is == model::Role::source ? Field::source : Field::destination;
    entry.context.push_back(std::move(endpoint));
    return;
  }
}

}  // namespace

void ApplyTableRules(const base::Text& text, const rules::RuleSet& rules, TableContext& context) {
  for (const rules::TableRule* rule : rules.tables) {
    if (rule->of != rules::TableRule::Of::title) continue;
    const std::optional<rules::Match> match = rule->match.Find(text.value());
    if (!match) continue;
    if (rule->ignored) context.ignored_by = rule;
    for (const auto& [group, field] :
         {std::pair{"component", Field::component}, std::pair{"source", Field::source},
          std::pair{"destination", Field::destination}}) {
      if (const std::optional<base::Span> span = match->Group(group)) {
        const base::Text words = text.Slice(span->begin, span->end).Folded();
        Add(context, field, words.value(), words, rule->name);
      }
    }
    if (rule->direction)
      Add(context, Field::direction, std::string(model::Name(*rule->direction)), text, rule->name);
    if (rule->transport)
      Add(context, Field::transport, std::string(model::Name(*rule->transport)), text, rule->name);
    Add(context, Field::services, rule->service, text, rule->name);
    if (rule->component_is && !context.component_is) context.component_is = rule->component_is;
  }
}

void AddNearestHeading(const std::vector<base::Text>& headings, const rules::RuleSet& rules,
                       TableContext& context) {
  for (const base::Text& heading : headings) {
    if (!NamesNothing(heading, rules)) {
      return Add(context, Field::component, heading.value(), heading, std::string(kNearestHeading));
    }
  }
}

TableContext ReadTableContext(const doc::Document& document, std::size_t grid_block, const doc::Grid& grid,
                              const Columns& columns, const rules::RuleSet& rules) {
  TableContext context;
  if (!grid.caption.blank()) ApplyTableRules(grid.caption, rules, context);
  for (int row = 0; row < columns.title_rows; ++row)
    ApplyTableRules(grid.rows[static_cast<std::size_t>(row)].cells.front().text(), rules, context);
  if (const std::optional<base::Text> introduction = IntroductionOf(document, grid_block)) {
    ApplyTableRules(*introduction, rules, context);
  }
  std::vector<base::Text> headings;  // the nearest first
  int level = 7;  // only headings that enclose the table speak for it: each higher than the one below
  for (std::size_t b = grid_block; b-- > 0 && level > 1;) {
    const doc::Block& block = document.blocks[b];
    if (block.kind != doc::BlockKind::heading || block.level >= level || block.lines.empty()) continue;
    level = block.level;
    const base::Text heading = block.lines.front().Folded();
    headings.push_back(heading);
    if (const rules::HeadingRule* rule = ComponentHeading(heading, rules)) {
      Add(context, Field::component, heading.value(), heading, rule->name);
    }
    ApplyTableRules(heading, rules, context);
  }
  // "Outgoing" is said of the product; beside both ends of a row it would be read of the section the row
  // stands in.
  if (NamesBothEnds(columns)) {
    std::erase_if(context.values,
                  [](const model::Context& value) { return value.field == Field::direction; });
  }
  const bool has_ends = Has(context, Field::source) || Has(context, Field::destination);
  if (!NamesSubject(columns) && !has_ends) AddNearestHeading(headings, rules, context);
  return context;
}

void AddContext(const TableContext& context, const Columns& columns, const base::Evidence& section,
                model::Entry& entry) {
  entry.context = context.values;
  if (!section.quote.blank()) {
    std::erase_if(entry.context, [](const model::Context& value) { return value.field == Field::component; });
    entry.context.push_back({Field::component, section.quote.value(), section, "section"});
  }
  AddEndpointOfComponent(context, columns, entry);
}

std::vector<model::Context> ReadPageContext(const doc::Document& document, const rules::RuleSet& rules) {
  std::vector<model::Context> values;
  for (const doc::Block& block : document.blocks) {
    if (block.kind != doc::BlockKind::paragraph) continue;
    const base::Text text = base::Join(block.lines, " ").Folded();
    for (const rules::TableRule* rule : rules.tables) {
      if (rule->of != rules::TableRule::Of::page || !rule->transport) continue;
      const std::optional<rules::Match> match = rule->match.Find(text.value());
      if (!match) continue;
      const base::Text sentence = grammar::SentenceAround(text, match->whole.begin, match->whole.end);
      values.push_back({Field::transport, std::string(Name(*rule->transport)), {sentence, {}}, rule->name});
    }
  }
  const bool agree = std::all_of(values.begin(), values.end(), [&](const model::Context& value) {
    return value.value == values.front().value;
  });
  if (!agree) return {};
  values.resize(std::min<std::size_t>(values.size(), 1));
  return values;
}

const rules::TableRule* IgnoredByHeader(const Columns& columns, const rules::RuleSet& rules) {
  const bool says_protocol =
      std::any_of(columns.columns.begin(), columns.columns.end(), [](const Column& column) {
        return column.role == model::Role::transport || column.role == model::Role::service ||
               column.role == model::Role::protocol_port || (column.rule && column.rule->transport);
      });
  if (says_protocol) return nullptr;
  for (const rules::TableRule* rule : rules.tables) {
    if (rule->of == rules::TableRule::Of::header && rule->ignored && rule->match.Matches(columns.signature))
      return rule;
  }
  return nullptr;
}

}  // namespace portbook::interpret
