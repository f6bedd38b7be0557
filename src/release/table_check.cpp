#include "release/table_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace portbook::release {
namespace {

using catalog::DatasetRow;
using catalog::DatasetTable;
using catalog::ForeignKey;
using catalog::ValueDomain;
using catalog::ValueType;
using Names = std::vector<std::string>;
using Key = std::vector<std::string>;
using Keys = std::set<Key>;

template <class Number>
std::optional<Number> Parse(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// What is wrong with a value, or empty.
std::string CheckNumber(std::string_view value, const ValueDomain& domain) {
  const auto number = Parse<std::int64_t>(value);
  if (!number) return "is no integer";
  if (domain.minimum && *number < *domain.minimum) return fmt::format("is below {}", *domain.minimum);
  if (domain.maximum && *number > *domain.maximum) return fmt::format("is above {}", *domain.maximum);
  return {};
}

std::string CheckValue(const std::string& value, const ValueDomain& domain) {
  switch (domain.type) {
    case ValueType::integer:
      return CheckNumber(value, domain);
    case ValueType::number:
      return Parse<double>(value) ? "" : "is no number";
    case ValueType::boolean:
      return value == "0" || value == "1" ? "" : "is neither 0 nor 1";
    case ValueType::text:
      break;
  }
  const bool known = domain.names.empty() ||
                     std::find(domain.names.begin(), domain.names.end(), value) != domain.names.end();
  return known ? "" : "is not in the vocabulary";
}

class Checker {
 public:
  explicit Checker(const std::vector<DatasetTable>& tables) {
    for (const DatasetTable& table : tables) tables_[table.name] = &table;
  }

  std::vector<TableProblem> Check() {
    for (const auto& [name, table] : tables_) {
      for (std::size_t row = 0; row < table->rows.size(); ++row) CheckRow(*table, row);
      if (!table->primary_key.empty()) CheckUnique(*table, table->primary_key);
      for (const Names& key : table->unique) CheckUnique(*table, key);
      for (const ForeignKey& key : table->foreign_keys) CheckReference(*table, key);
    }
    return std::move(problems_);
  }

 private:
  void Report(const DatasetTable& table, std::size_t row, const std::string& what) {
    problems_.push_back({table.name, fmt::format("row {}: {}", row + 1, what)});
  }

  void CheckRow(const DatasetTable& table, std::size_t row) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const catalog::DatasetColumn& column = table.columns[i];
      const std::optional<std::string>& value = table.rows[row][i];
      if (!value) {
        if (column.never_null) Report(table, row, column.name + " is empty");
      } else if (const std::string wrong = CheckValue(*value, column.domain); !wrong.empty()) {
        Report(table, row, fmt::format("{} `{}` {}", column.name, *value, wrong));
      }
    }
  }

  // Where the columns stand; nothing where the table has not all of them.
  std::optional<std::vector<std::size_t>> Find(const DatasetTable& table, const Names& columns) {
    std::vector<std::size_t> places;
    for (const std::string& name : columns) {
      const auto found =
          std::find_if(table.columns.begin(), table.columns.end(),
                       [&](const catalog::DatasetColumn& column) { return column.name == name; });
      if (found == table.columns.end()) {
        problems_.push_back({table.name, "there is no column " + name + ", which a key names"});
        return std::nullopt;
      }
      places.push_back(static_cast<std::size_t>(found - table.columns.begin()));
    }
    return places;
  }

  // Nothing where a part is null: such a row has no key.
  static std::optional<Key> KeyOf(const DatasetRow& row, const std::vector<std::size_t>& places) {
    Key key;
    for (const std::size_t place : places) {
      if (!row[place]) return std::nullopt;
      key.push_back(*row[place]);
    }
    return key;
  }

  void CheckUnique(const DatasetTable& table, const Names& columns) {
    const auto places = Find(table, columns);
    Keys seen;
    for (std::size_t row = 0; places && row < table.rows.size(); ++row) {
      const std::optional<Key> key = KeyOf(table.rows[row], *places);
      if (key && !seen.insert(*key).second)
        Report(
            table, row,
            fmt::format("{} {} stands in an earlier row", fmt::join(columns, ", "), fmt::join(*key, ", ")));
    }
  }

  void CheckReference(const DatasetTable& table, const ForeignKey& foreign) {
    const auto other = tables_.find(foreign.table);
    if (other == tables_.end()) {
      problems_.push_back({table.name, "there is no table " + foreign.table + ", which a key names"});
      return;
    }
    const auto places = Find(table, foreign.columns);
    const auto referenced = Find(*other->second, foreign.referenced);
    if (!places || !referenced) return;
    Keys known;
    for (const DatasetRow& row : other->second->rows) {
      if (auto key = KeyOf(row, *referenced)) known.insert(*std::move(key));
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const std::optional<Key> key = KeyOf(table.rows[row], *places);
      if (key && !known.contains(*key))
        Report(table, row,
               fmt::format("{} {} is in no row of {}", fmt::join(foreign.columns, ", "),
                           fmt::join(*key, ", "), foreign.table));
    }
  }

  std::map<std::string, const DatasetTable*> tables_;
  std::vector<TableProblem> problems_;
};

}  // namespace

std::vector<TableProblem> CheckTables(const std::vector<DatasetTable>& tables) {
  return Checker(tables).Check();
}

}  // namespace portbook::release
