// SHA-256 (libcrypto) as lower-case hex: how captures, evidence and ids are named.
#pragma once

#include <string>
#include <string_view>

namespace portbook::base {

// 64 lower-case hex digits.
std::string Sha256Hex(std::string_view bytes);

// The first 16 hex digits: enough for ids inside one catalog, checked for collisions where ids are made.
std::string ShortHash(std::string_view bytes);

}  // namespace portbook::base
