// Numbers of things, written in words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace portbook::base {

// "1 flow", "2 flows", "3 entries"
std::string Count(std::size_t number, std::string_view singular);

}  // namespace portbook::base
