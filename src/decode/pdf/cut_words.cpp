#include "decode/pdf/cut_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace portbook::decode::pdf {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr double kMinHidden = 1.0;         // PDF points of a cut letter: a side bearing is narrower
constexpr double kReach = 2.0;             // in font sizes beyond an edge: where a hidden word goes on
constexpr std::size_t kMaxWindows = 2000;  // of a page; one with more shows each word through its own

// The left or the right edge of a window.
class Edge {
 public:
  Edge(const base::Box& window, CutWord::At at, double page_width) : window_(window), at_(at) {
    const bool is_pages = at == CutWord::At::end ? window.x1 >= page_width : window.x0 <= 0;
    by_ = is_pages ? CutWord::By::page : CutWord::By::window;
  }

  void FindCut(const std::vector<GlyphWord>& words, CutWords& found) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!StandsBeside(words[i])) continue;
      if (IsCut(words[i])) found.words.push_back({i, at_, by_});
      if (GoesOnBeyond(words[i])) found.goes_on_beyond = true;
    }
  }

 private:
  bool StandsBeside(const GlyphWord& word) const {
    const double middle = (word.box.y0 + word.box.y1) / 2;
    return word.turn == Turn::none && window_.y0 <= middle && middle <= window_.y1;
  }

  // How far it begins, and ends, beyond the edge.
  double BeginOf(const base::Box& box) const {
    return at_ == CutWord::At::end ? box.x0 - window_.x1 : window_.x0 - box.x1;
  }
  double EndOf(const base::Box& box) const {
    return at_ == CutWord::At::end ? box.x1 - window_.x1 : window_.x0 - box.x0;
  }

  bool IsCut(const GlyphWord& word) const {
    const Glyph& last = at_ == CutWord::At::end ? word.glyphs.back() : word.glyphs.front();
    return BeginOf(last.box) < 0 && EndOf(last.box) > kMinHidden;
  }

  bool GoesOnBeyond(const GlyphWord& word) const {
    const double reach = kReach * word.font_size;
    if (BeginOf(word.box) >= 0 || EndOf(word.box) <= 0) return false;
    return std::ranges::any_of(word.glyphs, [&](const Glyph& glyph) {
      return BeginOf(glyph.box) >= 0 && BeginOf(glyph.box) <= reach;
    });
  }

  base::Box window_;
  CutWord::At at_;
  CutWord::By by_ = CutWord::By::page;
};

}  // namespace

CutWords FindCutWords(const std::vector<GlyphWord>& words, std::vector<base::Box> windows,
                      double page_width) {
  std::ranges::sort(windows, {}, [](const base::Box& box) {
    return std::array{box.x0, box.y0, box.x1, box.y1};
  });
  const auto repeated = std::ranges::unique(windows);
  windows.erase(repeated.begin(), repeated.end());
  CutWords found;
  if (windows.size() > kMaxWindows) return found;
  for (const base::Box& window : windows) {
    Edge(window, CutWord::At::start, page_width).FindCut(words, found);
    Edge(window, CutWord::At::end, page_width).FindCut(words, found);
  }
  std::ranges::sort(found.words);
  return found;
}

std::vector<std::size_t> MarkCutWords(std::vector<TextWord>& words, const CutWords& found,
                                      Producer producer) {
  std::vector<CutWord> cut = found.words;
  if (producer == Producer::hides)
    std::erase_if(cut, [](const CutWord& word) { return word.by == CutWord::By::window; });
  // A word may be cut by several windows.
  const auto place = [](const CutWord& word) { return std::pair(word.word, word.at); };
  const auto repeated = std::ranges::unique(cut, {}, place);
  cut.erase(repeated.begin(), repeated.end());
  std::vector<std::size_t> marked;
  for (const CutWord& word : cut) {
    std::string& text = words[word.word].text;
    text.insert(word.at == CutWord::At::start ? 0 : text.size(), kEllipsis);
    if (marked.empty() || marked.back() != word.word) marked.push_back(word.word);
  }
  return marked;
}

}  // namespace portbook::decode::pdf
