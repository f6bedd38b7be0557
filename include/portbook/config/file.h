// The bytes of a file, whole: how rule files, source.toml and captures come in. Not a stream and not a cache.
#pragma once

#include <string>

#include "portbook/base/error.h"

namespace portbook::config {

// Fails with the path where the file cannot be opened or read to its end (a directory, a device error).
[[nodiscard]] base::Expected<std::string> ReadBytes(const std::string& path);

}  // namespace portbook::config
