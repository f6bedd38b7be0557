// `portbook report`: the pages for a browser as files, to be looked at without a server.
#include "cli/options.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "cli/loaded_queue.h"
#include "cli/output.h"
#include "portbook/base/count.h"
#include "portbook/base/staged_file.h"
#include "portbook/base/utf8.h"
#include "portbook/review/pages.h"

namespace portbook::cli {
namespace {

namespace fs = std::filesystem;

// Only into an empty directory, or one that holds a report already: pages of an older one go.
base::Expected<void> MakeRoom(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (!fs::is_directory(directory, error)) return base::Fail(directory.string(), "is no directory");
  const bool fits = fs::is_empty(directory, error) || fs::exists(directory / "review.css", error);
  if (!fits) return base::Fail(directory.string(), "holds other files", "name a new directory with --out");
  for (const fs::directory_entry& file : fs::directory_iterator(directory, error)) {
    const std::string ending = file.path().extension().string();
    if (ending == ".html" || ending == ".png") fs::remove(file.path(), error);
  }
  return {};
}

}  // namespace

ExitCode RunReport(const ReportOptions& options) {
  const auto loaded = LoadQueue(options.places, options.against);
  if (!loaded) return Report(loaded.error());
  if (const base::Expected<void> room = MakeRoom(options.to); !room) return Report(room.error());
  review::Pages pages((*loaded)->catalog, (*loaded)->earlier(), (*loaded)->queue, (*loaded)->captures, {});
  std::uintmax_t size = 0;
  const std::vector<std::string> addresses = pages.Addresses();
  for (const std::string& address : addresses) {
    const std::string bytes = pages.Read(address)->bytes;
    size += bytes.size();
    if (const base::Expected<void> written = base::WriteWhole(options.to + "/" + address, bytes); !written)
      return Report(written.error());
  }
  Write(fmt::format("{} open in {}, {} of {} kB: {}/index.html\n",
                    base::Count((*loaded)->queue.open(), "item"),
                    base::Count((*loaded)->queue.groups.size(), "group"),
                    base::Count(addresses.size(), "file"), size / 1024, base::Printable(options.to)));
  return ExitCode::clean;
}

}  // namespace portbook::cli
