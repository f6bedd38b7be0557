// The database's tables and views as SQL, and the numbers that mark a file as one of ours.
#pragma once

#include <string_view>

#include "portbook/catalog/catalog.h"

namespace portbook::catalog {

inline constexpr int kApplicationId = 0x50727462;  // "Prtb"

// "2.1.0" is 20100.
constexpr int UserVersionOf(std::string_view version) {
  int number = 0, part = 0;
  for (const char c : version) {
    if (c == '.') number = (number + part) * 100;
    part = c == '.' ? 0 : part * 10 + (c - '0');
  }
  return number + part;
}
inline constexpr int kUserVersion = UserVersionOf(kSchemaVersion);

// Settings that must come before the first table.
extern const std::string_view kSettingsSql;
extern const std::string_view kTablesSql;
extern const std::string_view kViewsSql;

}  // namespace portbook::catalog
