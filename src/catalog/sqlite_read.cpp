#include "portbook/catalog/catalog.h"

#include <fmt/ranges.h>

#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "catalog/located_text.h"
#include "catalog/names.h"
#include "catalog/row_names.h"
#include "catalog/sqlite.h"
#include "catalog/sqlite_schema.h"

namespace portbook::catalog {
namespace {

// Names stay without quotes: a quoted one that no table has would be read as a string.
std::string SelectSql(const Table& table, const std::vector<std::string>& columns) {
  const std::string order = table.parent.empty() ? "key" : fmt::format("{}, ordinal", table.parent);
  return fmt::format("SELECT {} FROM {} ORDER BY {}", fmt::join(columns, ", "), table.name, order);
}

// A table being read from its first row to its last: rows come in the order of their parents, and so do the
// parents.
struct Cursor {
  Query query;
  bool has_row = false;
};

class RowSource {
 public:
  explicit RowSource(Database& database) : database_(database) { ReadEvidence(); }

  template <class T>
  Cursor& For(const Table& table) {
    const auto found = cursors_.find(table.name);
    if (found != cursors_.end()) return found->second;
    Cursor cursor{Query(database_, SelectSql(table, ColumnNames<T>(table)))};
    cursor.has_row = cursor.query.Step();
    return cursors_.emplace(table.name, std::move(cursor)).first->second;
  }

  // A row without evidence has key 0.
  const base::Evidence& Evidence(std::int64_t key) const;
  void Fail(const Table& table, std::int64_t key, std::string_view column, const std::string& message) {
    database_.Fail("row " + std::to_string(key) + " of " + std::string(table.name) + ": " +
                   std::string(column) + " " + message);
  }
  // Fails where rows were left that belong to no row above them.
  void Finish();
  bool failed() const { return database_.failed(); }

 private:
  void ReadEvidence();
  std::vector<std::vector<base::Run>> ReadRuns(std::size_t size);

  Database& database_;
  std::vector<base::Evidence> evidence_;  // by key; the first is empty
  std::map<std::string_view, Cursor> cursors_;
};

template <class T>
void ReadRows(RowSource& source, const Table& table, std::int64_t parent, std::vector<T>& values);

// Reads one row, column by column, and what hangs on it.
class RowReader {
 public:
  static constexpr bool kReading = true;
  static constexpr bool kLists = true;
  template <class T>
  using Ref = T;

  RowReader(RowSource& source, const Table& table, const Query& query)
      : source_(source),
        table_(table),
        query_(query),
        key_(query.Integer(0)),
        column_(table.parent.empty() ? 1 : 3) {}

  template <class T>
  void Field(std::string_view key, T& value) {
    Read(key, value);
    ++column_;
  }
  void Index(std::string_view key, int& index) {
    std::optional<int> value;
    Field(key, value);
    index = value.value_or(-1);
  }
  void Reference(std::string_view key, std::string& name) {
    std::optional<std::string> value;
    Field(key, value);
    name = std::move(value).value_or("");
  }
  void Box(std::string_view, std::optional<base::Box>& box) {
    if (!query_.IsNull(column_)) {
      box = base::Box{query_.Real(column_), query_.Real(column_ + 1), query_.Real(column_ + 2),
                      query_.Real(column_ + 3)};
    }
    column_ += 4;
  }
  template <class T>
  void Nested(std::string_view, T& value) {
    Fields(*this, value);
  }
  template <class T>
  void Child(std::string_view key, const Table& table, T& value) {
    std::vector<T> values;
    ReadRows(source_, table, key_, values);
    if (values.size() != 1) return Fail(key, "is not there once");
    value = std::move(values.front());
  }
  template <class T>
  void List(std::string_view, const Table& table, std::vector<T>& values) {
    ReadRows(source_, table, key_, values);
  }
  void Home(const model::FindingMember&) { ++column_; }
  void Fail(std::string_view key, const std::string& message) { source_.Fail(table_, key_, key, message); }

 private:
  void Read(std::string_view, std::string& value) { value = query_.Text(column_); }
  void Read(std::string_view, bool& value) { value = query_.Integer(column_) != 0; }
  void Read(std::string_view, double& value) { value = query_.Real(column_); }
  void Read(std::string_view, base::Text& value) { value = source_.Evidence(query_.Integer(column_)).quote; }
  void Read(std::string_view, base::Evidence& value) { value = source_.Evidence(query_.Integer(column_)); }
  template <class T>
    requires std::is_integral_v<T>
  void Read(std::string_view key, T& value) {
    const std::int64_t number = query_.Integer(column_);
    if (!std::in_range<T>(number)) return Fail(key, "is out of range");
    value = static_cast<T>(number);
  }
  template <class T>
    requires std::is_enum_v<T>
  void Read(std::string_view key, T& value) {
    const std::optional<T> parsed = ParseName<T>(query_.Text(column_));
    if (!parsed) return Fail(key, "has an unknown value '" + std::string(query_.Text(column_)) + "'");
    value = *parsed;
  }
  template <class T>
  void Read(std::string_view key, std::optional<T>& value) {
    value.reset();
    if (!query_.IsNull(column_)) Read(key, value.emplace());
  }

