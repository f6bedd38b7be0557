// What the commands print with: results to standard output, trouble to standard error. It formats nothing of
// a guide.
#pragma once

#include <cstddef>
#include <string_view>

#include "cli/exit_code.h"
#include "portbook/base/error.h"

namespace portbook::cli {

void Write(std::string_view text);
void WriteError(std::string_view text);

// Columns of the terminal that standard output is; 0 where it is none, as in a pipe or a file.
std::size_t TerminalWidth();

// Prints the error and says how the program must end for it.
ExitCode Report(const base::Error& error);       // an input or output that is not there
ExitCode ReportUsage(const base::Error& error);  // a question about what does not exist

}  // namespace portbook::cli
