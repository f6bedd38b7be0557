// The program `portbook`: parses the command line, runs one command, turns every way to end into an exit
// code.
#include "cli/options.h"

#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>

#include "cli/output.h"
#include "portbook/base/version.h"

namespace portbook::cli {
namespace {

ExitCode Refuse(const CLI::App& program, const CLI::ParseError& error) {
  std::string path = program.get_name();
  for (const CLI::App* command = &program; !command->get_subcommands().empty();) {
    command = command->get_subcommands().front();
    path += " " + command->get_name();
  }
  return ReportUsage({"", error.what(), "", "see `" + path + " --help`"});
}

ExitCode RunProgram(int count, char** arguments) {
  CLI::App program("Turns vendors' port guides into one dataset.", "portbook");
  program.footer("Example:\n  portbook build\n  portbook query 443/tcp");
  program.set_version_flag("--version", std::string(base::kVersion));
  Options options;
  ExitCode result = ExitCode::clean;
  DeclareCommands(program, options, result);
  try {
    program.parse(count, arguments);
  } catch (const CLI::Success& help_or_version) {
    program.exit(help_or_version);
    return ExitCode::clean;
  } catch (const CLI::ParseError& error) {
    return Refuse(program, error);
  }
  if (program.get_subcommands().empty())
    return ReportUsage({"", "no command is given", "", "see `portbook --help`"});
  return result;
}

ExitCode RunToTheEnd(int count, char** arguments) {
  const ExitCode result = RunProgram(count, arguments);
  const bool written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  return written ? result : Report({"", "the output could not be written", "", ""});
}

}  // namespace
}  // namespace portbook::cli

int main(int count, char** arguments) {
  using portbook::cli::ExitCode;
  try {
    return static_cast<int>(portbook::cli::RunToTheEnd(count, arguments));
  } catch (const std::exception& exception) {
    std::fputs("portbook: internal error: ", stderr);
    std::fputs(exception.what(), stderr);
    std::fputs("\n", stderr);
  }
  return static_cast<int>(ExitCode::internal);
}
