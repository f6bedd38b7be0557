// What is written from the commands: a manual page each, and one file a shell for completion. Texts only;
// nothing is read.
#pragma once

#include <string>

#include "cli/pages/command.h"

namespace portbook::cli {

// "portbook-rules-test"
std::string ManualName(const Command& command);
// In the macros of man(7), section 1. `program` is the command above all; its page names the others.
std::string ManualPage(const Command& command, const Command& program);

std::string BashCompletion(const Command& program);
std::string ZshCompletion(const Command& program);
std::string FishCompletion(const Command& program);

}  // namespace portbook::cli
