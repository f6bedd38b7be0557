#include "portbook/catalog/catalog.h"

#include <fmt/ranges.h>
#include <unistd.h>

#include <map>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "catalog/row_names.h"
#include "catalog/sqlite.h"
#include "catalog/sqlite_file.h"
#include "catalog/sqlite_schema.h"
#include "portbook/base/version.h"
#include "portbook/model/guide_lookup.h"

namespace portbook::catalog {
namespace {

std::string InsertSql(std::string_view table, const std::vector<std::string>& columns) {
  const std::vector<std::string_view> marks(columns.size(), "?");
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", table, fmt::join(columns, ", "),
                     fmt::join(marks, ", "));
}

struct Inserter {
  Query query;
  std::int64_t last_key = 0;
};

// The tables being filled, and the guide whose rows are being written.
class RowStore {
 public:
  RowStore(Database& database, const model::GuideLookup& lookup)
      : database_(database),
        lookup_(lookup),
        evidence_(database, InsertSql("evidence", {"key", "capture", "quote", "grid", "row", "column"})),
        run_(database, InsertSql("evidence_run", {"evidence", "ordinal", "value_begin", "value_end", "begin",
                                                  "end", "page", "x0", "y0", "x1", "y1", "style"})) {}

  template <class T>
  Inserter& For(const Table& table) {
    const auto found = inserters_.find(table.name);
    if (found != inserters_.end()) return found->second;
    Query query(database_, InsertSql(table.name, ColumnNames<T>(table)));
    return inserters_.emplace(table.name, Inserter{std::move(query)}).first->second;
  }

  // The key of a new row. A guide's capture has the guide's own key: there is one a guide.
  std::int64_t Insert(const base::Evidence& evidence, std::optional<std::int64_t> guide);

  std::optional<std::int64_t> guide() const { return guide_; }
  void set_guide(std::optional<std::int64_t> guide) { guide_ = guide; }
  std::optional<std::int64_t> Home(const model::FindingMember& member);
  bool failed() const { return database_.failed(); }

 private:
  void InsertRun(std::int64_t ordinal, const base::Run& run);

  Database& database_;
  const model::GuideLookup& lookup_;
  Query evidence_, run_;
  std::int64_t last_evidence_ = 0;
  std::optional<std::int64_t> guide_;
  std::map<std::string_view, Inserter> inserters_;
};

void BindOptional(Query& query, int parameter, std::optional<std::int64_t> value) {
  if (value) {
    query.Bind(parameter, *value);
  } else {
    query.BindNull(parameter);
  }
}

void BindIndex(Query& query, int parameter, int index) {
  BindOptional(query, parameter, index < 0 ? std::nullopt : std::optional<std::int64_t>(index));
}

void BindBox(Query& query, int parameter, const std::optional<base::Box>& box) {
  if (!box) {
    for (int i = 0; i < 4; ++i) query.BindNull(parameter + i);
    return;
  }
  query.Bind(parameter, box->x0);
  query.Bind(parameter + 1, box->y0);
  query.Bind(parameter + 2, box->x1);
  query.Bind(parameter + 3, box->y1);
}

std::int64_t RowStore::Insert(const base::Evidence& evidence, std::optional<std::int64_t> guide) {
  evidence_.Bind(1, ++last_evidence_);
  BindOptional(evidence_, 2, guide);
  evidence_.Bind(3, evidence.quote.value());
  BindIndex(evidence_, 4, evidence.place.grid);
  BindIndex(evidence_, 5, evidence.place.row);
  BindIndex(evidence_, 6, evidence.place.column);
  evidence_.Run();
  std::int64_t ordinal = 0;
  for (const base::Run& run : evidence.quote.runs()) InsertRun(ordinal++, run);
  return last_evidence_;
}

void RowStore::InsertRun(std::int64_t ordinal, const base::Run& run) {
  run_.Bind(1, last_evidence_);
  run_.Bind(2, ordinal);
  run_.Bind(3, std::int64_t{run.begin});
  run_.Bind(4, std::int64_t{run.end});
  run_.Bind(5, std::int64_t{run.at.span.begin});
  run_.Bind(6, std::int64_t{run.at.span.end});
  run_.Bind(7, std::int64_t{run.at.page});
  BindBox(run_, 8, run.at.box);
  run_.Bind(12, std::int64_t{run.style});
  run_.Run();
}

std::optional<std::int64_t> RowStore::Home(const model::FindingMember& member) {
  const std::optional<std::int64_t> home = lookup_.Home(member, guide_);
  const bool named = !member.flow_id.empty() || !member.entry_id.empty();
  if (named && !home) {
    database_.Fail("a finding names '" + (member.flow_id.empty() ? member.entry_id : member.flow_id) +
                   "', which no guide has");
  }
  return home;
}

// Binds the columns of one row.
class RowBinder {
 public:
  static constexpr bool kReading = false;
  static constexpr bool kLists = false;
  template <class T>
  using Ref = const T;

