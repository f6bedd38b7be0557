#include "portbook/base/staged_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace portbook::base {
namespace {

tl::unexpected<Error> FailedTo(std::string_view action, const std::string& path) {
  const int error = errno;
  return Fail(path, "cannot " + std::string(action) + ": " + std::generic_category().message(error));
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : value_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int value() const { return value_; }
  bool is_open() const { return value_ >= 0; }

 private:
  int value_;
};

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string DirectoryOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

}  // namespace

StagedFile::StagedFile(std::string path) : path_(std::move(path)), temporary_path_(path_ + ".partial") {}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_path_(std::exchange(other.temporary_path_, {})) {}

StagedFile::~StagedFile() {
  if (!temporary_path_.empty()) ::unlink(temporary_path_.c_str());
}

Expected<void> StagedFile::Write(std::string_view bytes) {
  const Descriptor file(temporary_path_, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.is_open() || !WriteAll(file.value(), bytes) || ::fsync(file.value()) != 0) {
    return FailedTo("write", path_);
  }
  return {};
}

Expected<void> StagedFile::Sync() {
  const Descriptor file(temporary_path_, O_RDONLY);
  if (!file.is_open() || ::fsync(file.value()) != 0) return FailedTo("write", path_);
  return {};
}

Expected<void> StagedFile::Commit() {
  if (std::rename(temporary_path_.c_str(), path_.c_str()) != 0) return FailedTo("write", path_);
  temporary_path_.clear();
  // The rename itself is on disk only once its directory is.
  const Descriptor directory(DirectoryOf(path_), O_RDONLY | O_DIRECTORY);
  if (!directory.is_open() || ::fsync(directory.value()) != 0) return FailedTo("write", path_);
  return {};
}

Expected<void> WriteWhole(const std::string& path, std::string_view bytes) {
  const std::filesystem::path directory = std::filesystem::path(path).parent_path();
  std::error_code error;
  if (!directory.empty()) std::filesystem::create_directories(directory, error);
  if (error) return Fail(directory.string(), "cannot be made: " + error.message());
  StagedFile file(path);
  return file.Write(bytes).and_then([&] { return file.Commit(); });
}

}  // namespace portbook::base
