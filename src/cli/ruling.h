// Recording a person's ruling, for every command that takes one.
#pragma once

#include "cli/exit_code.h"
#include "cli/loaded_queue.h"
#include "portbook/review/decide.h"

namespace portbook::cli {

// Without a date: today. Prints what was recorded, or why nothing was.
ExitCode RecordRuling(const LoadedQueue& loaded, review::Ruling ruling);

}  // namespace portbook::cli
