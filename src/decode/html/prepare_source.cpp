#include "decode/html/prepare_source.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "decode/html/markup_scan.h"

namespace portbook::decode::html {
namespace {

// How far down an end tag looks for its start tag: bounds the scan to linear time. Beyond the depth that is
// kept anyway.
constexpr std::size_t kReach = 1024;

constexpr std::array kCells{GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION, GUMBO_TAG_TABLE};
constexpr std::array kTable{GUMBO_TAG_TABLE};
constexpr std::array kRowGroups{GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_TABLE};
constexpr std::array kRows{GUMBO_TAG_TR, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_TABLE};
constexpr std::array kItemEnds{GUMBO_TAG_UL,      GUMBO_TAG_OL,        GUMBO_TAG_DL,      GUMBO_TAG_MENU,
                               GUMBO_TAG_TD,      GUMBO_TAG_TH,        GUMBO_TAG_CAPTION, GUMBO_TAG_TABLE,
                               GUMBO_TAG_SECTION, GUMBO_TAG_BLOCKQUOTE};
constexpr std::array kParagraphEnds{GUMBO_TAG_BUTTON, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION,
                                    GUMBO_TAG_TABLE};
constexpr std::array kClosesParagraph{
    GUMBO_TAG_P,       GUMBO_TAG_DIV,     GUMBO_TAG_UL,         GUMBO_TAG_OL,     GUMBO_TAG_DL,
    GUMBO_TAG_H1,      GUMBO_TAG_PRE,     GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_FORM,   GUMBO_TAG_ADDRESS,
    GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_ASIDE,      GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER,
    GUMBO_TAG_NAV,     GUMBO_TAG_MAIN,    GUMBO_TAG_CENTER,     GUMBO_TAG_FIGURE, GUMBO_TAG_FIELDSET};

bool IsOneOf(std::span<const GumboTag> tags, GumboTag tag) {
  return std::ranges::find(tags, tag) != tags.end();
}

bool IsTablePart(GumboTag tag) {
  return IsOneOf(kRows, tag) || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_CAPTION ||
         tag == GUMBO_TAG_COLGROUP;
}

// Any heading's end tag closes any heading.
GumboTag Normalized(GumboTag tag) { return tag > GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? GUMBO_TAG_H1 : tag; }

void Overwrite(std::string& text, std::size_t begin, std::size_t end) {
  std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(begin), end - begin, ' ');
}

void OverwriteTag(FlattenedSource& flat, const Markup& markup) {
  if (flat.tags++ == 0) {
    flat.first = {static_cast<std::uint32_t>(markup.begin), static_cast<std::uint32_t>(markup.end)};
  }
  Overwrite(flat.text, markup.begin, markup.end);
}

// The open elements, as far as implied end tags let them be known without building the tree.
class OpenElements {
 public:
  std::size_t depth() const { return stack_.size(); }
  bool Has(GumboTag tag) const { return open_[Index(tag)] > 0; }

  enum class Fate : std::uint8_t { kept, overwritten };

  void Push(GumboTag tag, Fate fate) {
    stack_.push_back({tag, fate});
    ++open_[Index(tag)];
  }

  // What a start tag closes without a word.
  void CloseImplied(GumboTag tag) {
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) return ClearBackTo(kRows);
    if (tag == GUMBO_TAG_TR) return ClearBackTo(kRowGroups);
    if (IsTablePart(tag) && tag != GUMBO_TAG_TABLE) return ClearBackTo(kTable);
    if (tag == GUMBO_TAG_H1 && !stack_.empty() && stack_.back().tag == GUMBO_TAG_H1) Pop();
    if (IsOneOf(kClosesParagraph, tag)) Close(GUMBO_TAG_P, kParagraphEnds);
    if (tag == GUMBO_TAG_LI) Close(GUMBO_TAG_LI, kItemEnds);
    if (tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD) {
      Close(GUMBO_TAG_DT, kItemEnds);
      Close(GUMBO_TAG_DD, kItemEnds);
    }
    if (tag == GUMBO_TAG_A || tag == GUMBO_TAG_NOBR || tag == GUMBO_TAG_OPTION) Close(tag, kCells);
  }

