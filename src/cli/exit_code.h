// What the program tells the shell. It says nothing about which findings there were; the output does.
#pragma once

namespace portbook::cli {

// In order of gravity: of two, the program ends with the greater.
enum class ExitCode : int {
  clean = 0,
  findings = 1,    // something of a guide was not read, or a check failed
  usage = 2,       // the command line asks for what does not exist
  unreadable = 3,  // an input could not be read or an output not be written
  internal = 4,    // a mistake of this program
};

}  // namespace portbook::cli
