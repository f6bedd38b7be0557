#include "portbook/catalog/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "catalog/sqlite.h"
#include "catalog/value_domains.h"

namespace portbook::catalog {
namespace {

struct Description {
  std::string_view table;
  std::string_view sentence;
};

constexpr std::array kDescriptions = {
    Description{"meta", "Versions, and the hash of the content."},
    Description{"vendor", "Who makes products."},
    Description{"product", "What a vendor makes."},
    Description{"release", "The releases of a product; one release has one guide."},
    Description{"source",
                "The guides, and how many of their rows, numbers and characters were accounted for."},
    Description{"leak", "What the conservation of a guide's rows and numbers does not account for."},
    Description{"capture", "The file that a guide was read from, known by its SHA-256."},
    Description{"page", "Pages of a capture, in PDF points."},
    Description{"evidence", "Words of a guide, with the table cell that has them."},
    Description{"evidence_run",
                "Where the words of an evidence stand: bytes of the capture's text, page and box."},
    Description{"source_table", "Tables found in a guide."},
    Description{"source_row", "Rows of those tables."},
    Description{"cell", "Cells of those rows."},
    Description{"cell_line", "Lines of those cells."},
    Description{"entry", "Data rows, and sentences of prose that state a port, as they were read."},
    Description{"entry_cell", "Cells of an entry under their column roles."},
    Description{"entry_cell_line", "Lines of those cells."},
    Description{"entry_context", "What captions, headings and sections say of an entry."},
    Description{"entry_footnote", "Footnotes that an entry refers to."},
    Description{"flow", "The claims: from, to, one transport, one port or interval."},
    Description{"flow_service", "Application protocols of a flow."},
    Description{"flow_applies_to", "Releases or variants that a flow is limited to."},
    Description{"statement", "Every value of a flow with the words it was read from, and how it came."},
    Description{"statement_evidence", "Evidence of a statement."},
    Description{"port_candidate", "Ports that prose names for a flow whose port is missing. No values."},
    Description{"endpoint_candidate", "Ends that remarks name for a flow that states none. No values."},
    Description{"account", "What became of every table row and of every port number in prose."},
    Description{"finding", "What a person should look at."},
    Description{"finding_group", "Findings of one kind on one guide: why they matter and what settles them."},
    Description{"finding_member", "The flows, entries and words that a finding is about."},
    Description{"decision", "What persons decided about findings."},
    Description{"decision_flow", "The flows that a decision is about."},
    Description{"decision_change", "The values that a decision sets."},
    Description{"decision_words", "The words of the guide that a decision was made on."},
    Description{"alias", "Canonical names of hosts and components."},
    Description{"rekey", "Ids that had to change."},
    Description{"tombstone", "Ids that are gone."},
    Description{"port_use", "One readable row a flow. Begin here."},
};

std::string Describe(std::string_view table) {
  const auto found = std::find_if(kDescriptions.begin(), kDescriptions.end(),
                                  [&](const Description& known) { return known.table == table; });
  return found == kDescriptions.end() ? "" : std::string(found->sentence);
}

std::string Quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string Listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + Quoted(name);
  return list;
}

std::string OfNumber(double value) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

std::optional<std::string> ValueOf(const Query& query, int column, ValueType type) {
  if (query.IsNull(column)) return std::nullopt;
  if (type == ValueType::number) return OfNumber(query.Real(column));
  return std::string(query.Text(column));
}

// A view's computed columns have no declared type: theirs are texts.
ValueType TypeOf(std::string_view declared) {
  if (declared == "INTEGER") return ValueType::integer;
  if (declared == "REAL") return ValueType::number;
  return ValueType::text;
}

class TableReader {
 public:
  explicit TableReader(Database& database) : database_(database) {}

  std::vector<DatasetTable> ReadAll() {
    std::vector<DatasetTable> tables;
    Query names(database_,
                "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND (type = 'table' OR name = "
                "'port_use') ORDER BY rowid");
    while (names.Step()) tables.push_back(Read(std::string(names.Text(0))));
    return tables;
  }

 private:
  DatasetTable Read(const std::string& name) {
    DatasetTable table;
    table.name = name;
    table.description = Describe(name);
    ReadColumns(table);
    ReadUnique(table);
    ReadForeignKeys(table);
    ReadRows(table);
    return table;
  }

  void ReadColumns(DatasetTable& table) {
    Query query(database_, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid");
    query.Bind(1, std::string_view(table.name));
    std::map<std::int64_t, std::string> key;
    while (query.Step()) {
      DatasetColumn column{std::string(query.Text(0)), {}, query.Integer(2) != 0 || query.Integer(3) != 0};
      column.domain.type = TypeOf(query.Text(1));
      const auto known = domains_.find({table.name, column.name});
      if (known != domains_.end()) column.domain = known->second;
      if (query.Integer(3) != 0) key[query.Integer(3)] = column.name;
      table.columns.push_back(std::move(column));
    }
    for (auto& [place, name] : key) table.primary_key.push_back(std::move(name));
  }

  void ReadUnique(DatasetTable& table) {
    Query query(
        database_,
        "SELECT list.seq, info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info "
        "WHERE list.origin = 'u' ORDER BY list.seq DESC, info.seqno");
    query.Bind(1, std::string_view(table.name));
    std::int64_t last = -1;
    while (query.Step()) {
      if (query.Integer(0) != last) table.unique.emplace_back();
      last = query.Integer(0);
      table.unique.back().emplace_back(query.Text(1));
    }
  }

  void ReadForeignKeys(DatasetTable& table) {
    Query query(
        database_,
        "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq");
    query.Bind(1, std::string_view(table.name));
    std::int64_t last = -1;
    while (query.Step()) {
      if (query.Integer(0) != last) table.foreign_keys.push_back({{}, std::string(query.Text(1)), {}});
      last = query.Integer(0);
      table.foreign_keys.back().columns.emplace_back(query.Text(2));
      table.foreign_keys.back().referenced.emplace_back(query.Text(3));
    }
  }

  void ReadRows(DatasetTable& table) {
    const std::string order = table.primary_key.empty() ? "" : " ORDER BY " + Listed(table.primary_key);
    Query query(database_, "SELECT * FROM " + Quoted(table.name) + order);
    while (query.Step()) {
      DatasetRow& row = table.rows.emplace_back();
      for (const DatasetColumn& column : table.columns)
        row.push_back(ValueOf(query, static_cast<int>(row.size()), column.domain.type));
    }
  }

  Database& database_;
  const ValueDomains domains_ = CollectDomains();
};

}  // namespace

base::Expected<std::vector<DatasetTable>> ReadTables(const std::string& path) {
  Database database(path, path, Access::read);
  std::vector<DatasetTable> tables = TableReader(database).ReadAll();
  if (database.failure()) return tl::unexpected(*database.failure());
  return tables;
}

}  // namespace portbook::catalog
