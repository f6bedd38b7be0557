#include "decode/pdf/page_words.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-rectangle.h>

#include <algorithm>
#include <climits>
#include <exception>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::decode::pdf {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

void IgnoreMessage(const std::string&, void*) {}

// Poppler prints what it repairs to stderr; its callback is one for the whole process.
void SilencePoppler() {
  static const bool silenced = [] {
    poppler::set_debug_error_function(IgnoreMessage, nullptr);
    return true;
  }();
  static_cast<void>(silenced);
}

// UTF-16 to code points. Controls would break the lines and pages of the document's text.
std::u32string CodePoints(const poppler::ustring& text) {
  std::u32string code_points;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t unit = text[i];
    const bool has_next = i + 1 < text.size();
    if (unit >= 0xD800 && unit < 0xDC00 && has_next && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000) {
      unit = 0x10000 + ((unit - 0xD800) << 10U) + (text[++i] - 0xDC00U);
    } else if ((unit >= 0xD800 && unit < 0xE000) || unit < 0x20 || unit == 0x7F) {
      unit = kReplacement;
    }
    code_points.push_back(unit);
  }
  return code_points;
}

base::Box ToBox(const poppler::rectf& box) { return {box.left(), box.top(), box.right(), box.bottom()}; }

GlyphWord ReadWord(const poppler::text_box& box) {
  GlyphWord word;
  word.box = ToBox(box.bbox());
  word.font_size = box.get_font_size();
  word.font = box.get_font_name(0);
  word.turn = static_cast<Turn>(((box.rotation() % 4) + 4) % 4);
  word.space_after = box.has_space_after();
  const std::u32string characters = CodePoints(box.text());
  word.glyphs.reserve(characters.size());
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (base::IsSpace(characters[i])) continue;
    word.glyphs.push_back({characters[i], ToBox(box.char_bbox(i))});
  }
  return word;
}

int RotationOf(const poppler::page& page) {
  switch (page.orientation()) {
    case poppler::page::portrait:
      return 0;
    case poppler::page::landscape:
      return 90;
    case poppler::page::upside_down:
      return 180;
    case poppler::page::seascape:
      return 270;
  }
  return 0;
}

PageWords ReadPage(const poppler::page& page, std::size_t max_words) {
  PageWords read;
  read.rotation = RotationOf(page);
  const poppler::rectf crop = page.page_rect(poppler::crop_box);
  const bool turned = read.rotation == 90 || read.rotation == 270;
  read.width = turned ? crop.height() : crop.width();
  read.height = turned ? crop.width() : crop.height();
  for (const char32_t character : CodePoints(page.label())) base::AppendUtf8(read.label, character);
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    GlyphWord word = ReadWord(box);
    if (word.glyphs.empty()) continue;
    if (read.words.size() == max_words) {
      read.overflowed = true;
      break;
    }
    read.words.push_back(std::move(word));
  }
  return read;
}

}  // namespace

struct WordReader::File {
  std::unique_ptr<poppler::document> document;
};

WordReader::WordReader(std::string_view bytes) {
  SilencePoppler();
  try {
    file_ = std::make_unique<File>();
    const auto size = static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX));
    file_->document.reset(poppler::document::load_from_raw_data(bytes.data(), size));
    if (!file_->document) return;
    if (file_->document->is_locked()) {
      state_ = OpenState::locked;
      return;
    }
    state_ = OpenState::open;
    page_count_ = static_cast<std::size_t>(std::max(0, file_->document->pages()));
  } catch (const std::exception&) {
    state_ = OpenState::unreadable;
  }
}

WordReader::~WordReader() = default;

PageWords WordReader::Read(std::size_t page, std::size_t max_words) const {
  if (page >= page_count_) return {};
  try {
    const std::unique_ptr<poppler::page> made(file_->document->create_page(static_cast<int>(page)));
    return made ? ReadPage(*made, max_words) : PageWords();
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace portbook::decode::pdf
