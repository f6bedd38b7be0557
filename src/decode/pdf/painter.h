// The part of a PDF's graphics state that straight rules depend on: matrix, line width, clip, current path.
// Of text it knows only in which windows and where the spaces are shown. Knows nothing of PDF syntax or
// colours: a white rule parts cells as well as a black one.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "decode/pdf/matrix.h"
#include "decode/pdf/text_pen.h"
#include "portbook/doc/document.h"

namespace portbook::decode::pdf {

struct GraphicsState {
  Matrix matrix;  // to points from the top left of the page as displayed
  double line_width = 1;
  base::Box clip{-HUGE_VAL, -HUGE_VAL, HUGE_VAL, HUGE_VAL};  // on the page: what lies outside is not seen
  TextState text;
};

// What a page's content streams draw rules into.
struct RuleSheet {
  double width = 0, height = 0;  // PDF points; what lies outside is not seen
  std::size_t max_rulings = 0;
  std::uint64_t shown_bytes = 0;  // of text
  std::vector<doc::Ruling> rulings;
  std::vector<base::Box> text_windows;  // the clips that text is shown through, in the order met
  std::vector<ShownSpace> spaces;       // up to kMaxSpaces
  bool overflowed = false;              // there were more
  std::size_t deepest = 0;              // states saved within each other
};

class Painter {
 public:
  // REQUIRES: `sheet` outlives the painter.
  Painter(const GraphicsState& initial, RuleSheet& sheet) : state_(initial), sheet_(sheet) {}

  const GraphicsState& state() const { return state_; }
  void Save();
  void Restore();
  void Transform(const Matrix& matrix) { state_.matrix = matrix.Then(state_.matrix); }
  void SetLineWidth(double width) { state_.line_width = width; }

  void MoveTo(Point point);
  void LineTo(Point point);
  void CurveTo(Point end);
  void AddRectangle(Point corner, double width, double height);
  void ClosePath();
  // From the path's end on, what lies outside of its bounding box is not seen: clips are mostly rectangles,
  // and of any other a rule may still be seen through the box.
  void Clip() { clips_ = true; }
  void EndPath();

  // Thin filled rectangles are rules.
  void Fill();
  // Horizontal and vertical segments are rules, as wide as the pen.
  void Stroke();

  TextState& text() { return state_.text; }
  TextPen& pen() { return pen_; }
  // Somewhere in the clip.
  void ShowText(const std::vector<ShownString>& strings);

 private:
  struct Segment {
    Point from, to;  // page coordinates
    bool straight = true;
  };
  struct Subpath {
    std::size_t first_segment = 0;
    Point start;  // user coordinates
  };

  void AddSegment(Point to, bool straight);
  void FillSubpath(std::size_t begin, std::size_t end);
  void AddBar(const base::Box& bar);
  void ClipToPath();
  base::Box Seen(const base::Box& box) const;

  GraphicsState state_;
  TextPen pen_;
  std::vector<GraphicsState> saved_;
  std::size_t saved_too_deep_ = 0;
  std::vector<Segment> segments_;
  std::vector<Subpath> subpaths_;
  std::optional<Point> current_;  // user coordinates
  bool clips_ = false;
  RuleSheet& sheet_;
};

}  // namespace portbook::decode::pdf
