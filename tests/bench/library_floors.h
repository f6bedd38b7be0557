// The least that the library under a stage needs for the same input: what a stage is measured against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_value;

namespace portbook::bench {

// gumbo_parse and a walk that touches every node. Returns the bytes of text seen.
std::size_t ParseWithGumbo(std::string_view html);
// Whether poppler names each word's font, as the decoder needs it to: it looks the fonts of every page up for
// that.
enum class WordFonts : std::uint8_t { unnamed, named };
// poppler's text_list and qpdf's parse of the contents of every page. Returns words and operators seen.
std::size_t ParseWithPopplerAndQpdf(const std::string& pdf, WordFonts fonts);

struct FreeSqliteValue {
  void operator()(sqlite3_value* value) const;
};

struct SqliteRow {
  std::string insert;  // INSERT INTO table VALUES(?,...)
  std::vector<std::unique_ptr<sqlite3_value, FreeSqliteValue>> values;
};
struct SqliteRows {
  std::vector<std::string> schema;  // as sqlite_schema holds it
  std::vector<SqliteRow> rows;      // a table's rows together
};
// What stands in the database at `path`.
SqliteRows ReadRows(const std::string& path);
// The same rows into a new database at `path`, in one transaction.
void InsertRows(const SqliteRows& rows, const std::string& path);

}  // namespace portbook::bench
