// The parsed page to blocks and grids, in document order, without recursion. Every visible character goes to
// exactly one block, caption or cell; what frames the page (navigation, footer, controls) is set apart as
// furniture, never dropped.
#pragma once

#include <gumbo.h>

#include <optional>
#include <stop_token>
#include <string_view>

#include "portbook/decode/decode.h"

namespace portbook::decode::html {

// Fills `document.blocks` and `document.grids`. The start tag of a table that the page ends in, if there is
// one. REQUIRES: the nodes point into `source`, as long as document.text and differing from it only in
// overwritten tags.
std::optional<base::Span> WalkPage(const GumboNode& root, std::string_view source,
                                   const DecodeOptions& options, std::stop_token stop,
                                   doc::Document& document, diag::Sink& sink);

}  // namespace portbook::decode::html
