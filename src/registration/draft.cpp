#include "portbook/registration/draft.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "portbook/base/utf8.h"

namespace portbook::registration {
namespace {

constexpr std::size_t kMostSamples = 3;     // rows shown of a table
constexpr std::size_t kLongestShown = 120;  // bytes of a row in a comment
constexpr std::size_t kShortestTitle = 12;  // bytes: "Ports" would recognise any guide
constexpr std::size_t kLongestTitle = 200;  // bytes
constexpr std::size_t kShortestName = 3;    // bytes: "xr" stands in many a word

struct DraftColumn {
  std::string header;
  std::optional<model::Role> role;  // none where no row of the table was read
};

struct DraftTable {
  const doc::Grid* grid = nullptr;
  int number = 0;  // 1-based among the grids
  std::vector<DraftColumn> columns;
  bool has_ports = false;
};

// A literal string where nothing needs an escape, so that a pattern reads as it is.
std::string TomlString(std::string_view text) {
  const bool literal = std::none_of(text.begin(), text.end(), [](char c) {
    return c == '\'' || static_cast<unsigned char>(c) < 0x20U || c == '\x7f';
  });
  if (literal) return fmt::format("'{}'", text);
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      escaped += fmt::format("\\{}", c);
    } else if (static_cast<unsigned char>(c) < 0x20U || c == '\x7f') {
      escaped += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      escaped += c;
    }
  }
  return fmt::format("\"{}\"", escaped);
}

// An expression that matches the text alone.
std::string Quoted(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) quoted += '\\';
    quoted += c;
  }
  return quoted;
}

// A comment holds one line, and no control character of the guide.
std::string Shown(std::string_view text) {
  std::string shown = base::Printable(base::FoldSpace(text));
  if (shown.size() <= kLongestShown) return shown;
  std::size_t end = kLongestShown;
  while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
  return shown.substr(0, end) + "...";
}

// "Service Tier" -> "service-tier".
std::string RuleName(const std::string& header, std::set<std::string>& taken) {
  std::string name;
  for (const char c : base::FoldForComparison(header)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) name += c;
    if (!kept && !name.empty() && name.back() != '-') name += '-';
  }
  while (name.ends_with('-')) name.pop_back();
  if (name.empty()) name = "column";
  std::string unique = name;
  for (int n = 2; !taken.insert(unique).second; ++n) unique = fmt::format("{}-{}", name, n);
  return unique;
}

std::vector<DraftTable> TablesOf(const model::Guide& guide) {
  std::vector<DraftTable> tables;
  for (const doc::Grid& grid : guide.document.grids) {
    DraftTable table{&grid, static_cast<int>(tables.size()) + 1, {}, false};
    table.columns.resize(static_cast<std::size_t>(grid.columns));
    if (!grid.rows.empty()) {
      for (const doc::Cell& cell : grid.rows.front().cells)
        table.columns[static_cast<std::size_t>(cell.column)].header = base::FoldSpace(cell.text().value());
    }
    tables.push_back(std::move(table));
  }
  for (const model::Entry& entry : guide.entries) {
    if (entry.grid < 0) continue;
    DraftTable& table = tables[static_cast<std::size_t>(entry.grid)];
    table.has_ports = true;
    for (const model::RoleCell& cell : entry.cells) {
      if (cell.place.column < 0 || cell.placement != model::CellPlacement::in_place) continue;
      table.columns[static_cast<std::size_t>(cell.place.column)] = {cell.header, cell.role};
    }
  }
  return tables;
}

std::string Signature(const DraftTable& table) {
  std::string signature;
  for (const DraftColumn& column : table.columns) signature += base::FoldForComparison(column.header) + "|";
  return signature;
}

