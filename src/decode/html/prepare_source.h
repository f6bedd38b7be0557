// The source as the parser should see it: tags that it must not follow are overwritten with spaces, so that
// no text is lost and no offset moves. A linear scan of the mark-up keeps a hostile page from costing the
// parser quadratic time: elements nested too deeply lose their tags. It is not a parser: it follows implied
// end tags well enough that an ordinary page with unclosed cells, items and paragraphs is left alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "portbook/base/locator.h"

namespace portbook::decode::html {

struct FlattenedSource {
  std::string text;        // as long as the source
  base::Span first;        // the first tag that was overwritten for its depth
  std::uint32_t tags = 0;  // how many were
};

// Overwrites the tags of elements deeper than `max_depth`, and noscript elements with all they hold: a
// browser takes them for raw text, the parser, which runs no scripts, would let what they hold escape into
// the page. Empty where there is neither.
std::optional<FlattenedSource> PrepareSource(std::string_view source, std::uint32_t max_depth);

}  // namespace portbook::decode::html
