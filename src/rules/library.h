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

  // Of the common files and, where `pack` names one, its own.
  std::string DigestFor(std::string_view pack) const;
  bool HasErrors(std::string_view pack) const;
};

}  // namespace portbook::rules
