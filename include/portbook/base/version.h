// The version of the program and of its library. CMake's project() is the only place that states it.
#pragma once

#include <string_view>

namespace portbook::base {

// "MAJOR.MINOR.PATCH"
extern const std::string_view kVersion;

}  // namespace portbook::base
