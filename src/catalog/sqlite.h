// Owners for SQLite's handles. The first failure stays with the Database, and everything after it does
// nothing: a caller writes a million rows and asks once. It knows nothing of what the rows mean.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "portbook/base/error.h"

namespace portbook::catalog {

enum class Access : std::uint8_t { read, create };

class Database {
 public:
  // A failure to open is found in failure(), as any other. `name` stands in errors.
  Database(const std::string& path, std::string name, Access access);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // One or more statements without results.
  void Execute(const std::string& sql);
  void Fail(std::string message);
  // Fails with SQLite's words unless `code` is one of success.
  void Expect(int code);

  bool failed() const { return failure_.has_value(); }
  const std::optional<base::Error>& failure() const { return failure_; }
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::string name_;
  std::unique_ptr<sqlite3, Closer> handle_;
  std::optional<base::Error> failure_;
};

class Query {
 public:
  // REQUIRES: the database outlives the query.
  Query(Database& database, std::string_view sql);

  // Parameters are counted from 1, as SQLite does.
  void Bind(int parameter, std::int64_t value);
  void Bind(int parameter, double value);
  // REQUIRES: `value` stands until the next Run or Step.
  void Bind(int parameter, std::string_view value);
  void BindNull(int parameter);
  // Executes, and readies for the next parameters.
  void Run();
  // Whether there is a row (another one).
  bool Step();

  // Columns of the row, counted from 0.
  bool IsNull(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
  std::int64_t Integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  double Real(int column) const { return sqlite3_column_double(handle_.get(), column); }
  // Stands until the next Step.
  std::string_view Text(int column) const;

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
};

}  // namespace portbook::catalog
