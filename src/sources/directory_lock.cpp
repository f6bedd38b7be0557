#include "sources/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace portbook::sources {

base::Expected<DirectoryLock> DirectoryLock::Take(const std::string& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int locked = descriptor < 0 ? -1 : ::flock(descriptor, LOCK_EX);
  while (locked != 0 && descriptor >= 0 && errno == EINTR) locked = ::flock(descriptor, LOCK_EX);
  if (locked == 0) return DirectoryLock(descriptor);
  const int error = errno;
  if (descriptor >= 0) ::close(descriptor);
  return base::Fail(directory, "cannot be locked: " + std::generic_category().message(error));
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

DirectoryLock::~DirectoryLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace portbook::sources
