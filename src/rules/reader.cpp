#include "rules/reader.h"

namespace portbook::rules {

std::optional<std::string> ReadName(ReadContext context, config::Table& table, std::string_view kind) {
  const std::string own = table.RequiredString("name");
  if (own.empty()) {
    if (table.Has("name")) table.Fail("name", "an empty name");
    return std::nullopt;
  }
  std::string name = context.vocabulary.scope + ":" + std::string(kind) + "." + own;
  const auto [known, added] = context.vocabulary.names.try_emplace(name, table.Place("name"));
  if (!added) {
    table.Fail("name", "a second rule named `" + name + "`", "the first is at " + known->second);
    return std::nullopt;
  }
  return name;
}

std::vector<model::Role> ReadRoles(config::Table& table, std::string_view key) {
  std::vector<model::Role> roles;
  int element = 0;
  for (const std::string& name : table.Strings(key)) {
    if (const auto role = model::ParseRole(name)) {
      roles.push_back(*role);
    } else {
      table.Fail(key, "`" + name + "` is no role", "", element);
    }
    ++element;
  }
  return roles;
}

void ReadRules(CompiledFile& file, Vocabulary& vocabulary, const Vocabulary* common) {
  const ReadContext context{file, vocabulary, common};
  config::Table root = file.toml->root();
  ReadPatternRules(context, root);
  ReadWordRules(context, root);
  ReadLayouts(context, root);
  if (common == nullptr) return;
  if (std::optional<config::Table> expect = root.SubTable("expect")) {
    vocabulary.expectations.headers = expect->Strings("headers");
  }
}

}  // namespace portbook::rules
