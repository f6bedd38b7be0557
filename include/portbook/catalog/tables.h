// The dataset as plain tables, read from its database: for whoever writes it in yet another format. Names,
// keys and types are the database's own, and what it cannot say of a value (a truth value, a closed
// vocabulary, an interval) comes from the types of the model. No format is known here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"

namespace portbook::catalog {

enum class ValueType : std::uint8_t { text, integer, number, boolean };

// What a column's values can be.
struct ValueDomain {
  ValueType type = ValueType::text;
  std::vector<std::string> names;       // a closed vocabulary; empty: open
  std::optional<std::int64_t> minimum;  // inclusive
  std::optional<std::int64_t> maximum;  // inclusive
  friend bool operator==(const ValueDomain&, const ValueDomain&) = default;
};

struct DatasetColumn {
  std::string name;
  ValueDomain domain;
  bool never_null = false;
};

struct ForeignKey {
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> referenced;  // parallel to columns
};

// A row has a value a column, as text: an integer in decimal, a number in the shortest form that reads back
// equal, a truth value as 0 or 1, null as nothing.
using DatasetRow = std::vector<std::optional<std::string>>;

struct DatasetTable {
  std::string name;
  std::string description;  // one sentence
  std::vector<DatasetColumn> columns;
  std::vector<std::string> primary_key;          // empty for a view
  std::vector<std::vector<std::string>> unique;  // further keys, each of one or more columns
  std::vector<ForeignKey> foreign_keys;
  std::vector<DatasetRow> rows;  // by primary key; a view's in its own order
};

// Every table of the database at `path`, and its view port_use, in the order of the schema. Fails where it
// cannot be read.
[[nodiscard]] base::Expected<std::vector<DatasetTable>> ReadTables(const std::string& path);

}  // namespace portbook::catalog
