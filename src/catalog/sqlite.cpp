#include "catalog/sqlite.h"

#include <utility>

namespace portbook::catalog {

Database::Database(const std::string& path, std::string name, Access access) : name_(std::move(name)) {
  const int flags =
      access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(opened);
  Expect(code);
}

void Database::Execute(const std::string& sql) {
  if (!failed()) Expect(sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr));
}

void Database::Fail(std::string message) {
  if (!failed()) failure_ = base::Error{name_, std::move(message), "", ""};
}

void Database::Expect(int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  Fail(handle_ ? sqlite3_errmsg(handle()) : sqlite3_errstr(code));
}

Query::Query(Database& database, std::string_view sql) : database_(&database) {
  if (database_->failed()) return;
  sqlite3_stmt* prepared = nullptr;
  const int code =
      sqlite3_prepare_v2(database_->handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  handle_.reset(prepared);
  database_->Expect(code);
}

void Query::Bind(int parameter, std::int64_t value) {
  if (!database_->failed()) database_->Expect(sqlite3_bind_int64(handle_.get(), parameter, value));
}

void Query::Bind(int parameter, double value) {
  if (!database_->failed()) database_->Expect(sqlite3_bind_double(handle_.get(), parameter, value));
}

void Query::Bind(int parameter, std::string_view value) {
  if (database_->failed()) return;
  // SQLite takes a null pointer for NULL, and an empty view may have one.
  const char* const bytes = value.empty() ? "" : value.data();
  database_->Expect(
      sqlite3_bind_text64(handle_.get(), parameter, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Query::BindNull(int parameter) {
  if (!database_->failed()) database_->Expect(sqlite3_bind_null(handle_.get(), parameter));
}

void Query::Run() {
  if (database_->failed()) return;
  database_->Expect(sqlite3_step(handle_.get()));
  sqlite3_reset(handle_.get());
}

bool Query::Step() {
  if (database_->failed()) return false;
  const int code = sqlite3_step(handle_.get());
  database_->Expect(code);
  return code == SQLITE_ROW;
}

std::string_view Query::Text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

}  // namespace portbook::catalog
