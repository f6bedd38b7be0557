#include "cli/guide_summary.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "cli/output.h"
#include "portbook/base/utf8.h"

namespace portbook::cli {
namespace {

using diag::Kind;

constexpr std::array kUnreadable = {Kind::input_empty, Kind::input_not_text, Kind::input_cut_off,
                                    Kind::limit_exceeded, Kind::decoder_died};
constexpr std::array kUnread = {Kind::entry_unread, Kind::value_unparsed};

template <std::size_t size>
bool Has(const model::Catalog& catalog, const std::array<Kind, size>& kinds) {
  return std::any_of(catalog.findings.begin(), catalog.findings.end(), [&](const model::Finding& finding) {
    return std::find(kinds.begin(), kinds.end(), finding.kind) != kinds.end();
  });
}

// Tables that state flows.
std::size_t TablesOf(const model::Guide& guide) {
  std::set<int> tables;
  for (const model::Entry& entry : guide.entries) {
    if (entry.table >= 0) tables.insert(entry.table);
  }
  return tables.size();
}

}  // namespace

void SeverityCounts::Add(const model::Finding& finding) {
  if (finding.verdict) {
    ++decided;
    return;
  }
  switch (finding.severity) {
    case diag::Severity::note:
      ++notes;
      return;
    case diag::Severity::warning:
      ++warnings;
      return;
    case diag::Severity::error:
      ++errors;
      return;
  }
}

std::string ToString(const SeverityCounts& counts) {
  return fmt::format("{}, {}, {}{}", Count(counts.errors, "error"), Count(counts.warnings, "warning"),
                     Count(counts.notes, "note"),
                     counts.decided == 0 ? "" : fmt::format(", {} decided", counts.decided));
}

std::string Count(std::size_t number, std::string_view singular) {
  if (number == 1) return fmt::format("1 {}", singular);
  if (singular.ends_with("y"))
    return fmt::format("{} {}ies", number, singular.substr(0, singular.size() - 1));
  return fmt::format("{} {}s", number, singular);
}

std::string ReadingOf(const model::Guide& guide) {
  const std::string& pack = guide.source.pack;
  return fmt::format("read with {}: {}, {}, {}",
                     pack.empty() ? "the common rules alone" : "the pack " + base::Printable(pack),
                     Count(TablesOf(guide), "table"), Count(guide.entries.size(), "entry"),
                     Count(guide.flows.size(), "flow"));
}

std::string ToString(const model::Conservation& c) {
  return fmt::format(
      "rows {} = {} stated + {} ignored + {} rejected; numbers in prose {} = {} stated + {} ignored + {} "
      "rejected; "
      "characters {}, {} in blocks",
      c.rows, c.rows_stated, c.rows_ignored, c.rows_rejected, c.numbers, c.numbers_stated, c.numbers_ignored,
      c.numbers_rejected, c.characters, c.characters_in_blocks);
}

ExitCode StatusOf(const model::Catalog& catalog) {
  if (Has(catalog, kUnreadable)) return ExitCode::unreadable;
  const bool leaks = std::any_of(catalog.guides.begin(), catalog.guides.end(),
                                 [](const model::Guide& guide) { return !guide.conservation.holds(); });
  return leaks || Has(catalog, kUnread) ? ExitCode::findings : ExitCode::clean;
}

void ReportLeaks(const model::Guide& guide) {
  for (const std::string& leak : guide.conservation.leaks) {
    WriteError(base::Error{guide.source.id, "the conservation law leaks: " + leak, "", ""}.ToString() + "\n");
  }
}

}  // namespace portbook::cli
