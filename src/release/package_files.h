// The files of a release's directory, and SHA256SUMS, the list of their hashes that `sha256sum --check`
// reads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"

namespace portbook::release {

inline constexpr std::string_view kSums = "SHA256SUMS";
inline constexpr std::string_view kDataPackage = "datapackage.json";
inline constexpr std::string_view kVersions = "versions.json";
inline constexpr std::string_view kDatasette = "metadata.json";
inline constexpr std::string_view kDatabase = "portbook.sqlite";
inline constexpr std::string_view kDataset = "portbook.json";
inline constexpr std::string_view kChanges = "CHANGES.md";
inline constexpr std::string_view kFeed = "feed.atom";

// Paths from the directory, sorted. Fails where it cannot be listed.
[[nodiscard]] base::Expected<std::vector<std::string>> ListFiles(const std::string& directory);

// Makes the directories above it. Fails with the path.
[[nodiscard]] base::Expected<void> WriteFile(const std::string& path, std::string_view bytes);

using Sums = std::map<std::string, std::string>;  // path -> SHA-256 in hex

// Of every file but SHA256SUMS itself.
[[nodiscard]] base::Expected<Sums> HashFiles(const std::string& directory);
std::string SumsText(const Sums& sums);
// Fails with the line (1-based) that is no hash and path.
[[nodiscard]] base::Expected<Sums> ReadSums(std::string_view text);

}  // namespace portbook::release
