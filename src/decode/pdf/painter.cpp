#include "decode/pdf/painter.h"

#include <algorithm>
#include <cmath>

namespace portbook::decode::pdf {
namespace {

constexpr std::size_t kMaxKeptStates = 1000;
constexpr double kMaxRuleThickness = 3.0;    // PDF points; what is thicker is a band, not a line
constexpr double kMinRuleLength = 1.0;       // PDF points; a shorter one is a dot
constexpr double kMaxSlant = 0.3;            // PDF points between the ends of a line that counts as level
constexpr std::size_t kMaxSpaces = 200'000;  // of a page
constexpr double kHairline = 0.1;            // PDF points: how a line of width 0 is counted

enum class Course { none, horizontal, vertical, other };

Course CourseOf(Point from, Point to) {
  const double dx = std::abs(to.x - from.x);
  const double dy = std::abs(to.y - from.y);
  if (!std::isfinite(dx) || !std::isfinite(dy)) return Course::other;
  if (dx <= kMaxSlant && dy <= kMaxSlant) return Course::none;
  if (dy <= kMaxSlant) return Course::horizontal;
  return dx <= kMaxSlant ? Course::vertical : Course::other;
}

}  // namespace

void Painter::Save() {
  // A hostile stream saves without end; past the limit only the depth is kept, so that restores still pair
  // up.
  if (saved_.size() == kMaxKeptStates) {
    ++saved_too_deep_;
  } else {
    saved_.push_back(state_);
  }
  sheet_.deepest = std::max(sheet_.deepest, saved_.size() + saved_too_deep_);
}

void Painter::Restore() {
  if (saved_too_deep_ > 0) {
    --saved_too_deep_;
  } else if (!saved_.empty()) {
    state_ = saved_.back();
    saved_.pop_back();
  }
}

void Painter::MoveTo(Point point) {
  if (!subpaths_.empty() && subpaths_.back().first_segment == segments_.size()) subpaths_.pop_back();
  subpaths_.push_back({segments_.size(), point});
  current_ = point;
}

void Painter::LineTo(Point point) { AddSegment(point, true); }

void Painter::CurveTo(Point end) { AddSegment(end, false); }

void Painter::AddRectangle(Point corner, double width, double height) {
  MoveTo(corner);
  LineTo({corner.x + width, corner.y});
  LineTo({corner.x + width, corner.y + height});
  LineTo({corner.x, corner.y + height});
  ClosePath();
}

void Painter::ClosePath() {
  if (subpaths_.empty()) return;
  const Point start = subpaths_.back().start;
  AddSegment(start, true);
  MoveTo(start);
}

void Painter::EndPath() {
  if (clips_) ClipToPath();
  clips_ = false;
  segments_.clear();
  subpaths_.clear();
  current_.reset();
}

void Painter::ClipToPath() {
  base::Box box{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
  for (const Segment& segment : segments_) {
    // Control points are not kept, so a curve's box is not known.
    if (!segment.straight) return;
    for (const Point point : {segment.from, segment.to}) {
      box = {std::min(box.x0, point.x), std::min(box.y0, point.y), std::max(box.x1, point.x),
             std::max(box.y1, point.y)};
    }
  }
  base::Box& clip = state_.clip;
  clip = {std::max(clip.x0, box.x0), std::max(clip.y0, box.y0), std::min(clip.x1, box.x1),
          std::min(clip.y1, box.y1)};
}

void Painter::AddSegment(Point to, bool straight) {
  if (!current_) return;
  // A path of more segments than the sheet takes rules cannot be drawn whole anyway.
  if (segments_.size() > sheet_.max_rulings) {
    sheet_.overflowed = true;
    return;
  }
  segments_.push_back({state_.matrix.Apply(*current_), state_.matrix.Apply(to), straight});
  current_ = to;
}

void Painter::Fill() {
  for (std::size_t i = 0; i < subpaths_.size(); ++i) {
    FillSubpath(subpaths_[i].first_segment,
                i + 1 < subpaths_.size() ? subpaths_[i + 1].first_segment : segments_.size());
  }
}

void Painter::FillSubpath(std::size_t begin, std::size_t end) {
  std::size_t sides = 0;
  if (begin == end) return;
  base::Box box{segments_[begin].from.x, segments_[begin].from.y, segments_[begin].from.x,
                segments_[begin].from.y};
  for (std::size_t i = begin; i < end; ++i) {
    const Course course = CourseOf(segments_[i].from, segments_[i].to);
    if (!segments_[i].straight || course == Course::other) return;
    box.x0 = std::min(box.x0, segments_[i].to.x);
    box.y0 = std::min(box.y0, segments_[i].to.y);
    box.x1 = std::max(box.x1, segments_[i].to.x);
    box.y1 = std::max(box.y1, segments_[i].to.y);
    if (course != Course::none) ++sides;
  }
  if (sides <= 4) AddBar(box);
}

void Painter::Stroke() {
  const Matrix& matrix = state_.matrix;
  const double scale = std::sqrt(std::abs(matrix.a * matrix.d - matrix.b * matrix.c));
  const double half = std::max(std::abs(state_.line_width) * scale, kHairline) / 2;
  for (const Segment& segment : segments_) {
    if (!segment.straight) continue;
    const auto [x0, x1] = std::minmax(segment.from.x, segment.to.x);
    const auto [y0, y1] = std::minmax(segment.from.y, segment.to.y);
    switch (CourseOf(segment.from, segment.to)) {
      case Course::horizontal:
        AddBar({x0, (y0 + y1) / 2 - half, x1, (y0 + y1) / 2 + half});
        break;
      case Course::vertical:
        AddBar({(x0 + x1) / 2 - half, y0, (x0 + x1) / 2 + half, y1});
        break;
      case Course::none:
      case Course::other:
        break;
    }
  }
}

void Painter::ShowText(const std::vector<ShownString>& strings) {
  for (const ShownString& string : strings) sheet_.shown_bytes += string.codes.size();
  pen_.Show(strings, state_.text, state_.matrix, kMaxSpaces, sheet_.spaces);
  const base::Box window = Seen({0, 0, sheet_.width, sheet_.height});
  if (!(window.width() > 0 && window.height() > 0)) return;
  std::vector<base::Box>& windows = sheet_.text_windows;
  if (!windows.empty() && windows.back() == window) return;
  if (windows.size() < sheet_.max_rulings) windows.push_back(window);
}

base::Box Painter::Seen(const base::Box& box) const {
  const base::Box& clip = state_.clip;
  return {std::max({box.x0, 0.0, clip.x0}), std::max({box.y0, 0.0, clip.y0}),
          std::min({box.x1, sheet_.width, clip.x1}), std::min({box.y1, sheet_.height, clip.y1})};
}

void Painter::AddBar(const base::Box& bar) {
  const base::Box seen = Seen(bar);
  // Written so that a NaN fails too.
  if (!(seen.width() >= 0 && seen.height() >= 0)) return;
  const double thickness = std::min(bar.width(), bar.height());
  const double length = std::max(seen.width(), seen.height());
  if (thickness > kMaxRuleThickness || length < kMinRuleLength || length <= thickness) return;
  if (sheet_.rulings.size() >= sheet_.max_rulings) {
    sheet_.overflowed = true;
    return;
  }
  const double x = (seen.x0 + seen.x1) / 2;
  const double y = (seen.y0 + seen.y1) / 2;
  if (bar.width() >= bar.height()) {
    sheet_.rulings.push_back({seen.x0, y, seen.x1, y, thickness});
  } else {
    sheet_.rulings.push_back({x, seen.y0, x, seen.y1, thickness});
  }
}

}  // namespace portbook::decode::pdf
