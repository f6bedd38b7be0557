#include "pipeline/capture_reader.h"

#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>

#include <charconv>
#include <map>
#include <vector>

#include "portbook/base/line_map.h"
#include "portbook/base/utf8.h"
#include "portbook/diag/diagnostic.h"

namespace portbook::pipeline {
namespace {

std::string Convert(const std::string& bytes, const char* charset) {
  const iconv_t converter = ::iconv_open("UTF-8", charset);
  if (converter == reinterpret_cast<iconv_t>(-1)) return "";
  std::string out(4 * bytes.size() + 4, '\0');
  char* from = const_cast<char*>(bytes.data());  // iconv never writes to its input
  std::size_t from_left = bytes.size();
  char* to = out.data();
  std::size_t to_left = out.size();
  ::iconv(converter, &from, &from_left, &to, &to_left);
  ::iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

// The capture's text in each encoding that it may be in, the likely ones first: a quote must stand in one and
// the same.
std::vector<std::string> TextsOf(const std::string& bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {bytes.substr(3)};
  if (bytes.starts_with("\xFF\xFE")) return {Convert(bytes.substr(2), "UTF-16LE")};
  if (bytes.starts_with("\xFE\xFF")) return {Convert(bytes.substr(2), "UTF-16BE")};
  if (base::FirstInvalidUtf8(bytes) == std::string::npos) return {bytes};
  return {Convert(bytes, "WINDOWS-1252"), Convert(bytes, "SHIFT_JIS"), Convert(bytes, "UTF-16LE"),
          Convert(bytes, "UTF-16BE"), Convert(bytes, "GB18030")};
}

bool IsBlank(std::string_view text) { return base::FoldSpace(text).empty(); }

// "&nbsp;", "&#8211;", "&#x2013;" as UTF-8; empty for what is none.
std::string DecodeEntity(std::string_view source) {
  if (source.empty() || source.front() != '&') return "";
  std::string name(source.substr(1));
  if (!name.empty() && name.back() == ';') name.pop_back();
  std::string out;
  if (name.starts_with("#")) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    std::uint32_t code = 0;
    const char* begin = name.data() + (hex ? 2 : 1);
    if (std::from_chars(begin, name.data() + name.size(), code, hex ? 16 : 10).ec != std::errc()) return "";
    base::AppendUtf8(out, static_cast<char32_t>(code));
  } else if (const htmlEntityDesc* entity =
                 ::htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
    base::AppendUtf8(out, static_cast<char32_t>(entity->value));
  }
  return out;
}

class TextReader : public CaptureReader {
 public:
  explicit TextReader(const doc::Capture& capture) : name_(capture.name), texts_(TextsOf(capture.bytes)) {}

  bool StandsAt(std::string_view value, const base::Locator& at) const override {
    for (const std::string& text : texts_) {
      if (at.span.end > text.size()) continue;
      const std::string_view source = std::string_view(text).substr(at.span.begin, at.span.size());
      if (source == value || (IsBlank(source) && IsBlank(value) && !source.empty())) return true;
      const std::string entity = DecodeEntity(source);
      if (!entity.empty() && (entity == value || (IsBlank(entity) && IsBlank(value)))) return true;
    }
    return false;
  }
  std::string Describe(const base::Locator& at) const override {
    return name_ + ":" + base::LineMap(texts_.front()).Describe(at.span.begin);
  }
  std::string Around(const base::Locator& at) const override {
    return at.span.end <= texts_.front().size() ? diag::Snippet(texts_.front(), at.span)
                                                : "past the end of the capture";
  }

 private:
  std::string name_;
  std::vector<std::string> texts_;  // never empty
};

class PdfReader : public CaptureReader {
 public:
  PdfReader(std::string name, std::unique_ptr<poppler::document> document)
      : name_(std::move(name)), document_(std::move(document)) {}

  bool StandsAt(std::string_view value, const base::Locator& at) const override {
    if (at.page == 0 || !at.box) return false;
    const std::string found = WithoutSpace(TextIn(at, kMargin));
    return found.find(WithoutSpace(std::string(value))) != std::string::npos;
  }
  std::string Describe(const base::Locator& at) const override {
    return name_ + " page " + std::to_string(at.page);
  }
  std::string Around(const base::Locator& at) const override { return base::Printable(TextIn(at, kContext)); }

 private:
  static constexpr char32_t kSoftHyphen = 0xAD;
  static constexpr double kMargin = 1.0;    // PDF points: poppler takes glyphs whose boxes lie inside
  static constexpr double kContext = 20.0;  // PDF points

  // How poppler spaces the words of a box differs from how they are printed, and a hyphen at a line's end is
  // soft or not.
  static std::string WithoutSpace(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const base::CodePoint c = base::DecodeAt(text, at);
      if (c.value == kSoftHyphen) {
        out += '-';
      } else if (!base::IsSpace(c.value)) {
        out.append(text, at, c.size);
      }
      at += c.size;
    }
    return out;
  }

  std::string TextIn(const base::Locator& at, double margin) const {
    std::unique_ptr<poppler::page>& page = pages_[at.page];
    if (!page) page.reset(document_->create_page(static_cast<int>(at.page) - 1));
    if (!page) return "";
    const poppler::rectf box(at.box->x0 - margin, at.box->y0 - margin, at.box->width() + 2 * margin,
                             at.box->height() + 2 * margin);
    const poppler::byte_array bytes = page->text(box, poppler::page::raw_order_layout).to_utf8();
    return {bytes.begin(), bytes.end()};
  }

  std::string name_;
  std::unique_ptr<poppler::document> document_;
  mutable std::map<std::uint32_t, std::unique_ptr<poppler::page>> pages_;  // opened on demand
};

}  // namespace

std::unique_ptr<CaptureReader> OpenCapture(const doc::Capture& capture) {
  if (capture.media_type != doc::MediaType::pdf) return std::make_unique<TextReader>(capture);
  poppler::byte_array bytes(capture.bytes.begin(), capture.bytes.end());
  std::unique_ptr<poppler::document> document(poppler::document::load_from_data(&bytes));
  if (!document || document->is_locked()) return nullptr;
  return std::make_unique<PdfReader>(capture.name, std::move(document));
}

}  // namespace portbook::pipeline