// Whether a word of the pack's name stands in the title: "acme/tide-gauge" in "Ports of Tide Gateway".
bool Names(const std::string& title, const std::string& pack) {
  const std::string folded = base::FoldForComparison(title);
  const std::string name = base::FoldForComparison(pack);
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/-_.+", at), name.size());
    const std::string word = name.substr(at, end - at);
    if (word.size() >= kShortestName && folded.find(word) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}

class Draft {
 public:
  Draft(const model::Guide& guide, const rules::RuleSet& rules, Recognition recognition)
      : guide_(guide), rules_(rules), recognition_(recognition), tables_(TablesOf(guide)) {}

  std::string Write(const std::string& file, const std::string& pack) {
    out_ = fmt::format(
        "# Draft of a pack for {}, by `portbook rules new`. Nothing in it changes what the common rules "
        "read;\n"
        "# edit it where it asks, then run `portbook rules test`.\n\n[pack]\nname = {}\n",
        Shown(file), TomlString(pack));
    WriteRecognise(pack);
    WriteExpectations();
    for (const DraftTable& table : tables_) WriteTable(table);
    return std::move(out_);
  }

 private:
  // The first heading or caption that stands in the text as it is read, and is long enough to be told from
  // any other guide's.
  std::optional<std::string> Title(const std::string& pack) const {
    std::vector<std::string> titles;
    for (const doc::Block& block : guide_.document.blocks) {
      if (block.kind == doc::BlockKind::heading && !block.lines.empty())
        titles.push_back(block.lines.front().Trimmed().value());
    }
    for (const doc::Grid& grid : guide_.document.grids) titles.push_back(grid.caption.value());
    for (const std::string& title : titles) {
      const bool fits = title.size() >= kShortestTitle && title.size() <= kLongestTitle;
      const bool tells = recognition_ == Recognition::first_title || Names(title, pack);
      if (fits && tells && guide_.document.text.find(title) != std::string::npos) return title;
    }
    return std::nullopt;
  }

  void WriteRecognise(const std::string& pack) {
    const std::optional<std::string> title = Title(pack);
    if (!title) {
      out_ +=
          "\n# No heading tells the guide from others: add a [[recognise]] rule, or name the pack by "
          "--pack.\n";
      return;
    }
    out_ += fmt::format(
        "\n# Is this in every release of the guide, and in no other guide?\n"
        "[[recognise]]\nname = \"title\"\nmatch = {}\nsamples = [{}]\n",
        TomlString(Quoted(*title)), TomlString(*title));
  }

  // Another header row is drift from here on.
  void WriteExpectations() {
    std::vector<std::string> signatures;
    for (const DraftTable& table : tables_) {
      const std::string signature = Signature(table);
      if (!table.has_ports || signature.find_first_not_of('|') == std::string::npos) continue;
      if (std::find(signatures.begin(), signatures.end(), signature) == signatures.end())
        signatures.push_back(signature);
    }
    if (signatures.empty()) return;
    out_ += "\n# The header rows of its port tables; any other one is a finding.\n[expect]\nheaders = [\n";
    for (const std::string& signature : signatures) out_ += fmt::format("  {},\n", TomlString(signature));
    out_ += "]\n";
  }

  void WriteTable(const DraftTable& table) {
    out_ += fmt::format("\n# --- table {}{}: {}\n", table.number, CaptionOf(table),
                        table.has_ports ? "read" : "no column of ports is known, so no row is read");
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const DraftColumn& column = table.columns[c];
      const char* unknown = IsUnknown(column) ? ", an unknown header" : "";
      out_ += fmt::format("#   {}. `{}`: {}{}\n", c + 1, Shown(column.header),
                          column.role ? model::Name(*column.role) : "not read", unknown);
    }
    WriteSamples(table);
    for (const DraftColumn& column : table.columns) {
      if (IsUnknown(column)) WriteHeaderRule(column, table.has_ports);
    }
  }

  static std::string CaptionOf(const DraftTable& table) {
    return table.grid->caption.blank() ? "" : fmt::format(" `{}`", Shown(table.grid->caption.value()));
  }

  void WriteSamples(const DraftTable& table) {
    for (std::size_t r = 1; r < table.grid->rows.size() && r <= kMostSamples; ++r) {
      std::string row;
      for (const doc::Cell& cell : table.grid->rows[r].cells)
        row += (row.empty() ? "" : " | ") + base::FoldSpace(cell.text().value());
      out_ += fmt::format("#   row {}: {}\n", r + 1, Shown(row));
    }
  }

  bool IsUnknown(const DraftColumn& column) const {
    return !column.header.empty() && rules_.FindHeader(column.header) == nullptr;
  }

  // In a table without ports one of the headers may be the one of ports: the rule is for a person to make.
  void WriteHeaderRule(const DraftColumn& column, bool has_ports) {
    const std::string folded = base::FoldForComparison(column.header);
    if (folded.empty() || !written_.insert(folded).second) return;
    const std::string mark = has_ports ? "" : "# ";
    out_ += fmt::format(
        "\n{0}[[header]]\n{0}name = \"{1}\"\n{0}match = {2}\n{0}role = \"{3}\"  # what is it? "
        "rules/README.md has the "
        "roles\n{0}samples = [{4}]\n",
        mark, RuleName(column.header, names_), TomlString("^" + Quoted(folded) + "$"),
        model::Name(column.role.value_or(model::Role::ignored)), TomlString(column.header));
  }

  const model::Guide& guide_;
  const rules::RuleSet& rules_;
  const Recognition recognition_;
  std::vector<DraftTable> tables_;
  std::set<std::string> written_;  // folded headers
  std::set<std::string> names_;
  std::string out_;
};

}  // namespace

std::string DraftPack(const model::Guide& guide, const std::string& file, const std::string& pack,
                      const rules::RuleSet& rules, Recognition recognition) {
  return Draft(guide, rules, recognition).Write(file, pack);
}

}  // namespace portbook::registration
