#include "release/package_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "portbook/base/digest.h"
#include "portbook/config/file.h"

namespace portbook::release {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigits = 64;
constexpr std::string_view kGap = "  ";  // sha256sum's, between hash and path

}  // namespace

base::Expected<std::vector<std::string>> ListFiles(const std::string& directory) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator file(directory, error), end; !error && file != end;
       file.increment(error)) {
    if (!file->is_directory()) files.push_back(file->path().lexically_relative(directory).generic_string());
  }
  if (error) return base::Fail(directory, "cannot be listed: " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

base::Expected<void> WriteFile(const std::string& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return base::Fail(path, "cannot be written");
  return {};
}

base::Expected<Sums> HashFiles(const std::string& directory) {
  const base::Expected<std::vector<std::string>> files = ListFiles(directory);
  if (!files) return tl::unexpected(files.error());
  Sums sums;
  for (const std::string& file : *files) {
    if (file == kSums) continue;
    const base::Expected<std::string> bytes = config::ReadBytes(directory + "/" + file);
    if (!bytes) return tl::unexpected(bytes.error());
    sums[file] = base::Sha256Hex(*bytes);
  }
  return sums;
}

std::string SumsText(const Sums& sums) {
  std::string text;
  for (const auto& [path, hash] : sums) text.append(hash).append(kGap).append(path) += '\n';
  return text;
}

base::Expected<Sums> ReadSums(std::string_view text) {
  Sums sums;
  for (int line_number = 1; !text.empty(); ++line_number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.size() <= kDigits + kGap.size() || line.substr(kDigits, kGap.size()) != kGap)
      return base::Fail(std::to_string(line_number), "the line is no hash and path");
    sums[std::string(line.substr(kDigits + kGap.size()))] = line.substr(0, kDigits);
  }
  return sums;
}

}  // namespace portbook::release
