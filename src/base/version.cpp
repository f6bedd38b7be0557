// Compiled with PORTBOOK_VERSION, which CMake sets for this file alone: another version rebuilds nothing
// else.
#include "portbook/base/version.h"

namespace portbook::base {

const std::string_view kVersion = PORTBOOK_VERSION;

}  // namespace portbook::base
