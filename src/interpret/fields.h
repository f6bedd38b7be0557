// Records whose fields name themselves, a line each: `Port: 8020`, `Protocol: HTTPS` as items below the item
// they describe, or as the lines of one paragraph. The names are those of column headers.
#pragma once

#include <string>
#include <vector>

#include "portbook/doc/document.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

struct Field {
  std::size_t block = 0, line = 0;  // 0-based
  const rules::HeaderRule* header = nullptr;
  std::string name;  // as printed
  base::Text value;
};

struct FieldRecord {
  std::vector<Field> fields;        // one of them holds ports
  std::vector<std::size_t> owners;  // blocks of the items that they describe, the nearest first
};

// In the document's order. A line is a field only in a record that has a port and either another field or an
// item above; preformatted text is a program's, and is not looked at.
std::vector<FieldRecord> FindFieldRecords(const doc::Document& document, const rules::RuleSet& rules);

}  // namespace portbook::interpret
