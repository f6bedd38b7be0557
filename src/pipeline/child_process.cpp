#include "pipeline/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>
#include <limits>
#include <memory>
#include <utility>

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
[[noreturn]] void BeChild(int descriptor, const Work& work, const ChildLimits& limits) {
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

// A child that works, and what it has sent so far.
class Child {
 public:
  Child(const Work& work, const ChildLimits& limits) : limits_(limits) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      Refuse("pipe");
      return;
    }
    pid_ = ::fork();
    if (pid_ < 0) {
      ::close(ends[0]);
      ::close(ends[1]);
      Refuse("fork");
      return;
    }
    if (pid_ == 0) {
      ::close(ends[0]);
      BeChild(ends[1], work, limits);
    }
    ::close(ends[1]);
    descriptor_ = ends[0];
    if (limits.seconds > 0) deadline_ = Clock::now() + std::chrono::seconds(limits.seconds);
  }
  Child(Child&& other) = delete;
  Child& operator=(Child&&) = delete;

  bool at_end() const { return descriptor_ < 0; }
  int descriptor() const { return descriptor_; }
  Clock::time_point deadline() const { return deadline_; }

  // What the pipe holds now, if anything.
  void Receive() {
    std::array<char, 1 << 16> buffer;
    const ssize_t n = ::read(descriptor_, buffer.data(), buffer.size());
    if (n > 0) bytes_.append(buffer.data(), static_cast<std::size_t>(n));
    if (n == 0 || (n < 0 && errno != EINTR)) End();
  }
  // Kills it where its time is up.
  void Check(Clock::time_point now) {
    if (at_end() || now < deadline_) return;
    ::kill(pid_, SIGKILL);
    End();
    problem_ = "took more than " + std::to_string(limits_.seconds) + " seconds";
  }
  // REQUIRES: at_end()
  base::Expected<std::string> Result() {
    if (!problem_.empty()) return base::Fail("", std::move(problem_));
    return std::move(bytes_);
  }

 private:
  void Refuse(const char* call) { problem_ = std::string(call) + ": " + std::strerror(errno); }
  void End() {
    ::close(descriptor_);
    descriptor_ = -1;
    const int status = WaitFor(pid_);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) problem_ = DescribeEnd(status);
  }

  ChildLimits limits_;
  pid_t pid_ = -1;
  int descriptor_ = -1;  // of the pipe's end that is read; -1: the child has ended
  Clock::time_point deadline_ = Clock::time_point::max();
  std::string bytes_;
  std::string problem_;  // empty: it did its work
};

// Waits until some of them have something to say, or their time is up.
void Attend(const std::vector<Child*>& children) {
  std::vector<pollfd> waiting;
  Clock::time_point first = Clock::time_point::max();
  for (const Child* child : children) {
    waiting.push_back({child->descriptor(), POLLIN, 0});
    first = std::min(first, child->deadline());
  }
  int milliseconds = -1;
  if (first != Clock::time_point::max()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(first - Clock::now()).count();
    milliseconds = static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
  }
  if (::poll(waiting.data(), waiting.size(), milliseconds) < 0) return;  // interrupted
  const Clock::time_point now = Clock::now();
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (waiting[i].revents != 0) children[i]->Receive();
    children[i]->Check(now);
  }
}

}  // namespace

std::vector<base::Expected<std::string>> RunInChildren(const std::vector<Work>& works,
                                                       const ChildLimits& limits, std::size_t at_once) {
  std::vector<base::Expected<std::string>> results(works.size());
  std::vector<std::pair<std::size_t, std::unique_ptr<Child>>> running;
  std::size_t next = 0;
  while (next < works.size() || !running.empty()) {
    while (next < works.size() && running.size() < at_once) {
      running.emplace_back(next, std::make_unique<Child>(works[next], limits));
      ++next;
    }
    std::vector<Child*> alive;
    for (const auto& [index, child] : running) {
      if (!child->at_end()) alive.push_back(child.get());
    }
    if (!alive.empty()) Attend(alive);
    std::erase_if(running, [&](const auto& one) {
      if (one.second->at_end()) results[one.first] = one.second->Result();
      return one.second->at_end();
    });
  }
  return results;
}

base::Expected<std::string> RunInChild(const Work& work, const ChildLimits& limits) {
  return std::move(RunInChildren({work}, limits, 1).front());
}

}  // namespace portbook::pipeline
