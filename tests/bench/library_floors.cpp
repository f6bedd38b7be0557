#include "tests/bench/library_floors.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

#include <gumbo.h>
#include <poppler-document.h>
#include <poppler-page.h>
#include <sqlite3.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace portbook::bench {
namespace {

void EndUnless(bool done, const char* what) {
  if (done) return;
  std::fprintf(stderr, "the benchmark's own %s failed\n", what);
  std::exit(EXIT_FAILURE);
}

const GumboVector* Children(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) return &node.v.element.children;
  return nullptr;
}

class OperatorCounter : public QPDFObjectHandle::ParserCallbacks {
 public:
  void handleObject(QPDFObjectHandle /*object*/, std::size_t /*offset*/, std::size_t /*length*/) override {
    ++count_;
  }
  void handleEOF() override {}
  std::size_t count() const { return count_; }

 private:
  std::size_t count_ = 0;
};

using Database = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
using Query = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

Database Open(const std::string& path) {
  sqlite3* database = nullptr;
  EndUnless(sqlite3_open(path.c_str(), &database) == SQLITE_OK, "sqlite3_open");
  return {database, sqlite3_close};
}

Query Prepare(const Database& database, const std::string& sql) {
  sqlite3_stmt* query = nullptr;
  EndUnless(sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &query, nullptr) == SQLITE_OK,
            "sqlite3_prepare");
  return {query, sqlite3_finalize};
}

void Execute(const Database& database, const std::string& sql) {
  EndUnless(sqlite3_exec(database.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
            "sqlite3_exec");
}

std::vector<std::string> TextColumn(const Database& database, const std::string& sql) {
  const Query query = Prepare(database, sql);
  std::vector<std::string> values;
  while (sqlite3_step(query.get()) == SQLITE_ROW) {
    values.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 0)));
  }
  return values;
}

}  // namespace

std::size_t ParseWithGumbo(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  std::size_t bytes = 0;
  std::vector<const GumboNode*> open = {output->document};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (node.type == GUMBO_NODE_TEXT) bytes += std::strlen(node.v.text.text);
    if (const GumboVector* children = Children(node)) {
      for (unsigned i = 0; i < children->length; ++i)
        open.push_back(static_cast<const GumboNode*>(children->data[i]));
    }
  }
  gumbo_destroy_output(&options, output);
  return bytes;
}

std::size_t ParseWithPopplerAndQpdf(const std::string& pdf, WordFonts fonts) {
  const int options = fonts == WordFonts::named ? poppler::page::text_list_include_font : 0;
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  std::size_t seen = 0;
  for (int i = 0; i < document->pages(); ++i) {
    seen += std::unique_ptr<poppler::page>(document->create_page(i))->text_list(options).size();
  }
  QPDF file;
  file.processMemoryFile("guide.pdf", pdf.data(), pdf.size());
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(file).getAllPages()) {
    OperatorCounter counter;
    page.parseContents(&counter);
    seen += counter.count();
  }
  return seen;
}

void FreeSqliteValue::operator()(sqlite3_value* value) const { sqlite3_value_free(value); }

SqliteRows ReadRows(const std::string& path) {
  const Database database = Open(path);
  SqliteRows all;
  all.schema = TextColumn(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid");
  for (const std::string& table :
       TextColumn(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")) {
    const Query query = Prepare(database, "SELECT * FROM \"" + table + "\"");
    const int columns = sqlite3_column_count(query.get());
    std::string insert = "INSERT INTO \"" + table + "\" VALUES(?";
    for (int column = 1; column < columns; ++column) insert += ",?";
    insert += ")";
    while (sqlite3_step(query.get()) == SQLITE_ROW) {
      SqliteRow& row = all.rows.emplace_back(SqliteRow{insert, {}});
      for (int column = 0; column < columns; ++column) {
        row.values.emplace_back(sqlite3_value_dup(sqlite3_column_value(query.get(), column)));
      }
    }
  }
  return all;
}

void InsertRows(const SqliteRows& rows, const std::string& path) {
  std::filesystem::remove(path);
  const Database database = Open(path);
  Execute(database, "BEGIN");
  for (const std::string& sql : rows.schema) Execute(database, sql);
  Query insert(nullptr, sqlite3_finalize);
  std::string prepared;
  for (const SqliteRow& row : rows.rows) {
    if (row.insert != prepared) {
      insert = Prepare(database, row.insert);
      prepared = row.insert;
    }
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      sqlite3_bind_value(insert.get(), static_cast<int>(i) + 1, row.values[i].get());
    }
    EndUnless(sqlite3_step(insert.get()) == SQLITE_DONE, "INSERT");
    sqlite3_reset(insert.get());
  }
  Execute(database, "COMMIT");
}

}  // namespace portbook::bench
