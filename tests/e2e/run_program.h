// Runs the built program as a shell would, in directories that are gone with the test. It knows nothing of
// what the program does.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace portbook::e2e {

class ScratchDirectory {
 public:
  ScratchDirectory() : path_(testing::TempDir() + "portbook_XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) ADD_FAILURE() << path_ << " cannot be made";
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  ~ScratchDirectory() { std::filesystem::remove_all(path_); }

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  // Makes the directories above it too.
  void Write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path file = *this / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }
  std::string Read(const std::string& name) const {
    std::ifstream file(*this / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string path_;
};

struct Finished {
  int exit_code = -1;  // -1: it did not end by itself
  std::string out;
  std::string err;
};

// Neither returns to the test nor runs its destructors.
[[noreturn]] inline void BecomeProgram(const std::string& program, const std::vector<std::string>& arguments,
                                       const std::string& directory, const std::string& out,
                                       const std::string& err) {
  std::vector<char*> pointers = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  const auto redirect = [](const std::string& path, int flags, int to) {
    const int descriptor = ::open(path.c_str(), flags, 0644);
    return descriptor >= 0 && ::dup2(descriptor, to) >= 0;
  };
  if (redirect("/dev/null", O_RDONLY, STDIN_FILENO) && redirect(out, O_WRONLY | O_CREAT, STDOUT_FILENO) &&
      redirect(err, O_WRONLY | O_CREAT, STDERR_FILENO) && ::chdir(directory.c_str()) == 0) {
    ::execv(program.c_str(), pointers.data());
  }
  ::_exit(127);
}

// The user's own cache and captures are none of a test's business.
inline void LiveIn(const std::string& home) {
  ::setenv("XDG_CACHE_HOME", (home + "/cache").c_str(), 1);
  ::setenv("XDG_DATA_HOME", (home + "/data").c_str(), 1);
}

// `directory`: the program's working directory. `home`: where it keeps its cache and its captures; empty:
// they are gone with the run.
inline Finished RunProgram(const std::vector<std::string>& arguments, const std::string& directory,
                           const std::string& program = PORTBOOK_BINARY, const std::string& home = "") {
  const ScratchDirectory said;
  const pid_t child = ::fork();
  if (child == 0) {
    LiveIn(home.empty() ? said.path() : home);
    BecomeProgram(program, arguments, directory, said / "out", said / "err");
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) {
    ADD_FAILURE() << "the program could not be run";
    return {};
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, said.Read("out"), said.Read("err")};
}

}  // namespace portbook::e2e