  RowBinder(RowStore& store, Query& query) : store_(store), query_(query), guide_(store.guide()) {}

  template <class T>
  void Field(std::string_view, const T& value) {
    Bind(value);
    ++parameter_;
  }
  void Index(std::string_view, int index) { BindIndex(query_, parameter_++, index); }
  void Reference(std::string_view key, const std::string& name) {
    Field(key, name.empty() ? std::nullopt : std::optional<std::string_view>(name));
  }
  void Box(std::string_view, const std::optional<base::Box>& box) {
    BindBox(query_, parameter_, box);
    parameter_ += 4;
  }
  template <class T>
  void Nested(std::string_view, const T& value) {
    Fields(*this, value);
  }
  template <class T>
  void Child(std::string_view, const Table&, const T&) {}
  template <class T>
  void List(std::string_view, const Table&, const std::vector<T>&) {}
  // The member's evidence, which follows, stands in the same guide.
  void Home(const model::FindingMember& member) {
    guide_ = store_.Home(member);
    BindOptional(query_, parameter_++, guide_);
  }

 private:
  void Bind(std::string_view value) { query_.Bind(parameter_, value); }
  void Bind(double value) { query_.Bind(parameter_, value); }
  void Bind(const base::Text& text) { Bind(base::Evidence{text, {}}); }
  void Bind(const base::Evidence& evidence) {
    if (evidence == base::Evidence()) {
      query_.BindNull(parameter_);
    } else {
      query_.Bind(parameter_, store_.Insert(evidence, guide_));
    }
  }
  template <class T>
    requires std::is_integral_v<T>
  void Bind(T value) {
    query_.Bind(parameter_, static_cast<std::int64_t>(value));
  }
  template <class T>
    requires std::is_enum_v<T>
  void Bind(T value) {
    query_.Bind(parameter_, Name(value));
  }
  template <class T>
  void Bind(const std::optional<T>& value) {
    if (value) {
      Bind(*value);
    } else {
      query_.BindNull(parameter_);
    }
  }

  RowStore& store_;
  Query& query_;
  std::optional<std::int64_t> guide_;
  int parameter_ = 1;
};

template <class T>
void InsertRow(RowStore& store, const Table& table, std::int64_t parent, std::int64_t ordinal,
               const T& value);

// Writes what hangs on a row that stands already: its children need its key.
class ChildWriter {
 public:
  static constexpr bool kReading = false;
  static constexpr bool kLists = true;
  template <class T>
  using Ref = const T;

  ChildWriter(RowStore& store, std::int64_t parent) : store_(store), parent_(parent) {}

  template <class T>
  void Field(std::string_view, const T&) {}
  void Index(std::string_view, int) {}
  void Reference(std::string_view, const std::string&) {}
  void Box(std::string_view, const std::optional<base::Box>&) {}
  template <class T>
  void Nested(std::string_view, const T& value) {
    Fields(*this, value);
  }
  template <class T>
  void Child(std::string_view, const Table& table, const T& value) {
    InsertRow(store_, table, parent_, 0, value);
  }
  template <class T>
  void List(std::string_view, const Table& table, const std::vector<T>& values) {
    std::int64_t ordinal = 0;
    for (const T& value : values) {
      if (store_.failed()) return;
      InsertRow(store_, table, parent_, ordinal++, value);
    }
  }
  void Home(const model::FindingMember&) {}

