#include "cli/ruling.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/day.h"
#include "cli/output.h"
#include "portbook/base/count.h"
#include "portbook/base/utf8.h"

namespace portbook::cli {
namespace {

std::string Recorded(const review::Decided& decided, const std::string& directory) {
  const std::vector<model::Decision>& decisions = decided.decisions;
  std::string text;
  for (const model::Decision& decision : decisions) {
    text += fmt::format("{}: {}: {}\n", decision.finding, Name(decision.kind),
                        base::Printable(Summary(decision)));
  }
  if (decisions.empty()) {
    return fmt::format("{} taken out of {}/decisions.toml\n",
                       base::Count(decided.superseded.size(), "decision"), base::Printable(directory));
  }
  return text + fmt::format("{} recorded in {}/decisions.toml; the next build applies {}\n",
                            base::Count(decisions.size(), "decision"), base::Printable(directory),
                            decisions.size() == 1 ? "it" : "them");
}

}  // namespace

ExitCode RecordRuling(const LoadedQueue& loaded, review::Ruling ruling) {
  if (ruling.date.empty()) ruling.date = Today();
  const base::Expected<review::Decided> decided = review::Decide(loaded.catalog, loaded.queue, ruling);
  if (!decided) return ReportUsage(decided.error());
  const base::Expected<std::string> directory = loaded.captures.DirectoryOf(decided->guide);
  if (!directory) return Report(directory.error());
  if (const base::Expected<void> written = review::Record(*decided, *directory); !written)
    return Report(written.error());
  Write(Recorded(*decided, *directory));
  return ExitCode::clean;
}

}  // namespace portbook::cli
