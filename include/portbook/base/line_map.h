// Byte offsets to lines and columns, both 1-based; columns count code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portbook::base {

struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class LineMap {
 public:
  // REQUIRES: `text` outlives the map.
  explicit LineMap(std::string_view text);
  // An offset past the end gives the end.
  LineColumn At(std::uint32_t offset) const;
  // The line (1-based) without its line end; empty past the last.
  std::string_view Line(std::uint32_t line) const;
  std::string_view text() const { return text_; }
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  // "12:5"
  std::string Describe(std::uint32_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace portbook::base
