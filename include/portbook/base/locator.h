// Where a piece of text stands in its capture.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace portbook::base {

// Half-open byte range.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// PDF points, origin at the top left of the crop box, y downwards, as the page is displayed.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  friend auto operator<=>(const Box&, const Box&) = default;
};

struct Locator {
  Span span;               // bytes of the capture's UTF-8 text (doc::Document::text)
  std::uint32_t page = 0;  // 1-based; 0 where the medium has no pages
  std::optional<Box> box;  // only with a page
  friend bool operator==(const Locator&, const Locator&) = default;
};

}  // namespace portbook::base
