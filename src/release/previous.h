// The release before this one, as far as this one goes on from it.
#pragma once

#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"
#include "release/versions.h"

namespace portbook::release {

struct Previous {
  model::Catalog catalog;
  std::vector<Version> versions;  // the newest first
  std::string changes;            // its CHANGES.md; empty where it was the first release
};

// Fails where the directory holds no release whose dataset this program reads.
[[nodiscard]] base::Expected<Previous> ReadPrevious(const std::string& directory);

}  // namespace portbook::release
