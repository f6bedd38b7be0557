// `portbook pages`, hidden: manual pages and completions of all commands, in the directories of share/ where
// manuals and shells look for them. The build calls it; nobody else has to.
#include "cli/pages/pages.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <system_error>

#include "cli/options.h"
#include "cli/output.h"

namespace portbook::cli {
namespace {

namespace fs = std::filesystem;

using Pages = std::map<fs::path, std::string>;

Pages PagesOf(const Command& program) {
  Pages pages = {{"bash-completion/completions/" + program.name, BashCompletion(program)},
                 {"zsh/vendor-completions/_" + program.name, ZshCompletion(program)},
                 {"fish/vendor_completions.d/" + program.name + ".fish", FishCompletion(program)}};
  for (const Command* command : WithAllBelow(program))
    pages["man/man1/" + ManualName(*command) + ".1"] = ManualPage(*command, program);
  return pages;
}

base::Expected<void> WritePage(const fs::path& path, const std::string& text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) return base::Fail(path.string(), "cannot be written");
  return {};
}

}  // namespace

ExitCode RunPages(const CLI::App& program, const PagesOptions& options) {
  for (const auto& [path, text] : PagesOf(ReadCommand(program))) {
    if (const auto written = WritePage(options.out / path, text); !written) return Report(written.error());
  }
  return ExitCode::clean;
}

}  // namespace portbook::cli
