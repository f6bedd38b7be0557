// `portbook build`: every guide of the sources into the dataset.
#include "cli/options.h"

#include <algorithm>
#include <map>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "cli/directories.h"
#include "cli/finding_text.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/base/count.h"
#include "portbook/base/utf8.h"
#include "portbook/catalog/catalog.h"
#include "portbook/pipeline/captures.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::cli {
namespace {

using CountsByGuide = std::map<std::string_view, SeverityCounts>;

CountsByGuide CountFindings(const model::Catalog& catalog) {
  CountsByGuide counts;
  for (const model::Finding& finding : catalog.findings) counts[finding.guide].Add(finding);
  return counts;
}

std::string SummaryOf(const model::Guide& guide, const SeverityCounts& findings) {
  return fmt::format("{}\n  {}\n  findings: {}\n  {}\n", base::Printable(guide.source.id), ReadingOf(guide),
                     ToString(findings), ToString(guide.conservation));
}

// "5 guides read, 0 as an earlier build read them"
std::string ReadAgain(const pipeline::BuildResult& built) {
  return fmt::format("{} read, {} as an earlier build read {}\n", base::Count(built.read, "guide"),
                     built.reused, built.reused == 1 ? "it" : "them");
}

std::string Totals(const model::Catalog& catalog) {
  SeverityCounts findings;
  for (const model::Finding& finding : catalog.findings) findings.Add(finding);
  std::size_t flows = 0;
  for (const model::Guide& guide : catalog.guides) flows += guide.flows.size();
  return fmt::format("{}, {}; {}\n", base::Count(catalog.guides.size(), "guide"), base::Count(flows, "flow"),
                     ToString(findings));
}

// What was wrong with the captures themselves.
void ReportInputs(const model::Catalog& catalog, const pipeline::Captures& captures) {
  for (const model::Finding& finding : catalog.findings) {
    if (!IsOfInput(finding.kind)) continue;
    const auto guide =
        std::find_if(catalog.guides.begin(), catalog.guides.end(),
                     [&](const model::Guide& candidate) { return candidate.source.id == finding.guide; });
    const std::string text = guide == catalog.guides.end() ? "" : guide->document.text;
    WriteError(FindingText(finding, pipeline::GuideText({captures.NameOf(finding.guide), text})));
  }
}

// Sources and packs that could not be read; those of rule files stand on standard error already.
ExitCode ReportErrors(const pipeline::BuildResult& result, const rules::Library& library) {
  ExitCode status = ExitCode::clean;
  for (const base::Error& error : result.errors) {
    const auto& known = library.errors();
    if (std::find(known.begin(), known.end(), error) == known.end()) status = Report(error);
  }
  return status;
}

ExitCode WriteFiles(const model::Catalog& catalog, const std::string& directory) {
  const base::Expected<void> written = catalog::WriteDataset(catalog, directory);
  if (!written) return Report(written.error());
  Write(fmt::format("written to {0}/portbook.sqlite, {0}/portbook.json, {0}/findings.json and {0}/guides/\n",
                    base::Printable(directory)));
  return ExitCode::clean;
}

pipeline::Options ReadingOf(const BuildOptions& options) {
  pipeline::Options reading;
  if (!options.no_cache) reading.cache = options.cache.value_or(CacheDirectory());
  reading.jobs = options.jobs > 0 ? options.jobs : std::max(std::thread::hardware_concurrency(), 1U);
  return reading;
}

}  // namespace

ExitCode RunBuild(const BuildOptions& options) {
  const base::Expected<LoadedRules> rules = LoadRules(options.places);
  if (!rules) return Report(rules.error());
  const base::Expected<pipeline::BuildResult> built =
      pipeline::Build(options.places.sources, rules->library, ReadingOf(options));
  if (!built) return Report(built.error());
  const base::Expected<pipeline::Captures> captures = pipeline::Captures::Open(options.places.sources);
  if (!captures) return Report(captures.error());

  const model::Catalog& catalog = built->catalog;
  ReportInputs(catalog, *captures);
  CountsByGuide counts = CountFindings(catalog);
  for (const model::Guide& guide : catalog.guides) {
    ReportLeaks(guide);
    Write(SummaryOf(guide, counts[guide.source.id]));
  }
  Write(ReadAgain(*built));
  Write(Totals(catalog));
  const ExitCode written = WriteFiles(catalog, options.places.out);
  return std::max({rules->status, ReportErrors(*built, rules->library), StatusOf(catalog), written});
}

}  // namespace portbook::cli
