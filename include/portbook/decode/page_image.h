// A page of a PDF as a reader sees it, as a PNG: the whole of it or a part, with boxes drawn where the
// program found something.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/doc/document.h"

namespace portbook::decode {

enum class Mark : std::uint8_t {
  table,   // its outline
  cell,    // its outline
  header,  // a cell, shaded
  quote,   // words, as with a marker pen
};

struct MarkedBox {
  base::Box box;
  Mark mark = Mark::cell;
};

struct PageView {
  std::uint32_t page = 1;         // 1-based
  std::optional<base::Box> part;  // PDF points; the whole page without it
  std::vector<MarkedBox> marks;   // drawn in this order
};

struct ImageOptions {
  double dots_per_inch = 120;
  std::uint32_t max_pixels = 24'000'000;  // a larger image is made at fewer dots an inch
};

// The bytes of the PNG. Fails where the capture is no PDF that opens, or has no such page.
[[nodiscard]] base::Expected<std::string> DrawPage(const doc::Capture& capture, const PageView& view,
                                                   const ImageOptions& options);

}  // namespace portbook::decode
