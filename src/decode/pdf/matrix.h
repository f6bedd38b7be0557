// Points and transformations of a PDF's coordinates.
#pragma once

namespace portbook::decode::pdf {

struct Point {
  double x = 0, y = 0;
};

// As in PDF: x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Point Apply(Point point) const { return {a * point.x + c * point.y + e, b * point.x + d * point.y + f}; }
  // This one first, then `next`.
  Matrix Then(const Matrix& next) const {
    return {a * next.a + b * next.c, a * next.b + b * next.d,          c * next.a + d * next.c,
            c * next.b + d * next.d, e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f};
  }
};

}  // namespace portbook::decode::pdf
