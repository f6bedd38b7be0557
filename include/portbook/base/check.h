// CHECK: ends the program on a programmer's mistake. Never reached by user input.
#pragma once

namespace portbook::base {

[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace portbook::base

#define PORTBOOK_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::portbook::base::CheckFailed(#condition, __FILE__, __LINE__))
