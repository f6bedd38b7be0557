// The part of a PDF's page where a row stands, as an image: its cells in boxes, the words in question marked.
#pragma once

#include <optional>
#include <string>

#include "portbook/decode/page_image.h"
#include "portbook/model/catalog.h"

namespace portbook::review {

struct RowImage {
  std::string address;  // "row-0123456789abcdef.png", by guide, page and boxes
  std::string guide;    // Source::id
  decode::PageView view;
};

// Nothing where the guide has no pages or the row no boxes. `row` may be nullptr.
std::optional<RowImage> ImageOf(const model::Guide& guide, const model::Entry* row,
                                const base::Evidence& words);

}  // namespace portbook::review
