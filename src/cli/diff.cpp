// `portbook diff`: what changed between two datasets, two releases of a guide, two files, or two git
// revisions.
#include "cli/options.h"

#include <algorithm>
#include <string>

#include "cli/diff_side.h"
#include "cli/diff_text.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/review/delta_sheet.h"

namespace portbook::cli {
namespace {

std::string Rendered(const DiffOptions& options, const diff::Delta& delta, const model::Catalog& before,
                     const model::Catalog& after) {
  const diff::Impact impact = options.impact ? diff::ImpactOf(delta, before, after) : diff::Impact();
  switch (options.format) {
    case DeltaFormat::text:
      return options.impact ? ImpactText(impact) : DeltaText(delta);
    case DeltaFormat::json:
      return options.impact ? ImpactJson(impact) : DeltaJson(delta);
    case DeltaFormat::markdown:
      return options.impact ? ImpactMarkdown(impact) : DeltaMarkdown(delta);
    case DeltaFormat::html:
      return options.impact ? review::ImpactSheet(impact, before, after)
                            : review::DeltaSheet(delta, before, after);
  }
  return {};
}

}  // namespace

ExitCode RunDiff(const DiffOptions& options) {
  const base::Expected<LoadedRules> rules = LoadRules(options.places);
  if (!rules) return Report(rules.error());
  const base::Expected<model::Catalog> before = LoadSide(options.before, rules->library, options.places);
  if (!before) return Report(before.error());
  const base::Expected<model::Catalog> after = LoadSide(options.after, rules->library, options.places);
  if (!after) return Report(after.error());
  const diff::Delta delta = diff::Compare(*before, *after, {});
  Write(Rendered(options, delta, *before, *after));
  return std::max(rules->status, delta.facts_differ() ? ExitCode::findings : ExitCode::clean);
}

}  // namespace portbook::cli
