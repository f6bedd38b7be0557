// Work in a child process with limits: whatever it does to itself, the parent gets bytes or a reason. POSIX.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "portbook/base/error.h"

namespace portbook::pipeline {

struct ChildLimits {
  std::uint64_t memory_bytes = 0;  // address space
  std::uint32_t seconds = 0;       // wall clock
};

// Runs `work` in a forked child and returns what it returned. The Error's message says how the child ended
// otherwise: "killed by signal 11 (Segmentation fault)", "took more than 120 seconds", "ended with status 1".
// REQUIRES: the calling process has no other threads that hold locks `work` may want.
[[nodiscard]] base::Expected<std::string> RunInChild(const std::function<std::string()>& work,
                                                     const ChildLimits& limits);

}  // namespace portbook::pipeline
