// `portbook verify`: every quote of the dataset read again in the captures' own bytes, and a transcription
// held against its original; or a release against what it says of itself.
#include "cli/options.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/base/count.h"
#include "portbook/base/utf8.h"
#include "portbook/pipeline/captures.h"
#include "portbook/pipeline/pipeline.h"
#include "portbook/release/release.h"

namespace portbook::cli {
namespace {

ExitCode VerifyQuotes(const model::Guide& guide, const pipeline::Captures& captures) {
  const base::Expected<doc::Capture> capture = captures.Read(guide);
  if (!capture) return Report(capture.error());
  const base::Expected<int> quotes = pipeline::Verify(guide, *capture);
  if (!quotes) {
    WriteError(quotes.error().ToString() + "\n");
    return ExitCode::findings;
  }
  Write(fmt::format("{}: {} found where the dataset says\n", base::Printable(guide.source.id),
                    base::Count(static_cast<std::size_t>(*quotes), "quote")));
  return ExitCode::clean;
}

ExitCode VerifyAll(const model::Catalog& catalog, const Places& places) {
  const base::Expected<pipeline::Captures> captures = pipeline::Captures::Open(places.sources);
  if (!captures) return Report(captures.error());
  ExitCode status = ExitCode::clean;
  for (const model::Guide& guide : catalog.guides) status = std::max(status, VerifyQuotes(guide, *captures));
  return status;
}

// Another file may state the same facts, so this is no failure.
void WarnOfOtherFile(const model::Source& source, const model::Source& original, const std::string& path) {
  if (!source.original_sha256 || *source.original_sha256 == original.sha256) return;
  WriteError(fmt::format("{}: warning: its SHA-256 is {}, that of the original transcribed was {}\n",
                         base::Printable(path), original.sha256, *source.original_sha256));
}

ExitCode CompareWithOriginal(const model::Guide& guide, const std::string& original, const Places& places) {
  const base::Expected<LoadedRules> rules = LoadRules(places);
  if (!rules) return Report(rules.error());
  const base::Expected<model::Catalog> read =
      pipeline::Extract(original, rules->library, guide.source.pack, {});
  if (!read) return Report(read.error());
  if (StatusOf(*read) == ExitCode::unreadable)
    return Report({original, "the original could not be read", "", ""});
  ExitCode status = rules->status;
  for (const model::Guide& other : read->guides) {
    WarnOfOtherFile(guide.source, other.source, original);
    const std::vector<std::string> differences = pipeline::CompareFacts(guide, other);
    for (const std::string& difference : differences) Write(base::Printable(difference) + "\n");
    if (!differences.empty()) status = std::max(status, ExitCode::findings);
  }
  if (status == ExitCode::clean) {
    Write(fmt::format("{} states the facts of {}: {}\n", base::Printable(guide.source.id),
                      base::Printable(original), base::Count(guide.flows.size(), "flow")));
  }
  return status;
}

ExitCode VerifyRelease(const std::string& directory) {
  const base::Expected<release::Verification> verified = release::Verify(directory);
  if (!verified) return Report(verified.error());
  for (const std::string& problem : verified->problems) WriteError(base::Printable(problem) + "\n");
  if (!verified->problems.empty()) return ExitCode::findings;
  Write(fmt::format("{}: {}, {}, {}: all as they are described\n", base::Printable(directory),
                    base::Count(verified->files, "file"), base::Count(verified->tables, "table"),
                    base::Count(verified->rows, "row")));
  return ExitCode::clean;
}

}  // namespace

ExitCode RunVerify(const VerifyOptions& options) {
  if (options.release) return VerifyRelease(*options.release);
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  if (!options.original) return VerifyAll(*catalog, options.places);
  const auto guide =
      std::find_if(catalog->guides.begin(), catalog->guides.end(),
                   [&](const model::Guide& candidate) { return candidate.source.id == options.guide; });
  if (guide == catalog->guides.end()) {
    return ReportUsage({"", "no guide of the dataset is named `" + options.guide + "`", "", ""});
  }
  return CompareWithOriginal(*guide, *options.original, options.places);
}

}  // namespace portbook::cli
