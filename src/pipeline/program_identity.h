// Which program this is, to the byte: its own code and that of every library it has loaded. A version that a
// person must remember to raise is one that somebody forgets.
#pragma once

#include <string>

namespace portbook::pipeline {

// SHA-256 over the build ids of the program and its libraries, and over the character maps that poppler
// reads.
std::string ProgramIdentity();

}  // namespace portbook::pipeline
