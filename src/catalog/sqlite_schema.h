// The database's tables and views as SQL, and the numbers that mark a file as one of ours.
#pragma once

#include <string_view>

namespace portbook::catalog {

inline constexpr int kApplicationId = 0x50727462;  // "Prtb"
inline constexpr int kUserVersion = 10000;         // of kSchemaVersion: major * 10000 + minor * 100 + patch

// Settings that must come before the first table.
extern const std::string_view kSettingsSql;
extern const std::string_view kTablesSql;
extern const std::string_view kViewsSql;

}  // namespace portbook::catalog
