// Sources and rules as a git repository holds them at one revision, laid out in a directory of their own:
// what a reading of then is made from. The work tree and its index are neither read nor changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"

namespace portbook::sources {

class Revision {
 public:
  // NAME is what git takes for a commit ("HEAD~1", a tag, a branch, a hash). The directories are looked for
  // in the repository that holds the first of them. Fails where there is no repository, or it knows no commit
  // of that name, or a directory lies outside of it.
  [[nodiscard]] static base::Expected<Revision> CheckOut(const std::string& name,
                                                         const std::vector<std::string>& directories);
  Revision(Revision&& other) noexcept;
  Revision& operator=(Revision&&) = delete;
  ~Revision();  // removes what was laid out

  // Where each of the directories stands now, in their order; one that the revision does not have is not
  // there.
  const std::vector<std::string>& directories() const { return directories_; }

 private:
  explicit Revision(std::string root) : root_(std::move(root)) {}
  std::string root_;  // empty: nothing to remove
  std::vector<std::string> directories_;
};

}  // namespace portbook::sources
