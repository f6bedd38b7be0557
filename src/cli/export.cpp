// `portbook export`: the flows of chosen guides as files of another tool, with a list of what it cannot say.
#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "portbook/base/count.h"
#include "portbook/base/staged_file.h"
#include "portbook/base/utf8.h"
#include "portbook/exporters/exporters.h"

namespace portbook::cli {
namespace {

constexpr std::string_view kManifest = "losses.csv";

// All files get their names, or none.
base::Expected<void> WriteFiles(const std::vector<exporters::File>& files, const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) return base::Fail(directory, "cannot make the directory: " + error.message());
  std::vector<base::StagedFile> staged;
  for (const exporters::File& file : files) {
    staged.emplace_back((std::filesystem::path(directory) / file.name).string());
    if (auto written = staged.back().Write(file.text); !written) return written;
  }
  for (base::StagedFile& file : staged) {
    if (auto committed = file.Commit(); !committed) return committed;
  }
  return {};
}

std::string SummaryOf(std::size_t flows, const exporters::Export& result, const std::string& directory) {
  const auto left_out = static_cast<std::size_t>(std::count_if(
      result.losses.begin(), result.losses.end(), [](const auto& loss) { return loss.left_out; }));
  return fmt::format("{}: {} whole, {} in part, {} left out; {}/{} says what is missing\n",
                     base::Count(flows, "flow"), flows - result.losses.size(),
                     result.losses.size() - left_out, left_out, base::Printable(directory), kManifest);
}

}  // namespace

ExitCode RunExport(const ExportOptions& options) {
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  const auto claims = selection::Select(*catalog, options.products);
  if (!claims) return ReportUsage(claims.error());
  const auto deployment = selection::Deployment::Parse(options.hosts, selection::Roles(*claims));
  if (!deployment) return ReportUsage(deployment.error());
  const auto conditional =
      options.conditional ? exporters::Conditional::opened : exporters::Conditional::left_out;
  exporters::Export result = exporters::Write(options.format, *claims, *deployment, conditional);
  result.files.push_back({std::string(kManifest), exporters::Manifest(result.losses)});
  if (const auto written = WriteFiles(result.files, options.to); !written) return Report(written.error());
  for (const exporters::File& file : result.files)
    Write(base::Printable((std::filesystem::path(options.to) / file.name).string()) + "\n");
  Write(SummaryOf(claims->size(), result, options.to));
  return ExitCode::clean;
}

}  // namespace portbook::cli
