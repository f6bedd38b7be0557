// Which module may use which, and which module may use which library: read from the #includes.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/meta/source_tree.h"

namespace portbook::meta {
namespace {

using Modules = std::set<std::string>;

// base and diag are open to all that stand above them. Values live in doc and model, so a stage (decode,
// table, interpret, normalize, reconcile) never needs another stage.
const std::map<std::string, Modules>& MayUse() {
  static const std::map<std::string, Modules> graph = {
      {"base", {}},
      {"diag", {"base"}},
      {"config", {"base", "diag"}},
      {"doc", {"base", "diag"}},
      {"model", {"base", "diag", "doc"}},
      {"rules", {"base", "diag", "config", "model"}},
      {"grammar", {"base", "diag", "model", "rules"}},
      {"sources", {"base", "diag", "config", "doc", "model"}},
      {"fetch", {"base", "diag", "config", "doc", "model"}},
      {"decode", {"base", "diag", "doc"}},
      {"table", {"base", "diag", "doc", "rules", "grammar"}},
      {"interpret", {"base", "diag", "doc", "model", "rules", "grammar"}},
      {"normalize", {"base", "diag", "model", "rules", "grammar"}},
      {"reconcile", {"base", "diag", "model", "rules"}},
      {"catalog", {"base", "diag", "doc", "model"}},
      {"escape", {"base"}},
      {"selection", {"base", "diag", "doc", "model"}},
      {"request", {"base", "diag", "model", "selection", "escape"}},
      {"audit", {"base", "diag", "model", "selection"}},
      {"exporters", {"base", "diag", "model", "selection", "escape", "request"}},
      {"diff", {"base", "model"}},
      {"release", {"base", "config", "model", "catalog", "diff"}},
      {"pipeline",
       {"base", "diag", "config", "doc", "model", "rules", "grammar", "sources", "decode", "table",
        "interpret", "normalize", "reconcile", "catalog"}},
      {"registration", {"base", "config", "doc", "model", "rules", "sources", "reconcile", "pipeline"}},
      {"review",
       {"base", "diag", "doc", "model", "sources", "decode", "escape", "selection", "diff", "pipeline"}},
      {"serve", {"base", "model", "rules", "sources", "diff", "pipeline", "review"}},
      {"cli", {"base",    "diag",     "config", "doc",       "model",   "rules",       "sources", "decode",
               "table",   "catalog",  "escape", "selection", "request", "exporters",   "audit",   "diff",
               "release", "pipeline", "review", "serve",     "fetch",   "registration"}},
  };
  return graph;
}

// A library's headers and the modules it stays in.
struct Library {
  std::string prefix;
  Modules modules;
};

const std::vector<Library>& Libraries() {
  static const std::vector<Library> libraries = {
      {"gumbo.h", {"decode"}},
      {"poppler", {"decode", "pipeline"}},
      {"png.h", {"decode"}},
      {"qpdf/", {"decode"}},
      {"uchardet/", {"decode"}},
      {"cmark-gfm", {"decode"}},
      {"unicode/", {"base", "decode"}},
      {"openssl/", {"base"}},
      {"edlib.h", {"base"}},
      {"toml++/", {"config"}},
      {"re2/", {"rules", "grammar"}},
      {"sqlite3.h", {"catalog"}},
      {"nlohmann/", {"catalog", "cli", "request", "release", "serve"}},
      {"libxml/", {"pipeline", "audit"}},
      {"httplib.h", {"serve"}},
      {"git2", {"sources"}},
      {"curl/", {"fetch"}},
      {"CLI/", {"cli"}},
  };
  return libraries;
}

bool IsStandardOrOpenToAll(const std::string& name) {
  static const std::set<std::string> posix = {"fcntl.h",  "iconv.h", "link.h",  "poll.h",
                                              "signal.h", "spawn.h", "unistd.h"};
  return name.find_first_of("./") == std::string::npos || posix.contains(name) || name.starts_with("sys/") ||
         name.starts_with("arpa/") || name.starts_with("fmt/") || name == "tl/expected.hpp";
}

std::vector<SourceFile> ModuleFiles() { return FilesBelow({"include", "src"}, {".h", ".cpp"}); }

// "portbook/doc/codec.h" and "doc/codec.h" are of doc.
std::string ModuleOfInclude(std::string name) {
  if (name.starts_with("portbook/")) name.erase(0, std::string("portbook/").size());
  return name.substr(0, name.find('/'));
}

TEST(ModuleGraph, HasNoCycle) {
  Modules settled;
  for (std::size_t round = 0; round <= MayUse().size(); ++round) {
    for (const auto& [module, used] : MayUse()) {
      if (std::includes(settled.begin(), settled.end(), used.begin(), used.end())) settled.insert(module);
    }
  }
  EXPECT_EQ(settled.size(), MayUse().size());
}

TEST(ModuleGraph, EveryFileBelongsToAModuleOfTheGraph) {
  for (const SourceFile& file : ModuleFiles()) {
    EXPECT_TRUE(MayUse().contains(ModuleOf(file.path)))
        << file.path << " stands in no module that the graph names";
  }
}

TEST(ModuleGraph, AModuleIncludesOnlyWhatItMayUse) {
  for (const SourceFile& file : ModuleFiles()) {
    const std::string module = ModuleOf(file.path);
    if (!MayUse().contains(module)) continue;
    for (const std::string& include : Includes(file)) {
      if (include.front() != '"') continue;
      const std::string used = ModuleOfInclude(include.substr(1, include.size() - 2));
      EXPECT_TRUE(used == module || MayUse().at(module).contains(used))
          << file.path << " includes " << include << ", but " << module << " may not use " << used;
    }
  }
}

TEST(ModuleGraph, AModuleReachesIntoNoOthersPrivateHeaders) {
  for (const SourceFile& file : ModuleFiles()) {
    for (const std::string& include : Includes(file)) {
      if (include.front() != '"' || include.starts_with("\"portbook/")) continue;
      EXPECT_EQ(ModuleOfInclude(include.substr(1)), ModuleOf(file.path))
          << file.path << " includes " << include;
      EXPECT_TRUE(file.path.starts_with("src/"))
          << file.path << " is public, but includes the private " << include;
    }
  }
}

TEST(ModuleGraph, ALibraryStaysInTheModulesThatNeedIt) {
  for (const SourceFile& file : ModuleFiles()) {
    for (const std::string& include : Includes(file)) {
      const std::string name = include.substr(1, include.size() - 2);
      if (include.front() != '<' || IsStandardOrOpenToAll(name)) continue;
      Modules owners;
      for (const Library& library : Libraries()) {
        if (name.starts_with(library.prefix)) owners = library.modules;
      }
      EXPECT_TRUE(owners.contains(ModuleOf(file.path))) << file.path << " includes " << include;
      EXPECT_TRUE(file.path.starts_with("src/"))
          << file.path << " is public, but includes the library " << include;
    }
  }
}

}  // namespace
}  // namespace portbook::meta
