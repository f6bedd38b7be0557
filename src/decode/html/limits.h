// Breaches of a limit, gathered so that a page with a thousand of them gives one diagnostic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "portbook/base/locator.h"
#include "portbook/diag/diagnostic.h"

namespace portbook::decode::html {

struct Breach {
  std::uint64_t count = 0;
  base::Span first;

  void Add(base::Span span) {
    if (count++ == 0) first = span;
  }
};

// limit-exceeded with the beginning of `first` as evidence (none where it is empty).
void EmitLimit(std::string message, base::Span first, std::string_view text, diag::Sink& sink);

}  // namespace portbook::decode::html
