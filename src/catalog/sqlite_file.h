// The database without its final name, for those who must stage several files before they name any.
#pragma once

#include "portbook/base/error.h"
#include "portbook/base/staged_file.h"
#include "portbook/model/catalog.h"

namespace portbook::catalog {

// Writes the database to the file's temporary path and sees it on disk; the caller commits.
[[nodiscard]] base::Expected<void> StageSqlite(const model::Catalog& catalog, base::StagedFile& file);

}  // namespace portbook::catalog
