#include "cli/directories.h"

#include <cstdlib>

namespace portbook::cli {
namespace {

// The specification wants a relative path ignored.
std::string Base(const char* variable, const char* below_home) {
  const char* const named = std::getenv(variable);
  if (named != nullptr && *named == '/') return named;
  const char* const home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + below_home : "";
}

std::string In(const std::string& base, const char* name) { return base.empty() ? "" : base + name; }

}  // namespace

std::string CacheDirectory() { return In(Base("XDG_CACHE_HOME", "/.cache"), "/portbook"); }

std::string CapturesDirectory() { return In(Base("XDG_DATA_HOME", "/.local/share"), "/portbook/captures"); }

}  // namespace portbook::cli
