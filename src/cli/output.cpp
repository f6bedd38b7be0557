#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

namespace portbook::cli {

void Write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// Standard output first, so that a terminal shows both in the order in which they arose.
void WriteError(std::string_view text) {
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

std::size_t TerminalWidth() {
  ::winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

ExitCode Report(const base::Error& error) {
  WriteError(error.ToString() + "\n");
  return ExitCode::unreadable;
}

ExitCode ReportUsage(const base::Error& error) {
  WriteError(error.ToString() + "\n");
  return ExitCode::usage;
}

}  // namespace portbook::cli
