// `portbook extract`: files that no source names, read and printed.
#include "cli/options.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "cli/finding_text.h"
#include "cli/flow_text.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"
#include "portbook/catalog/catalog.h"
#include "portbook/exporters/exporters.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::cli {
namespace {

ExitCode CheckPack(const std::optional<std::string>& pack, const rules::Library& library) {
  const std::vector<std::string> packs = library.packs();
  if (!pack || std::find(packs.begin(), packs.end(), *pack) != packs.end()) return ExitCode::clean;
  return ReportUsage(
      {"", "no rule pack is named `" + *pack + "`", "", "there are " + base::Joined(packs, ", ")});
}

std::string AsTable(const model::Guide& guide, const std::vector<model::Finding>& findings,
                    const pipeline::GuideText& text) {
  std::string out = fmt::format("{}: {}\n{}\n", base::Printable(guide.source.id), ReadingOf(guide),
                                ToString(guide.conservation));
  if (!guide.flows.empty()) out += "\n" + FlowTable(guide);
  for (const model::Finding& finding : findings) {
    if (!IsOfInput(finding.kind)) out += "\n" + FindingText(finding, text);
  }
  return out;
}

std::string AsRecords(const model::Catalog& catalog, const model::Guide& guide) {
  const auto claims = selection::Select(catalog, std::vector{guide.source.id});
  return claims ? exporters::CsvRecords(*claims) : "";
}

// Prints guides one after the other, with what the format puts before, between and after them.
class GuidePrinter {
 public:
  GuidePrinter(FlowFormat format, std::size_t files) : format_(format), listed_(files > 1) {}

  void Begin() const {
    if (format_ == FlowFormat::csv) Write(exporters::CsvHeader());
    if (format_ == FlowFormat::json && listed_) Write("[");
  }
  void Print(const model::Catalog& catalog, const model::Guide& guide, const pipeline::GuideText& text) {
    switch (format_) {
      case FlowFormat::table:
        Write((first_ ? "" : "\n") + AsTable(guide, catalog.findings, text));
        break;
      case FlowFormat::json:
        if (listed_) Write(first_ ? "\n" : ",\n");
        Write(catalog::GuideToJson(guide, catalog.groups, catalog.findings));
        break;
      case FlowFormat::csv:
        Write(AsRecords(catalog, guide));
        break;
    }
    first_ = false;
  }
  void End() const {
    if (format_ == FlowFormat::json && listed_) Write("]\n");
  }

 private:
  FlowFormat format_;
  bool listed_;  // JSON: one object for one file, else an array
  bool first_ = true;
};

ExitCode ExtractFile(const std::string& file, const rules::Library& library, const ExtractOptions& options,
                     GuidePrinter& printer) {
  const base::Expected<model::Catalog> catalog = pipeline::Extract(file, library, options.pack, {});
  if (!catalog) return Report(catalog.error());
  for (const model::Guide& guide : catalog->guides) {
    const pipeline::GuideText text({guide.source.id, guide.document.text});
    for (const model::Finding& finding : catalog->findings) {
      if (IsOfInput(finding.kind)) WriteError(FindingText(finding, text));
    }
    ReportLeaks(guide);
    printer.Print(*catalog, guide, text);
  }
  return StatusOf(*catalog);
}

}  // namespace

ExitCode RunExtract(const ExtractOptions& options) {
  const base::Expected<LoadedRules> rules = LoadRules(options.places);
  if (!rules) return Report(rules.error());
  if (const ExitCode refused = CheckPack(options.pack, rules->library); refused != ExitCode::clean)
    return refused;
  ExitCode status = rules->status;
  GuidePrinter printer(options.format, options.files.size());
  printer.Begin();
  for (const std::string& file : options.files) {
    status = std::max(status, ExtractFile(file, rules->library, options, printer));
  }
  printer.End();
  return status;
}

}  // namespace portbook::cli