 private:
  RowStore& store_;
  std::int64_t parent_;
};

template <class T>
void InsertRow(RowStore& store, const Table& table, std::int64_t parent, std::int64_t ordinal,
               const T& value) {
  Inserter& inserter = store.For<T>(table);
  const std::int64_t key = ++inserter.last_key;
  RowBinder binder(store, inserter.query);
  binder.Field("key", key);
  if (!table.parent.empty()) {
    binder.Field(table.parent, parent);
    binder.Field("ordinal", ordinal);
  }
  Fields(binder, value);
  inserter.query.Run();
  ChildWriter children(store, key);
  Fields(children, value);
}

void InsertMeta(Database& database, const model::Catalog& catalog) {
  Query insert(database, InsertSql("meta", {"name", "value"}));
  const std::map<std::string_view, std::string> values = {{"schema_version", std::string(kSchemaVersion)},
                                                          {"data_version", catalog.data_version},
                                                          {"tool_version", std::string(base::kVersion)},
                                                          {"logical_hash", LogicalHash(catalog)}};
  for (const auto& [name, value] : values) {
    insert.Bind(1, name);
    insert.Bind(2, value);
    insert.Run();
  }
}

void InsertReleases(Database& database, const model::Catalog& catalog) {
  std::set<std::vector<std::string_view>> vendors, products, releases;
  for (const model::Guide& guide : catalog.guides) {
    const model::Source& source = guide.source;
    vendors.insert({source.vendor});
    products.insert({source.vendor, source.product});
    releases.insert({source.vendor, source.product, source.release});
  }
  const auto insert = [&](std::string_view table, const std::vector<std::string>& columns, const auto& rows) {
    Query query(database, InsertSql(table, columns));
    for (const std::vector<std::string_view>& row : rows) {
      int parameter = 1;
      for (const std::string_view value : row) query.Bind(parameter++, value);
      query.Run();
    }
  };
  insert("vendor", {"name"}, vendors);
  insert("product", {"vendor", "name"}, products);
  insert("release", {"vendor", "product", "name"}, releases);
}

void InsertCatalog(Database& database, const model::Catalog& catalog) {
  InsertMeta(database, catalog);
  InsertReleases(database, catalog);
  const model::GuideLookup lookup(catalog);
  RowStore store(database, lookup);
  std::int64_t key = 0;
  for (const model::Guide& guide : catalog.guides) {
    store.set_guide(++key);
    InsertRow(store, kSource, 0, 0, guide);
  }
  for (const model::FindingGroup& group : catalog.groups) {
    if (database.failed()) return;
    InsertRow(store, kFindingGroup, 0, 0, group);
  }
  for (const model::Finding& finding : catalog.findings) {
    if (database.failed()) return;
    store.set_guide(lookup.Find(finding.guide));
    InsertRow(store, kFinding, 0, 0, finding);
  }
}

}  // namespace

base::Expected<void> StageSqlite(const model::Catalog& catalog, base::StagedFile& file) {
  // What a killed build left would be taken for a database to go on with.
  ::unlink(file.temporary_path().c_str());
  Database database(file.temporary_path(), file.path(), Access::create);
  database.Execute(std::string(kSettingsSql));
  database.Execute("BEGIN");
  database.Execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.Execute("PRAGMA user_version = " + std::to_string(kUserVersion));
  database.Execute(std::string(kTablesSql));
  InsertCatalog(database, catalog);
  database.Execute(std::string(kViewsSql));
  database.Execute("COMMIT");
  if (database.failure()) return tl::unexpected(*database.failure());
  return file.Sync();
}

base::Expected<void> WriteSqlite(const model::Catalog& catalog, const std::string& path) {
  base::StagedFile file(path);
  return StageSqlite(catalog, file).and_then([&] { return file.Commit(); });
}

}  // namespace portbook::catalog
