// Records whose fields name themselves, a line each: `Port: 8020`, `Protocol: HTTPS` as items below the item
// they describe, or as the lines of one paragraph. The names are those of column headers.
#pragma once

#include <string>
#include <vector>

#include "portbook/doc/document.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

struct Field {
  std::size_t block = 0, line = 0;            // 0-based
  const rules::HeaderRule* header = nullptr;  // nullptr: no column is known by this name
  std::string name;                           // as printed
  std::vector<base::Text> lines;  // the value; where no header is known the name too, and the items below it
};

struct FieldRecord {
  std::vector<Field> fields;        // one of them holds ports, or words in their place
  std::vector<std::size_t> owners;  // blocks of the items that they describe, the nearest first
};

// In the document's order. A line is a field only in a record that has a port and either another field or an
// item above; preformatted text is a program's, and is not looked at. Words stand for a port ("large range")
// beside a protocol, or where other records of the document have ports under that name.
std::vector<FieldRecord> FindFieldRecords(const doc::Document& document, const rules::RuleSet& rules);

}  // namespace portbook::interpret
