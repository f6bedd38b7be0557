// The text of a source.toml, as sources reads it.
#pragma once

#include <string>

#include "portbook/model/catalog.h"
#include "portbook/sources/source.h"

namespace portbook::registration {

// `file`: its path from the source.toml, or an absolute one. `measured`: by a first reading.
std::string SourceToml(const model::Source& source, const std::string& file,
                       const sources::Expected& measured);

}  // namespace portbook::registration
