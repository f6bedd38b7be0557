// `portbook release`: the dataset as a package for others.
#include "cli/options.h"

#include <cstdlib>
#include <optional>
#include <string>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/base/utf8.h"
#include "portbook/release/release.h"

namespace portbook::cli {
namespace {

// SOURCE_DATE_EPOCH, seconds since 1970: the only time that a release knows.
base::Expected<std::optional<std::string>> ReleaseTime() {
  const char* const text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr) return std::nullopt;
  char* end = nullptr;
  constexpr long long kYear10000 = 253'402'300'800;
  const long long seconds = std::strtoll(text, &end, 10);
  if (end == text || *end != '\0' || seconds < 0 || seconds >= kYear10000)
    return base::Fail("", "SOURCE_DATE_EPOCH is no count of seconds since 1970");
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

}  // namespace

ExitCode RunRelease(const ReleaseOptions& options) {
  const base::Expected<std::optional<std::string>> released = ReleaseTime();
  if (!released) return ReportUsage(released.error());
  Places places;
  places.out = options.dataset;
  base::Expected<model::Catalog> catalog = LoadDataset(places);
  if (!catalog) return Report(catalog.error());
  if (options.data_version) catalog->data_version = *options.data_version;
  const base::Expected<void> written =
      release::Write(*catalog, options.out, {SchemaDirectory(), *released, options.previous});
  if (!written) return Report(written.error());
  Write(fmt::format("written to {0}; prove it with `portbook verify {0}`\n", base::Printable(options.out)));
  return ExitCode::clean;
}

}  // namespace portbook::cli
