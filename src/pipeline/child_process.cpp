#include "pipeline/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>

namespace portbook::pipeline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFailedStatus = 70;  // EX_SOFTWARE

bool WriteAll(int descriptor, const std::string& bytes) {
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t n = ::write(descriptor, bytes.data() + written, bytes.size() - written);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    written += static_cast<std::size_t>(n);
  }
  return true;
}

// The child's whole life. Never returns: no destructor of the parent's objects may run twice.
[[noreturn]] void BeChild(int descriptor, const std::function<std::string()>& work,
                          const ChildLimits& limits) {
  // What a library prints on its way down is no part of our output.
  const int null = ::open("/dev/null", O_WRONLY);
  if (null >= 0) ::dup2(null, STDERR_FILENO);
  const rlimit memory{limits.memory_bytes, limits.memory_bytes};
  if (limits.memory_bytes > 0) ::setrlimit(RLIMIT_AS, &memory);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  bool sent = false;
  try {
    sent = WriteAll(descriptor, work());
  } catch (const std::exception&) {
    sent = false;
  }
  ::_exit(sent ? 0 : kFailedStatus);
}

// Reads until the other end is closed. False when the time ran out.
bool ReadAll(int descriptor, Clock::time_point deadline, std::string& bytes) {
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) return false;
    const ssize_t n = ::read(descriptor, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return true;
    bytes.append(buffer.data(), static_cast<std::size_t>(n));
  }
}

int WaitFor(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

std::string DescribeEnd(int status) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    return "killed by signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ")";
  }
  if (WEXITSTATUS(status) == kFailedStatus) return "ran out of memory or failed inside a library";
  return "ended with status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

base::Expected<std::string> RunInChild(const std::function<std::string()>& work, const ChildLimits& limits) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    return base::Fail("", std::string("pipe: ") + std::strerror(errno));
  const pid_t child = ::fork();
  if (child < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    return base::Fail("", std::string("fork: ") + std::strerror(errno));
  }
  if (child == 0) {
    ::close(ends[0]);
    BeChild(ends[1], work, limits);
  }
  ::close(ends[1]);
  std::string bytes;
  const bool in_time = ReadAll(ends[0], Clock::now() + std::chrono::seconds(limits.seconds), bytes);
  ::close(ends[0]);
  if (!in_time) ::kill(child, SIGKILL);
  const int status = WaitFor(child);
  if (!in_time) return base::Fail("", "took more than " + std::to_string(limits.seconds) + " seconds");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return base::Fail("", DescribeEnd(status));
  return bytes;
}

}  // namespace portbook::pipeline
