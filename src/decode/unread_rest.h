// The end of a text that is too long to be read, set apart as it stands: a reader is given what stands before
// it, and then it takes its place behind, so that nothing of the file is lost in silence.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"

namespace portbook::decode {

// The end of the last line of `text` that ends by `limit`; `limit` or a little before it, where there is
// none.
std::size_t WholeLines(std::string_view text, std::size_t limit);

// What stands from `at` on, which the document's text has no longer.
std::string TakeRest(std::size_t at, doc::Document& document);

// Puts the rest back, as one piece of furniture, with limit-exceeded at its first line.
void SetRestApart(const std::string& rest, std::string message, doc::Document& document, diag::Sink& sink);

}  // namespace portbook::decode
