// What the program tells the shell. It says nothing about which findings there were; the output does.
#pragma once

#include <array>
#include <string_view>

namespace portbook::cli {

// In order of gravity: of two, the program ends with the greater.
enum class ExitCode : int { clean = 0, findings = 1, usage = 2, unreadable = 3, internal = 4 };

struct ExitMeaning {
  ExitCode code;
  std::string_view meaning;
};
inline constexpr std::array kExitMeanings = {
    ExitMeaning{ExitCode::clean, "All is well."},
    ExitMeaning{ExitCode::findings, "Something of a guide was not read, or a check failed."},
    ExitMeaning{ExitCode::usage, "The command line asks for what does not exist."},
    ExitMeaning{ExitCode::unreadable, "An input could not be read, or an output not be written."},
    ExitMeaning{ExitCode::internal, "A mistake of this program."},
};

}  // namespace portbook::cli
