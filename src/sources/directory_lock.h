// A lock on a directory that the other programs of this machine wait for. It leaves no file behind, and ends
// with the process at the latest.
#pragma once

#include <string>

#include "portbook/base/error.h"

namespace portbook::sources {

class DirectoryLock {
 public:
  // Waits until the lock is free. Fails where the directory cannot be opened.
  [[nodiscard]] static base::Expected<DirectoryLock> Take(const std::string& directory);
  DirectoryLock(DirectoryLock&& other) noexcept;
  DirectoryLock& operator=(DirectoryLock&&) = delete;
  ~DirectoryLock();

 private:
  explicit DirectoryLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;  // -1: moved from
};

}  // namespace portbook::sources