  RowSource& source_;
  const Table& table_;
  const Query& query_;
  std::int64_t key_;
  int column_;
};

template <class T>
void ReadRows(RowSource& source, const Table& table, std::int64_t parent, std::vector<T>& values) {
  Cursor& cursor = source.For<T>(table);
  while (cursor.has_row && !source.failed() && (table.parent.empty() || cursor.query.Integer(1) == parent)) {
    RowReader reader(source, table, cursor.query);
    Fields(reader, values.emplace_back());
    cursor.has_row = cursor.query.Step();
  }
}

const base::Evidence& RowSource::Evidence(std::int64_t key) const {
  const auto index = static_cast<std::size_t>(key);
  return evidence_[index < evidence_.size() ? index : 0];
}

void RowSource::ReadEvidence() {
  evidence_.resize(1);
  Query query(database_, "SELECT key, quote, grid, row, column FROM evidence ORDER BY key");
  std::vector<std::string> quotes(1);
  while (query.Step()) {
    if (query.Integer(0) != static_cast<std::int64_t>(quotes.size()))
      return database_.Fail("evidence has a gap");
    const auto index = [&](int column) {
      return query.IsNull(column) ? -1 : static_cast<int>(query.Integer(column));
    };
    quotes.emplace_back(query.Text(1));
    evidence_.push_back({{}, {index(2), index(3), index(4)}});
  }
  const std::vector<std::vector<base::Run>> runs = ReadRuns(quotes.size());
  for (std::size_t i = 1; i < quotes.size() && !failed(); ++i) {
    std::optional<base::Text> text = MakeText(quotes[i], runs[i]);
    if (!text)
      return database_.Fail("evidence " + std::to_string(i) + " has runs out of order or outside its quote");
    evidence_[i].quote = std::move(*text);
  }
}

std::vector<std::vector<base::Run>> RowSource::ReadRuns(std::size_t size) {
  std::vector<std::vector<base::Run>> runs(size);
  Query query(
      database_,
      "SELECT evidence, value_begin, value_end, begin, end, page, style, x0, y0, x1, y1 FROM evidence_run "
      "ORDER BY evidence, ordinal");
  while (query.Step()) {
    const auto evidence = static_cast<std::size_t>(query.Integer(0));
    if (evidence >= size) {
      database_.Fail("a run belongs to no evidence");
      break;
    }
    const auto number = [&](int column) { return static_cast<std::uint32_t>(query.Integer(column)); };
    base::Run run{number(1), number(2), {{number(3), number(4)}, number(5), {}}, {}};
    run.style = static_cast<std::uint8_t>(query.Integer(6));
    if (!query.IsNull(7)) run.at.box = base::Box{query.Real(7), query.Real(8), query.Real(9), query.Real(10)};
    runs[evidence].push_back(run);
  }
  return runs;
}

void RowSource::Finish() {
  for (const auto& [table, cursor] : cursors_) {
    if (cursor.has_row) database_.Fail("rows of " + std::string(table) + " belong to no row above them");
  }
}

std::int64_t ReadPragma(Database& database, std::string_view name) {
  Query query(database, "PRAGMA " + std::string(name));
  return query.Step() ? query.Integer(0) : 0;
}

void CheckMark(Database& database) {
  if (ReadPragma(database, "application_id") != kApplicationId)
    return database.Fail("this is no Portbook dataset");
  const std::int64_t version = ReadPragma(database, "user_version");
  if (version != kUserVersion) {
    database.Fail("the dataset has format " + std::to_string(version) + ", and this program reads " +
                  std::to_string(kUserVersion));
  }
}

std::string ReadDataVersion(Database& database) {
  Query query(database, "SELECT value FROM meta WHERE name = 'data_version'");
  return query.Step() ? std::string(query.Text(0)) : std::string();
}

}  // namespace

base::Expected<model::Catalog> ReadSqlite(const std::string& path) {
  Database database(path, path, Access::read);
  CheckMark(database);
  model::Catalog catalog;
  catalog.data_version = ReadDataVersion(database);
  {
    RowSource source(database);
    ReadRows(source, kSource, 0, catalog.guides);
    ReadRows(source, kFindingGroup, 0, catalog.groups);
    ReadRows(source, kFinding, 0, catalog.findings);
    source.Finish();
  }
  if (database.failure()) return tl::unexpected(*database.failure());
  return catalog;
}

}  // namespace portbook::catalog
