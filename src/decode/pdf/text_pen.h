// Follows the pen that shows a page's text, only to learn where spaces are shown: between two words of a
// sentence there is one, between the words of two cells there is none, however narrow the gap. What the text
// says is poppler's to read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "decode/pdf/font_codes.h"
#include "decode/pdf/matrix.h"

namespace portbook::decode::pdf {

// The part of the graphics state that text is shown with, in the PDF's names: Tf, Tfs, Tc, Tw, Th, Tl, Ts.
struct TextState {
  const FontCodes* font = nullptr;  // null where it is unknown
  double size = 0;
  double character_gap = 0, word_gap = 0;
  double stretch = 1;
  double leading = 0;
  double rise = 0;
};

// A string of codes, and how far the pen moves back before it, in thousandths of the font's size.
struct ShownString {
  double back = 0;
  std::string codes;
};

// On a line that runs from left to right; points from the top left of the page as displayed.
struct ShownSpace {
  double x0 = 0, x1 = 0;
  double baseline = 0;
};

class TextPen {
 public:
  void Begin() { line_ = at_ = {}; }
  void SetMatrix(const Matrix& matrix) { line_ = at_ = matrix; }
  void MoveLine(Point by) { line_ = at_ = Matrix{1, 0, 0, 1, by.x, by.y}.Then(line_); }

  // Appends up to `max_spaces`. `page` leads to points on the page.
  void Show(const std::vector<ShownString>& strings, const TextState& state, const Matrix& page,
            std::size_t max_spaces, std::vector<ShownSpace>& spaces);

 private:
  void Advance(double by) { at_ = Matrix{1, 0, 0, 1, by, 0}.Then(at_); }

  Matrix line_, at_;
};

}  // namespace portbook::decode::pdf
