// What a Library holds; shared by the library and the proof of its samples.
#pragma once

#include <string>
#include <vector>

#include "rules/compile.h"

namespace portbook::rules {

struct Library::Impl {
  std::vector<RuleFile> files;  // by name
  Compilation compilation;
  std::vector<base::Error> errors;

  bool HasErrors(std::string_view pack) const;
};

}  // namespace portbook::rules
