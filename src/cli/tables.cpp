// `portbook tables`: the grids of one file, before anything is read into them.
#include "cli/options.h"

#include <string>

#include "cli/finding_text.h"
#include "cli/grid_json.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::cli {
namespace {

std::string AsText(const doc::Document& document) {
  std::string out;
  for (const doc::Grid& grid : document.grids) out += (out.empty() ? "" : "\n") + doc::Dump(grid);
  return out;
}

void ReportInput(const model::Catalog& catalog, const CaptureText& capture) {
  for (const model::Finding& finding : catalog.findings) {
    if (IsOfInput(finding.kind)) WriteError(FindingText(finding, capture));
  }
}

}  // namespace

ExitCode RunTables(const TablesOptions& options) {
  const base::Expected<LoadedRules> rules = LoadRules(options.places);
  if (!rules) return Report(rules.error());
  // The pack that recognises the guide has the layouts of its tables.
  const base::Expected<model::Catalog> catalog =
      pipeline::Extract(options.file, rules->library, std::nullopt, {});
  if (!catalog) return Report(catalog.error());
  for (const model::Guide& guide : catalog->guides) {
    ReportInput(*catalog, {options.file, guide.document.text});
    switch (options.format) {
      case GridFormat::text:
        Write(AsText(guide.document));
        break;
      case GridFormat::json:
        Write(GridsToJson(options.file, guide.document));
        break;
    }
  }
  // What the tables state is no question here.
  return StatusOf(*catalog) == ExitCode::unreadable ? ExitCode::unreadable : rules->status;
}

}  // namespace portbook::cli
