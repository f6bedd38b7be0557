// A text of repeated pieces that is made where a test reads it. A suite's parameters are made anew whenever
// its program starts, which is once a test.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portbook::decode {

class LongText {
 public:
  LongText(std::string piece, std::size_t times = 1) : pieces_{{std::move(piece), times}} {}
  LongText(const char* piece) : LongText(std::string(piece)) {}

  std::string Make() const {
    std::string text;
    for (const auto& [piece, times] : pieces_) {
      for (std::size_t i = 0; i < times; ++i) text += piece;
    }
    return text;
  }
  friend LongText operator+(LongText a, const LongText& b) {
    a.pieces_.insert(a.pieces_.end(), b.pieces_.begin(), b.pieces_.end());
    return a;
  }

 private:
  std::vector<std::pair<std::string, std::size_t>> pieces_;
};

inline LongText Repeat(std::string_view piece, std::size_t times) { return {std::string(piece), times}; }

}  // namespace portbook::decode
