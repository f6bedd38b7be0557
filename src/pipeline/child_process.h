// Work in a child process with limits: whatever it does to itself, the parent gets bytes or a reason. POSIX.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "portbook/base/error.h"

namespace portbook::pipeline {

struct ChildLimits {
  std::uint64_t memory_bytes = 0;  // address space; 0: no limit
  std::uint32_t seconds = 0;       // wall clock; 0: no limit
};

using Work = std::function<std::string()>;

// Runs `work` in a forked child and returns what it returned. The Error's message says how the child ended
// otherwise: "killed by signal 11 (Segmentation fault)", "took more than 120 seconds", "ended with status 1".
// REQUIRES: the calling process has no other threads that hold locks `work` may want.
[[nodiscard]] base::Expected<std::string> RunInChild(const Work& work, const ChildLimits& limits);

// The same for each of the works, at most `at_once` of them at a time. The results are in the works' order,
// however they end. REQUIRES: at_once > 0
[[nodiscard]] std::vector<base::Expected<std::string>> RunInChildren(const std::vector<Work>& works,
                                                                     const ChildLimits& limits,
                                                                     std::size_t at_once);

}  // namespace portbook::pipeline
