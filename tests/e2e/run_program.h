// Runs the built program as a shell would, and keeps what it said. It knows nothing of what the program does.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tests/unit/catalog/scratch_directory.h"

namespace portbook::e2e {

using catalog::ReadBytes;
using catalog::ScratchDirectory;
using catalog::WriteBytes;

struct Finished {
  int exit_code = -1;  // -1: it did not end by itself
  std::string out;
  std::string err;
};

// Neither returns to the test nor runs its destructors.
[[noreturn]] inline void BecomeProgram(const std::vector<std::string>& arguments, const std::string& directory,
                                       const std::string& out, const std::string& err) {
  std::vector<char*> pointers = {const_cast<char*>(PORTBOOK_BINARY)};
  for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  const auto redirect = [](const std::string& path, int flags, int to) {
    const int descriptor = ::open(path.c_str(), flags, 0644);
    return descriptor >= 0 && ::dup2(descriptor, to) >= 0;
  };
  if (redirect("/dev/null", O_RDONLY, STDIN_FILENO) && redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO) &&
      redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO) && ::chdir(directory.c_str()) == 0) {
    ::execv(PORTBOOK_BINARY, pointers.data());
  }
  ::_exit(127);
}

// `directory`: the program's working directory.
inline Finished RunProgram(const std::vector<std::string>& arguments, const std::string& directory) {
  const ScratchDirectory said;
  const std::string out = said / "out";
  const std::string err = said / "err";
  const pid_t child = ::fork();
  if (child == 0) BecomeProgram(arguments, directory, out, err);
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) {
    ADD_FAILURE() << "the program could not be run";
    return {};
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, ReadBytes(out), ReadBytes(err)};
}

}  // namespace portbook::e2e
