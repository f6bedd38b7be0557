#include "portbook/sources/revision.h"

#include <git2.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

namespace portbook::sources {
namespace {

namespace fs = std::filesystem;

struct Free {
  void operator()(git_repository* repository) const { git_repository_free(repository); }
  void operator()(git_object* object) const { git_object_free(object); }
};
using Repository = std::unique_ptr<git_repository, Free>;
using Object = std::unique_ptr<git_object, Free>;

// The library counts who uses it.
class Library {
 public:
  Library() { git_libgit2_init(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { git_libgit2_shutdown(); }
};

tl::unexpected<base::Error> GitFailed(const std::string& name) {
  const git_error* error = git_error_last();
  return base::Fail(name, error != nullptr ? error->message : "git gives no reason");
}

Repository Open(const std::string& directory) {
  git_repository* found = nullptr;
  git_repository_open_ext(&found, directory.c_str(), 0, nullptr);
  return Repository(found);
}

Object Commit(git_repository* repository, const std::string& name) {
  git_object* object = nullptr;
  if (git_revparse_single(&object, repository, name.c_str()) != 0) return nullptr;
  const Object named(object);
  git_object* commit = nullptr;
  git_object_peel(&commit, named.get(), GIT_OBJECT_COMMIT);
  return Object(commit);
}

base::Expected<std::string> MakeDirectory() {
  std::error_code error;
  std::string pattern = (fs::temp_directory_path(error) / "portbook-revision-XXXXXX").string();
  if (error || ::mkdtemp(pattern.data()) == nullptr) return base::Fail(pattern, "cannot make a directory");
  return pattern;
}

// Below the work tree, as git writes a path; empty where it is not below it.
std::string PathInRepository(git_repository* repository, const std::string& directory) {
  const char* work_tree = git_repository_workdir(repository);
  if (work_tree == nullptr) return "";
  std::error_code error;
  const fs::path path =
      fs::weakly_canonical(directory, error).lexically_relative(fs::weakly_canonical(work_tree, error));
  const std::string text = path.generic_string();
  return text.starts_with("..") ? "" : text;
}

base::Expected<void> LayOut(git_repository* repository, const git_object* commit, const std::string& root,
                            const std::vector<std::string>& paths) {
  std::vector<char*> names;
  for (const std::string& path : paths) names.push_back(const_cast<char*>(path.c_str()));
  git_checkout_options options = GIT_CHECKOUT_OPTIONS_INIT;
  options.checkout_strategy =
      GIT_CHECKOUT_FORCE | GIT_CHECKOUT_DONT_UPDATE_INDEX | GIT_CHECKOUT_DISABLE_PATHSPEC_MATCH;
  options.target_directory = root.c_str();
  options.paths = {names.data(), names.size()};
  if (git_checkout_tree(repository, commit, &options) != 0) return GitFailed(root);
  return {};
}

}  // namespace

base::Expected<Revision> Revision::CheckOut(const std::string& name,
                                            const std::vector<std::string>& directories) {
  const Library library;
  const Repository repository = Open(directories.front());
  if (repository == nullptr) return GitFailed(directories.front());
  const Object commit = Commit(repository.get(), name);
  if (commit == nullptr) return GitFailed(name);
  std::vector<std::string> paths;
  for (const std::string& directory : directories) {
    paths.push_back(PathInRepository(repository.get(), directory));
    if (paths.back().empty()) return base::Fail(directory, "the directory is not of the repository");
  }
  base::Expected<std::string> root = MakeDirectory();
  if (!root) return tl::unexpected(root.error());
  Revision revision(*std::move(root));
  const base::Expected<void> laid_out = LayOut(repository.get(), commit.get(), revision.root_, paths);
  if (!laid_out) return tl::unexpected(laid_out.error());
  for (const std::string& path : paths) revision.directories_.push_back(revision.root_ + "/" + path);
  return revision;
}

Revision::Revision(Revision&& other) noexcept
    : root_(std::exchange(other.root_, "")), directories_(std::move(other.directories_)) {}

Revision::~Revision() {
  if (root_.empty()) return;
  std::error_code error;
  fs::remove_all(root_, error);
}

}  // namespace portbook::sources