  // The fate of the start tag that an end tag closed; `kept` for an end tag that closes nothing.
  Fate Close(GumboTag tag) {
    return Close(tag,
                 IsTablePart(tag) ? std::span<const GumboTag>(kTable) : std::span<const GumboTag>(kCells));
  }

 private:
  struct Element {
    GumboTag tag;
    Fate fate;
  };
  static std::size_t Index(GumboTag tag) { return static_cast<std::size_t>(tag); }

  void Pop() {
    --open_[Index(stack_.back().tag)];
    stack_.pop_back();
  }

  void PopTo(std::size_t size) {
    while (stack_.size() > size) Pop();
  }

  Fate Close(GumboTag tag, std::span<const GumboTag> stops) {
    if (!Has(tag)) return Fate::kept;
    const std::size_t lowest = stack_.size() - std::min(stack_.size(), kReach);
    for (std::size_t i = stack_.size(); i-- > lowest;) {
      if (stack_[i].tag == tag) {
        const Fate fate = stack_[i].fate;
        PopTo(i);
        return fate;
      }
      if (IsOneOf(stops, stack_[i].tag)) return Fate::kept;
    }
    return Fate::kept;
  }

  void ClearBackTo(std::span<const GumboTag> context) {
    const std::size_t lowest = stack_.size() - std::min(stack_.size(), kReach);
    for (std::size_t i = stack_.size(); i-- > lowest;) {
      if (IsOneOf(context, stack_[i].tag)) return PopTo(i + 1);
    }
  }

  std::vector<Element> stack_;
  std::array<std::size_t, GUMBO_TAG_LAST + 1> open_{};
};

bool NeverNests(const Markup& markup, const OpenElements& open) {
  const GumboTag tag = markup.tag;
  if (IsVoid(tag) || HoldsRawText(tag)) return true;
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_BODY) return true;
  if (IsTablePart(tag) && tag != GUMBO_TAG_TABLE && !open.Has(GUMBO_TAG_TABLE)) return true;
  return markup.self_closing && (open.Has(GUMBO_TAG_SVG) || open.Has(GUMBO_TAG_MATH));
}

}  // namespace

std::optional<FlattenedSource> PrepareSource(std::string_view source, std::uint32_t max_depth) {
  using Fate = OpenElements::Fate;
  OpenElements open;
  std::optional<FlattenedSource> flat;
  const auto writable = [&]() -> FlattenedSource& {
    if (!flat) flat = FlattenedSource{std::string(source), {}, 0};
    return *flat;
  };
  std::size_t noscript = source.size();
  MarkupScan scan(source);
  for (Markup markup; scan.Next(markup);) {
    if (markup.kind == MarkupKind::start_tag && markup.tag == GUMBO_TAG_NOSCRIPT) noscript = markup.begin;
    if (markup.kind == MarkupKind::end_tag && markup.tag == GUMBO_TAG_NOSCRIPT && noscript < markup.begin) {
      Overwrite(writable().text, noscript, markup.end);
      noscript = source.size();
    }
    if (markup.kind == MarkupKind::other || NeverNests(markup, open)) continue;
    const GumboTag tag = Normalized(markup.tag);
    if (markup.kind == MarkupKind::end_tag) {
      if (open.Close(tag) == Fate::overwritten) OverwriteTag(writable(), markup);
      continue;
    }
    open.CloseImplied(tag);
    const Fate fate = open.depth() < max_depth ? Fate::kept : Fate::overwritten;
    if (fate == Fate::overwritten) OverwriteTag(writable(), markup);
    open.Push(tag, fate);
  }
  return flat;
}

}  // namespace portbook::decode::html
