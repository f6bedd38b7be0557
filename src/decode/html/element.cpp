#include "decode/html/element.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "portbook/base/text.h"

namespace portbook::decode::html {
namespace {

struct Traits {
  Display display = Display::inline_text;
  std::uint8_t style = base::kPlain;
};
using TraitsTable = std::array<Traits, GUMBO_TAG_LAST + 1>;

constexpr void SetDisplay(TraitsTable& table, Display display, std::initializer_list<GumboTag> tags) {
  for (const GumboTag tag : tags) table[static_cast<std::size_t>(tag)].display = display;
}

constexpr void SetStyle(TraitsTable& table, std::uint8_t style, std::initializer_list<GumboTag> tags) {
  for (const GumboTag tag : tags) table[static_cast<std::size_t>(tag)].style = style;
}

constexpr TraitsTable MakeTraits() {
  TraitsTable table{};
  SetDisplay(table, Display::block,
             {GUMBO_TAG_HTML, GUMBO_TAG_BODY, GUMBO_TAG_ADDRESS, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER,
              GUMBO_TAG_DETAILS, GUMBO_TAG_DIV, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGURE, GUMBO_TAG_FORM,
              GUMBO_TAG_HGROUP, GUMBO_TAG_HR, GUMBO_TAG_LEGEND, GUMBO_TAG_MARQUEE, GUMBO_TAG_OPTGROUP,
              GUMBO_TAG_OPTION, GUMBO_TAG_P, GUMBO_TAG_SUMMARY});
  SetDisplay(table, Display::section, {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_SECTION});
  // What the standard's style sheet does not display, and fallbacks for what cannot be embedded.
  SetDisplay(
      table, Display::hidden,
      {GUMBO_TAG_HEAD,     GUMBO_TAG_TITLE,    GUMBO_TAG_STYLE,   GUMBO_TAG_SCRIPT,   GUMBO_TAG_NOSCRIPT,
       GUMBO_TAG_TEMPLATE, GUMBO_TAG_DATALIST, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_RP,
       GUMBO_TAG_AREA,     GUMBO_TAG_PARAM,    GUMBO_TAG_SVG,     GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
       GUMBO_TAG_APPLET,   GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,   GUMBO_TAG_CANVAS,   GUMBO_TAG_METER,
       GUMBO_TAG_PROGRESS, GUMBO_TAG_COLGROUP, GUMBO_TAG_COL,     GUMBO_TAG_INPUT});
  SetDisplay(table, Display::line_break, {GUMBO_TAG_BR});
  SetDisplay(table, Display::heading,
             {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
              GUMBO_TAG_SUMMARY});  // of what folds open below it
  SetDisplay(table, Display::list, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_MENU, GUMBO_TAG_DIR});
  SetDisplay(table, Display::item, {GUMBO_TAG_LI, GUMBO_TAG_DT});
  SetDisplay(table, Display::description, {GUMBO_TAG_DD});
  SetDisplay(table, Display::preformatted,
             {GUMBO_TAG_PRE, GUMBO_TAG_LISTING, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT});
  SetDisplay(table, Display::figure_caption, {GUMBO_TAG_FIGCAPTION});
  SetDisplay(table, Display::table, {GUMBO_TAG_TABLE});
  SetDisplay(table, Display::row_group, {GUMBO_TAG_THEAD, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT});
  SetDisplay(table, Display::row, {GUMBO_TAG_TR});
  SetDisplay(table, Display::cell, {GUMBO_TAG_TD, GUMBO_TAG_TH});
  SetDisplay(table, Display::table_caption, {GUMBO_TAG_CAPTION});
  SetDisplay(table, Display::navigation, {GUMBO_TAG_NAV});
  SetDisplay(table, Display::page_header, {GUMBO_TAG_HEADER});
  SetDisplay(table, Display::page_footer, {GUMBO_TAG_FOOTER});
  SetDisplay(table, Display::aside, {GUMBO_TAG_ASIDE});
  SetDisplay(table, Display::control, {GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA});
  SetDisplay(table, Display::button, {GUMBO_TAG_BUTTON});
  SetStyle(table, base::kStrong, {GUMBO_TAG_B, GUMBO_TAG_STRONG, GUMBO_TAG_TH});
  SetStyle(table, base::kEmphasis, {GUMBO_TAG_I, GUMBO_TAG_EM});
  SetStyle(table, base::kSuperscript, {GUMBO_TAG_SUP});
  SetStyle(table, base::kCode, {GUMBO_TAG_CODE, GUMBO_TAG_KBD, GUMBO_TAG_SAMP, GUMBO_TAG_TT});
  return table;
}

constexpr TraitsTable kTraits = MakeTraits();

std::string LowerWithoutSpace(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return out;
}

void ApplyRole(std::string_view role, Element& element) {
  if (role == "presentation" || role == "none") element.presentation = true;
  if (role == "navigation") element.display = Display::navigation;
  if (role == "contentinfo") element.display = Display::page_footer;
  if (role == "banner") element.display = Display::page_header;
}

// The parser predates <dialog>, which is displayed only while it is open.
bool IsDialog(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return false;
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return LowerWithoutSpace({name.data, name.length}) == "dialog";
}

}  // namespace

bool IsHiddenByStyle(const char* style) {
  const std::string declarations = LowerWithoutSpace(style);
  for (std::string_view rest = declarations; !rest.empty();) {
    std::string_view declaration = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(declaration.size() + 1, rest.size()));
    declaration = declaration.substr(0, declaration.find('!'));  // "!important"
    if (declaration == "display:none" || declaration == "visibility:hidden" ||
        declaration == "visibility:collapse") {
      return true;
    }
  }
  return false;
}

Element Describe(const GumboNode& node) {
  const GumboElement& source = node.v.element;
  const Traits& traits = kTraits[static_cast<std::size_t>(source.tag)];
  Element element{traits.display, traits.style, false};
  if (source.tag_namespace == GUMBO_NAMESPACE_SVG) element.display = Display::hidden;
  if (element.display == Display::hidden) return element;
  bool open = false;
  const auto attributes =
      std::span(reinterpret_cast<GumboAttribute* const*>(source.attributes.data), source.attributes.length);
  for (const GumboAttribute* attribute : attributes) {
    const std::string_view name = attribute->name;
    if (name == "hidden" || (name == "style" && IsHiddenByStyle(attribute->value))) {
      element.display = Display::hidden;
      return element;
    }
    if (name == "role") ApplyRole(attribute->value, element);
    if (name == "href" && source.tag == GUMBO_TAG_A) element.style |= base::kLink;
    if (name == "open") open = true;
  }
  if (!open && IsDialog(source)) element.display = Display::hidden;
  return element;
}

}  // namespace portbook::decode::html
