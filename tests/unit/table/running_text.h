// A guide's running text as the text decoder would hand it over, in small: blank lines part blocks, lines
// with tabs are preformatted, `# ` begins a heading. No assertions of its own.
#pragma once

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "portbook/base/check.h"
#include "portbook/table/table.h"

namespace portbook::table {

inline doc::BlockKind KindOf(std::string_view line) {
  if (line.starts_with("# ")) return doc::BlockKind::heading;
  return line.find('\t') == line.npos ? doc::BlockKind::paragraph : doc::BlockKind::preformatted;
}

inline doc::Document RunningText(std::string_view text) {
  doc::Document document;
  document.text = text;
  bool parted = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const doc::BlockKind kind = KindOf(line);
    if (line.empty()) {
      parted = true;
    } else {
      if (parted || document.blocks.back().kind != kind) {
        document.blocks.emplace_back().kind = kind;
        document.blocks.back().level = kind == doc::BlockKind::heading ? 1 : 0;
      }
      const base::Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      document.blocks.back().lines.push_back(base::Text::At(line, {span, 0, {}}));
      parted = kind == doc::BlockKind::heading;
    }
    begin = end + 1;
  }
  return document;
}

// What FindTables makes of it, as doc::Dump has it.
inline std::string TablesIn(std::string_view text, const rules::RuleSet& rules) {
  diag::Sink sink;
  const doc::Document found = FindTables(RunningText(text), rules, {}, {}, sink);
  PORTBOOK_CHECK(sink.diagnostics().empty());
  return doc::Dump(found);
}

// The common rules of a library that must compile and outlive them.
inline rules::RuleSet RulesOf(const rules::Library& library) {
  base::Expected<rules::RuleSet> rules = library.ForPack("");
  PORTBOOK_CHECK(library.errors().empty() && rules.has_value());
  return *std::move(rules);
}

// A guide's text, and what is expected of its tables.
struct Case {
  std::string_view name;
  std::string_view text;
  std::string_view expected;
};

inline void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

// What rules find in each text.
class TablesOfText : public testing::TestWithParam<Case> {
 protected:
  explicit TablesOfText(const char* rules)
      : library_(rules::Library::Compile({{"rules/common/small.toml", rules}})), rules_(RulesOf(library_)) {}
  std::string Found() const { return TablesIn(GetParam().text, rules_); }

  const rules::Library library_;
  const rules::RuleSet rules_;
};

}  // namespace portbook::table
