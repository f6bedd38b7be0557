#include <algorithm>

#include "rules/reader.h"

namespace portbook::rules {

namespace {

using config::Table;

std::optional<LayoutRule::Type> ParseLayoutType(std::string_view name) {
  if (name == "delimited") return LayoutRule::Type::delimited;
  if (name == "terminated") return LayoutRule::Type::terminated;
  if (name == "record") return LayoutRule::Type::record;
  if (name == "aligned") return LayoutRule::Type::aligned;
  if (name == "marked_up") return LayoutRule::Type::marked_up;
  return std::nullopt;
}

void ReadLookups(ReadContext context, Table& root) {
  std::optional<Table> lookups = root.SubTable("lookup");
  if (!lookups) return;
  for (const std::string& key : lookups->Keys()) {
    std::optional<Table> lookup = lookups->SubTable(key);
    if (!lookup) continue;
    std::vector<std::string> words = lookup->Strings("words");
    if (words.empty()) lookup->Fail("words", "a lookup without words");
    std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    if (std::adjacent_find(words.begin(), words.end()) != words.end())
      lookup->Fail("words", "a word stands twice");
    if (!context.vocabulary.lookups.try_emplace(key, std::move(words)).second) {
      lookup->Fail("", "a second lookup named `" + key + "`");
    }
    context.file.lookups.emplace(key, *lookup);
  }
}

std::optional<LayoutRule::Field> ReadField(ReadContext context, Table& table, const std::string& text,
                                           int element) {
  const std::size_t colon = text.find(':');
  LayoutRule::Field field;
  field.type = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (field.type.ends_with('?')) {
    field.optional = true;
    field.type.pop_back();
  }
  const auto role = model::ParseRole(text.substr(0, colon));
  const bool known = field.type == "ports" || field.type == "protocols" || field.type == "text";
  const std::string lookup = field.type.starts_with("lookup:") ? field.type.substr(7) : "";
  if (!role || (!known && lookup.empty())) {
    table.Fail("fields", "`" + text + "` is no field",
               "ROLE:TYPE, with TYPE lookup:NAME, ports, protocols or text", element);
    return std::nullopt;
  }
  if (!lookup.empty()) {
    if (!context.vocabulary.lookups.contains(lookup) &&
        (context.common == nullptr || !context.common->lookups.contains(lookup))) {
      table.Fail("fields", "no lookup is named `" + lookup + "`", "add [lookup." + lookup + "] with words",
                 element);
      return std::nullopt;
    }
    context.file.used_lookups.push_back(lookup);
  }
  field.role = *role;
  return field;
}

void RequireSeparator(Table& table, const LayoutRule& rule) {
  if (rule.separator.empty()) table.Fail("separator", "the layout needs a separator");
}

// False where the layout is not usable; the error is filed.
bool ReadRecord(ReadContext context, Table& table, const std::vector<std::string>& fields, LayoutRule& rule) {
  int element = 0;
  for (const std::string& text : fields) {
    const auto field = ReadField(context, table, text, element++);
    if (!field) return false;
    rule.fields.push_back(*field);
  }
  if (rule.fields.empty()) table.Fail("fields", "a record layout needs its fields");
  if (rule.samples.empty()) table.Fail("samples", "a record layout without a sample");
  if (!rule.header.empty() && rule.header.size() != rule.fields.size()) {
    table.Fail("header", "not one header word a field");
  }
  return true;
}

void ReadLayout(ReadContext context, Table table) {
  LayoutRule rule;
  const std::optional<std::string> name = ReadName(context, table, "layout");
  const auto type = ReadRequiredValue(table, "type", ParseLayoutType);
  rule.separator = table.String("separator").value_or("");
  rule.columns = ReadRoles(table, "columns");
  const std::vector<std::string> fields = table.Strings("fields");
  rule.header = table.Strings("header");
  rule.samples = table.Strings("samples");
  if (!name || !type) return;
  rule.name = *name;
  rule.type = *type;
  switch (rule.type) {
    case LayoutRule::Type::delimited:
      RequireSeparator(table, rule);
      break;
    case LayoutRule::Type::terminated:
      RequireSeparator(table, rule);
      if (rule.columns.empty()) table.Fail("columns", "a terminated layout needs its columns");
      break;
    case LayoutRule::Type::record:
      if (!ReadRecord(context, table, fields, rule)) return;
      break;
    case LayoutRule::Type::aligned:
      break;
    case LayoutRule::Type::marked_up:
      if (rule.columns.empty()) table.Fail("columns", "a layout of a lost header needs its columns");
      break;
  }
  context.vocabulary.layouts.push_back(std::move(rule));
}

}  // namespace

void ReadLayouts(ReadContext context, Table root) {
  ReadLookups(context, root);
  for (const Table& table : root.Tables("layout")) ReadLayout(context, table);
}

}  // namespace portbook::rules
