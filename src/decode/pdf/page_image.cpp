#include "portbook/decode/page_image.h"

#include <png.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <exception>
#include <memory>

namespace portbook::decode {
namespace {

constexpr double kPointsPerInch = 72;

struct Colour {
  double red = 0, green = 0, blue = 0;  // 0 to 1
};
struct Style {
  Colour line;
  double line_points = 0;  // 0: no outline
  Colour fill;             // what shows through is multiplied by it: white changes nothing
};

Style StyleOf(Mark mark) {
  switch (mark) {
    case Mark::table:
      return {{0.13, 0.60, 0.33}, 1.2, {1, 1, 1}};
    case Mark::cell:
      return {{0.20, 0.45, 0.85}, 0.7, {1, 1, 1}};
    case Mark::header:
      return {{0.20, 0.45, 0.85}, 0.7, {0.88, 0.93, 1}};
    case Mark::quote:
      return {{}, 0, {1, 0.92, 0.45}};
  }
  return {};
}

// Pixels of an image, half-open.
struct Area {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

// The pixels of a part of a page, four bytes each: blue, green, red, alpha.
class Canvas {
 public:
  Canvas(poppler::image& image, double x_points, double y_points, double scale)
      : pixels_(image.data()),
        stride_(image.bytes_per_row()),
        width_(image.width()),
        height_(image.height()),
        x_points_(x_points),
        y_points_(y_points),
        scale_(scale) {}

  void Draw(const MarkedBox& marked) {
    const Style style = StyleOf(marked.mark);
    const Area box = AreaOf(marked.box);
    Multiply(box, style.fill);
    if (style.line_points == 0) return;
    const int line = std::max(1, static_cast<int>(std::lround(style.line_points * scale_)));
    Set({box.x0, box.y0, box.x1, box.y0 + line}, style.line);
    Set({box.x0, box.y1 - line, box.x1, box.y1}, style.line);
    Set({box.x0, box.y0, box.x0 + line, box.y1}, style.line);
    Set({box.x1 - line, box.y0, box.x1, box.y1}, style.line);
  }

 private:
  int Pixels(double points) const { return static_cast<int>(std::lround(points * scale_)); }
  Area AreaOf(const base::Box& box) const {
    return {Pixels(box.x0 - x_points_), Pixels(box.y0 - y_points_), Pixels(box.x1 - x_points_),
            Pixels(box.y1 - y_points_)};
  }
  template <class Change>
  void ForEachPixel(Area area, Change change) {
    for (int y = std::max(0, area.y0); y < std::min(height_, area.y1); ++y) {
      for (int x = std::max(0, area.x0); x < std::min(width_, area.x1); ++x)
        change(reinterpret_cast<unsigned char*>(pixels_) + y * stride_ + x * 4);
    }
  }
  void Multiply(Area area, const Colour& colour) {
    ForEachPixel(area, [&](unsigned char* pixel) {
      pixel[0] = static_cast<unsigned char>(pixel[0] * colour.blue);
      pixel[1] = static_cast<unsigned char>(pixel[1] * colour.green);
      pixel[2] = static_cast<unsigned char>(pixel[2] * colour.red);
    });
  }
  void Set(Area area, const Colour& colour) {
    ForEachPixel(area, [&](unsigned char* pixel) {
      pixel[0] = static_cast<unsigned char>(255 * colour.blue);
      pixel[1] = static_cast<unsigned char>(255 * colour.green);
      pixel[2] = static_cast<unsigned char>(255 * colour.red);
    });
  }

  char* pixels_;
  int stride_, width_, height_;
  double x_points_, y_points_, scale_;
};

base::Expected<std::string> ToPng(const poppler::image& image, const std::string& name) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(image.width());
  png.height = static_cast<png_uint_32>(image.height());
  png.format = PNG_FORMAT_BGRA;
  png_alloc_size_t size = 0;
  const auto write = [&](void* to) {
    return png_image_write_to_memory(&png, to, &size, 0, image.const_data(), image.bytes_per_row(),
                                     nullptr) != 0;
  };
  std::string bytes;
  bool written = write(nullptr);
  if (written) {
    bytes.resize(size);
    written = write(bytes.data());
  }
  if (!written) return base::Fail(name, std::string("its image could not be encoded: ") + png.message);
  bytes.resize(size);
  return bytes;
}

bool IsTurned(const poppler::page& page) {
  return page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape;
}

base::Box SizeOf(const poppler::page& page) {
  const poppler::rectf crop = page.page_rect(poppler::crop_box);
  return IsTurned(page) ? base::Box{0, 0, crop.height(), crop.width()}
                        : base::Box{0, 0, crop.width(), crop.height()};
}

base::Box Within(const base::Box& box, const base::Box& page) {
  return {std::clamp(box.x0, page.x0, page.x1), std::clamp(box.y0, page.y0, page.y1),
          std::clamp(box.x1, page.x0, page.x1), std::clamp(box.y1, page.y0, page.y1)};
}

base::Expected<std::string> Draw(const poppler::page& page, const PageView& view, const ImageOptions& options,
                                 const std::string& name) {
  const base::Box size = SizeOf(page);
  const base::Box part = Within(view.part.value_or(size), size);
  const double square_inches = part.width() * part.height() / (kPointsPerInch * kPointsPerInch);
  if (!(square_inches > 0)) return base::Fail(name, "there is nothing to draw in this part of the page");
  const double dots = std::min(options.dots_per_inch, std::sqrt(options.max_pixels / square_inches));
  const double scale = dots / kPointsPerInch;
  const auto pixels = [&](double points) { return static_cast<int>(std::lround(points * scale)); };
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  poppler::image image =
      renderer.render_page(&page, dots, dots, pixels(part.x0), pixels(part.y0),
                           std::max(1, pixels(part.width())), std::max(1, pixels(part.height())));
  if (!image.is_valid()) return base::Fail(name, "the page cannot be drawn");
  Canvas canvas(image, part.x0, part.y0, scale);
  for (const MarkedBox& marked : view.marks) canvas.Draw(marked);
  return ToPng(image, name);
}

}  // namespace

base::Expected<std::string> DrawPage(const doc::Capture& capture, const PageView& view,
                                     const ImageOptions& options) {
  const std::string name = capture.name + ", page " + std::to_string(view.page);
  try {
    const auto size = static_cast<int>(std::min<std::size_t>(capture.bytes.size(), INT_MAX));
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(capture.bytes.data(), size));
    if (!document || document->is_locked()) return base::Fail(capture.name, "is no PDF that opens");
    const bool has_page = view.page >= 1 && static_cast<std::int64_t>(view.page) <= document->pages();
    const std::unique_ptr<poppler::page> page(
        has_page ? document->create_page(static_cast<int>(view.page) - 1) : nullptr);
    if (!page) return base::Fail(name, "there is no such page");
    return Draw(*page, view, options, name);
  } catch (const std::exception& exception) {
    return base::Fail(name, std::string("the page cannot be drawn: ") + exception.what());
  }
}

}  // namespace portbook::decode
