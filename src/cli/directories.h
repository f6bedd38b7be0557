// Where the user keeps what is no part of a checkout (XDG Base Directory Specification).
#pragma once

#include <string>

namespace portbook::cli {

// Empty where the environment names neither these places nor a home.
std::string CacheDirectory();     // $XDG_CACHE_HOME/portbook: may be deleted at any time
std::string CapturesDirectory();  // $XDG_DATA_HOME/portbook/captures: what was obtained, once and for all

}  // namespace portbook::cli
