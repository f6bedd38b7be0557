// Several texts as one, with a gap between them.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace portbook::base {

// The parts, `gap` between them; empty where there is none.
std::string Joined(std::span<const std::string> parts, std::string_view gap);

}  // namespace portbook::base
