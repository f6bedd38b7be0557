// A file that takes its name only when it is whole: written as NAME.partial beside its place, then renamed.
// Whoever is killed half-way leaves the old file as it was.
#pragma once

#include <string>
#include <string_view>

#include "portbook/base/error.h"

namespace portbook::base {

class StagedFile {
 public:
  explicit StagedFile(std::string path);
  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&&) = delete;
  // Removes the temporary file unless it was committed.
  ~StagedFile();

  const std::string& path() const { return path_; }
  const std::string& temporary_path() const { return temporary_path_; }

  // Writes the whole temporary file and sees it on disk.
  [[nodiscard]] Expected<void> Write(std::string_view bytes);
  // Sees on disk what somebody else wrote to temporary_path().
  [[nodiscard]] Expected<void> Sync();
  [[nodiscard]] Expected<void> Commit();

 private:
  std::string path_;
  std::string temporary_path_;  // empty: nothing to remove
};

// The file at once, its directory made where it is missing.
[[nodiscard]] Expected<void> WriteWhole(const std::string& path, std::string_view bytes);

}  // namespace portbook::base
