// A guide as it was read, to bytes and back: how the process that read it hands it over, and what a cache
// keeps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/model/catalog.h"

namespace portbook::model {

// `diagnostics`: what the stages said of the guide.
std::string Encode(const Guide& guide, const std::vector<diag::Diagnostic>& diagnostics);

struct DecodedGuide {
  Guide guide;
  std::vector<diag::Diagnostic> diagnostics;
};
// The inverse. Fails on anything that Encode did not write.
[[nodiscard]] base::Expected<DecodedGuide> Decode(std::string_view bytes);

}  // namespace portbook::model
