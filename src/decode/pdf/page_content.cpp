#include "decode/pdf/page_content.h"

#include <algorithm>
#include <array>
#include <deque>
#include <exception>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "decode/pdf/content_stream.h"
#include "decode/pdf/font_characters.h"
#include "decode/pdf/font_codes.h"
#include "decode/pdf/inflated_streams.h"
#include "decode/pdf/qpdf_headers.h"

namespace portbook::decode::pdf {
namespace {

constexpr std::size_t kMaxFormDepth = 12;
constexpr std::size_t kMaxFormsPerPage = 20'000;  // each time that one is drawn
constexpr std::uint64_t kMaxOperatorsPerPage = 20'000'000;
constexpr std::size_t kMaxSavedStates = 50'000;        // within each other; poppler keeps a kilobyte for each
constexpr base::Box kDefaultMediaBox{0, 0, 612, 792};  // what poppler takes where a page has none

std::vector<double> Numbers(QPDFObjectHandle array) {
  std::vector<double> numbers;
  if (!array.isArray()) return numbers;
  for (QPDFObjectHandle& item : array.getArrayAsVector()) {
    if (!item.isNumber()) return {};
    numbers.push_back(item.getNumericValue());
  }
  return numbers;
}

base::Box BoxOf(QPDFObjectHandle array, const base::Box& otherwise) {
  const std::vector<double> n = Numbers(array);
  if (n.size() != 4 || n[0] == n[2] || n[1] == n[3]) return otherwise;
  return {std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
}

// The crop box as poppler sees it: no larger than the media box.
base::Box CropBoxOf(QPDFPageObjectHelper& page) {
  const base::Box media = BoxOf(page.getMediaBox(), kDefaultMediaBox);
  const base::Box crop = BoxOf(page.getCropBox(), media);
  const base::Box both{std::max(media.x0, crop.x0), std::max(media.y0, crop.y0), std::min(media.x1, crop.x1),
                       std::min(media.y1, crop.y1)};
  return both.width() > 0 && both.height() > 0 ? both : media;
}

int QuarterTurns(QPDFPageObjectHelper& page) {
  QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
  if (!rotate.isInteger()) return 0;
  return static_cast<int>(((rotate.getIntValue() / 90) % 4 + 4) % 4);
}

// From PDF user space to points from the top left of the page as displayed.
Matrix ToDisplay(const base::Box& crop, int quarter_turns) {
  switch (quarter_turns) {
    case 1:
      return {0, 1, 1, 0, -crop.y0, -crop.x0};
    case 2:
      return {-1, 0, 0, 1, crop.x1, -crop.y0};
    case 3:
      return {0, -1, -1, 0, crop.y1, crop.x1};
    default:
      return {1, 0, 0, -1, -crop.x0, crop.y1};
  }
}

// A content stream that is still to be drawn. Forms wait in a queue instead of being entered: no recursion on
// input, and the order of rules means nothing.
struct Pending {
  QPDFObjectHandle streams;
  QPDFObjectHandle resources;
  GraphicsState state;
  std::vector<QPDFObjGen> inside;  // the forms it stands in, itself included
};

std::optional<Pending> FormOf(const FormUse& use, Pending& in) {
  if (!in.resources.isDictionary()) return std::nullopt;
  QPDFObjectHandle objects = in.resources.getKey("/XObject");
  if (!objects.isDictionary()) return std::nullopt;
  QPDFObjectHandle form = objects.getKey(use.name);
  if (!form.isFormXObject() || std::ranges::find(in.inside, form.getObjGen()) != in.inside.end())
    return std::nullopt;
  if (in.inside.size() == kMaxFormDepth) throw TooMuch(ContentLimit::forms);
  QPDFObjectHandle dictionary = form.getDict();
  QPDFObjectHandle resources = dictionary.getKey("/Resources");
  GraphicsState state = use.state;
  const std::vector<double> n = Numbers(dictionary.getKey("/Matrix"));
  if (n.size() == 6) state.matrix = Matrix{n[0], n[1], n[2], n[3], n[4], n[5]}.Then(state.matrix);
  std::vector<QPDFObjGen> inside = in.inside;
  inside.push_back(form.getObjGen());
  return Pending{form, resources.isDictionary() ? resources : in.resources, state, std::move(inside)};
}

// The fonts of one file, each read once.
class FontShelf {
 public:
  // Null where there is no such font, or one that is no object of its own. The names of fonts that cannot be
  // followed go to `unfollowed`.
  const FontCodes* Find(QPDFObjectHandle resources, const std::string& name,
                        std::set<std::string>& unfollowed) {
    QPDFObjectHandle fonts = resources.isDictionary() ? resources.getKey("/Font") : resources;
    if (!fonts.isDictionary()) return nullptr;
    QPDFObjectHandle font = fonts.getKey(name);
    if (!font.isDictionary()) return nullptr;
    const FontCodes* codes = font.isIndirect() ? &Read(font) : nullptr;
    if (codes == nullptr || !codes->are_known()) unfollowed.insert(NameOfFont(font));
    return codes;
  }

 private:
  const FontCodes& Read(QPDFObjectHandle font) {
    const auto [at, is_new] = fonts_.try_emplace(font.getObjGen());
    if (!is_new) return at->second;
    try {
      at->second = ReadFontCodes(font);
    } catch (const std::exception&) {
      at->second = {};
    }
    return at->second;
  }

  std::map<QPDFObjGen, FontCodes> fonts_;
};

void DrawPage(QPDFPageObjectHelper& page, const DecodeOptions& options, FontShelf& fonts, RuleSheet& sheet,
              PageContent& content) {
  const base::Box crop = CropBoxOf(page);
  const int turns = QuarterTurns(page);
  sheet.width = turns % 2 == 0 ? crop.width() : crop.height();
  sheet.height = turns % 2 == 0 ? crop.height() : crop.width();

  GraphicsState initial;
  initial.matrix = ToDisplay(crop, turns);
  std::deque<Pending> queue;
  queue.push_back(
      {page.getObjectHandle().getKey("/Contents"), page.getAttribute("/Resources", false), initial, {}});
  std::uint64_t bytes_left = options.max_inflated_bytes;
  std::uint64_t operators_left = kMaxOperatorsPerPage;
  std::size_t forms = 0;
  while (!queue.empty() && operators_left > 0 && !sheet.overflowed) {
    Pending pending = std::move(queue.front());
    queue.pop_front();
    AddMuteFonts(pending.resources, content.mute_fonts);
    Painter painter(pending.state, sheet);
    const FindFont find_font = [&](const std::string& name) {
      return fonts.Find(pending.resources, name, content.unfollowed_fonts);
    };
    for (const FormUse& use :
         DrawContent(InflateStreams(pending.streams, bytes_left), find_font, painter, operators_left)) {
      if (++forms > kMaxFormsPerPage) throw TooMuch(ContentLimit::forms);
      if (std::optional<Pending> form = FormOf(use, pending)) queue.push_back(std::move(*form));
    }
    if (sheet.shown_bytes > options.max_shown_bytes_per_page) throw TooMuch(ContentLimit::shown_bytes);
    if (sheet.deepest > kMaxSavedStates) throw TooMuch(ContentLimit::saved_states);
  }
}

}  // namespace

struct ContentReader::File {
  QPDF pdf;
  std::vector<QPDFObjectHandle> pages;
  FontShelf fonts;
};

ContentReader::ContentReader(std::string_view bytes) {
  try {
    auto file = std::make_unique<File>();
    file->pdf.setSuppressWarnings(true);
    file->pdf.processMemoryFile("capture", bytes.data(), bytes.size());
    file->pages = file->pdf.getAllPages();
    file_ = std::move(file);
  } catch (const std::exception&) {
    file_.reset();
  }
}

ContentReader::~ContentReader() = default;

PageContent ContentReader::Read(std::size_t page, const DecodeOptions& options) {
  if (!file_ || page >= file_->pages.size()) return {};
  RuleSheet sheet;
  sheet.max_rulings = options.max_rulings_per_page;
  PageContent content;
  try {
    QPDFPageObjectHelper helper(file_->pages[page]);
    DrawPage(helper, options, file_->fonts, sheet, content);
  } catch (const TooMuch& error) {
    content.exceeded = error.limit;
  } catch (const std::exception&) {
    // A damaged page: what was drawn before stays.
    sheet.overflowed = false;
  }
  if (sheet.overflowed) content.exceeded = ContentLimit::rulings;
  content.rulings = std::move(sheet.rulings);
  content.text_windows = std::move(sheet.text_windows);
  content.spaces = std::move(sheet.spaces);
  return content;
}

}  // namespace portbook::decode::pdf
