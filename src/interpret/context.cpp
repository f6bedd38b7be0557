#include "interpret/context.h"

#include <algorithm>

#include "portbook/base/utf8.h"
#include "portbook/grammar/end_name.h"
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

bool IsCaption(const base::Text& words, const rules::RuleSet& rules) {
  return std::any_of(rules.captions.begin(), rules.captions.end(),
                     [&](const rules::CaptionRule* rule) { return rule->match.Matches(words.value()); });
}

bool IsShort(const base::Text& caption) {
  constexpr int kMostSpaces = 4;
  const std::string words = base::FoldSpace(caption.value());
  return std::count(words.begin(), words.end(), ' ') <= kMostSpaces;
}

// "Table 3. Control nodes" -> "Control nodes"
bool SpeaksOfPorts(const base::Text& title, const rules::RuleSet& rules) {
  const std::string folded = base::FoldForComparison(title.value());
  return AnnouncesPorts(title, rules) ||
         std::any_of(rules.tables.begin(), rules.tables.end(), [&](const rules::TableRule* rule) {
           return rule->may_hold_ports && rule->match.Matches(folded);
         });
}

bool NamesNothing(const base::Text& heading, const rules::RuleSet& rules) {
  return std::any_of(rules.cells.begin(), rules.cells.end(), [&](const rules::CellRule* rule) {
    return rule->meaning == rules::CellRule::Meaning::no_name && rule->match.Matches(heading.value());
  });
}

struct Reading {
  const rules::TableRule* rule;
  rules::Match match;
};

std::vector<Reading> ReadTitle(const base::Text& text, Words words, const rules::RuleSet& rules) {
  using Of = rules::TableRule::Of;
  std::vector<Reading> readings;
  for (const rules::TableRule* rule : rules.tables) {
    if (rule->of != Of::title && (rule->of != Of::heading || words != Words::title)) continue;
    if (std::optional<rules::Match> match = rule->match.Find(text.value()))
      readings.push_back({rule, *std::move(match)});
  }
  return readings;
}

// The first that is said.
std::optional<model::Direction> DirectionOf(const std::vector<Reading>& readings) {
  for (const Reading& reading : readings) {
    if (reading.rule->direction) return reading.rule->direction;
  }
  return std::nullopt;
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

// The words of a rule's groups under the fields that they name; nothing where one of them is no name
// ("Inbound and" before "outbound ports"): the rule took the title for another kind of title.
std::optional<std::vector<std::pair<Field, base::Text>>> NamesIn(const rules::Match& match,
                                                                 const base::Text& text,
                                                                 const rules::RuleSet& rules) {
  std::vector<std::pair<Field, base::Text>> names;
  for (const auto& [group, field] :
       {std::pair{"component", Field::component}, std::pair{"source", Field::source},
        std::pair{"destination", Field::destination}}) {
    const std::optional<base::Span> span = match.Group(group);
    if (!span) continue;
    names.emplace_back(field, text.Slice(span->begin, span->end).Folded());
    const base::Text& words = names.back().second;
    if (NamesNothing(words, rules) || !grammar::IsEndName(words.value(), rules)) return std::nullopt;
  }
  return names;
}

}  // namespace

