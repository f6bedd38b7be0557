#include "tests/bench/peak_memory.h"

#include <malloc.h>

#include <fstream>
#include <string>

namespace portbook::bench {
namespace {

// VmHWM of /proc/self/status.
double PeakMegabytes() {
  constexpr double kKilobytesInMegabyte = 1024;
  std::ifstream status("/proc/self/status");
  for (std::string key; status >> key;) {
    double kilobytes = 0;
    if (key == "VmHWM:" && status >> kilobytes) return kilobytes / kKilobytesInMegabyte;
  }
  return 0;
}

}  // namespace

PeakMemory::PeakMemory() {
  malloc_trim(0);  // what earlier work gave back would hide what this one takes
  std::ofstream("/proc/self/clear_refs") << "5";
  before_ = PeakMegabytes();
}

double PeakMemory::RisenMegabytes() const { return PeakMegabytes() - before_; }

}  // namespace portbook::bench