void ApplyTableRules(const base::Text& text, Words words, const rules::RuleSet& rules,
                     TableContext& context) {
  const std::vector<Reading> readings = ReadTitle(text, words, rules);
  const bool one_way = std::all_of(readings.begin(), readings.end(), [&](const Reading& reading) {
    return !reading.rule->direction || reading.rule->direction == DirectionOf(readings);
  });
  for (const auto& [rule, match] : readings) {
    const auto names = NamesIn(match, text, rules);
    if (!names) continue;
    if (rule->ignored) context.ignored_by = rule;
    for (const auto& [field, name] : *names) Add(context, field, name.value(), name, rule->name);
    if (rule->direction && one_way)
      Add(context, Field::direction, std::string(model::Name(*rule->direction)), text, rule->name);
    if (rule->transport)
      Add(context, Field::transport, std::string(model::Name(*rule->transport)), text, rule->name);
    if (rule->source_port)
      Add(context, Field::source_port, std::string(model::Name(*rule->source_port)), text, rule->name);
    Add(context, Field::services, rule->service, text, rule->name);
    if (rule->component_is && one_way && !context.component_is) context.component_is = rule->component_is;
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

base::Text WithoutNumber(const base::Text& caption, const rules::RuleSet& rules) {
  for (const rules::CaptionRule* rule : rules.captions) {
    const std::optional<rules::Match> match = rule->match.Find(caption.value());
    const std::optional<base::Span> title = match ? match->Group("title") : std::nullopt;
    if (title) return caption.Slice(title->begin, title->end).Folded();
  }
  return caption.Folded();
}

bool AnnouncesPorts(const base::Text& text, const rules::RuleSet& rules) {
  return std::any_of(rules.statements.begin(), rules.statements.end(), [&](const auto* rule) {
    return rule->of == rules::StatementRule::Of::introduction && rule->match.Matches(text.value());
  });
}

bool IsBoldTitle(const base::Text& paragraph) {
  constexpr int kMostSpaces = 7;
  const std::string words = base::FoldSpace(paragraph.value());
  return !words.empty() && !words.ends_with('.') &&
         std::count(words.begin(), words.end(), ' ') <= kMostSpaces && paragraph.WhollyStyled(base::kStrong);
}

std::optional<base::Text> NameInBold(const base::Text& paragraph, const rules::RuleSet& rules) {
  if (!IsBoldTitle(paragraph)) return std::nullopt;
  const base::Text words = paragraph.Folded();
  const std::size_t end = words.value().find_last_not_of(" :");
  const base::Text name = words.Slice(0, static_cast<std::uint32_t>(end + 1));
  const bool names =
      !NamesNothing(name, rules) && grammar::IsEndName(name.value(), rules) && !SpeaksOfPorts(name, rules);
  return names ? std::optional(name) : std::nullopt;
}

TableContext ReadTableContext(const doc::Document& document, std::size_t grid_block, const doc::Grid& grid,
                              const Columns& columns, const rules::RuleSet& rules) {
  TableContext context;
  const std::optional<base::Text> above = IntroductionOf(document, grid_block);
  const bool is_caption = above && grid.caption.blank() && IsCaption(*above, rules);
  const base::Text caption = is_caption ? *above : grid.caption;
  const base::Text title = WithoutNumber(caption, rules);
  if (!title.blank()) {
    ApplyTableRules(caption, Words::title, rules, context);
    ApplyTableRules(title, Words::title, rules, context);
  }
  if (above && !is_caption)
    ApplyTableRules(*above, IsBoldTitle(*above) ? Words::title : Words::introduction, rules, context);
  std::vector<base::Text> headings;  // the nearest first
  if (above && !is_caption) {
    if (std::optional<base::Text> name = NameInBold(*above, rules)) headings.push_back(*std::move(name));
  }
  // A caption that speaks of ports describes the table; any other short one names what its rows are about.
  if (!title.blank() && IsShort(title) && !SpeaksOfPorts(title, rules)) headings.push_back(title);
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
    ApplyTableRules(heading, Words::title, rules, context);
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

TableContext ReadSectionContext(const base::Evidence& section, const TableContext& table,
                                const rules::RuleSet& rules) {
  TableContext context;
  ApplyTableRules(section.quote, Words::title, rules, context);
  const bool has_ends = Has(context, Field::source) || Has(context, Field::destination);
  if (!has_ends && !NamesNothing(section.quote, rules) && !SpeaksOfPorts(section.quote, rules))
    Add(context, Field::component, section.quote.value(), section.quote, "section");
  for (model::Context& value : context.values) value.evidence.place = section.place;
  for (const model::Context& value : table.values) {
    const bool heading = value.field == Field::component && value.rule == kNearestHeading;
    if (!Has(context, value.field) && !(heading && has_ends)) context.values.push_back(value);
  }
  if (!context.component_is) context.component_is = table.component_is;
  return context;
}

void AddContext(const TableContext& context, const Columns& columns, model::Entry& entry) {
  entry.context = context.values;
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

}  // namespace portbook::interpret
