#include "decode/pdf/font_characters.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string_view>

namespace portbook::decode::pdf {
namespace {

bool IsNamed(QPDFObjectHandle object, std::string_view name) {
  return object.isName() && object.getName() == name;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "A", "fi.small", "uni0041", "afii10017" name a character; "g17", "C0041", "glyph3" number a glyph.
bool NamesCharacter(std::string_view glyph) {
  glyph = glyph.substr(0, glyph.find('.'));
  for (const std::string_view prefix : {"uni", "u", "afii"}) {
    const std::string_view rest = glyph.starts_with(prefix) ? glyph.substr(prefix.size()) : "";
    if (rest.size() >= 4 && std::ranges::all_of(rest, [](unsigned char c) { return std::isxdigit(c) != 0; }))
      return true;
  }
  return std::ranges::none_of(glyph, IsDigit);
}

// Most of the glyphs that the font names itself.
bool NamesCharacters(QPDFObjectHandle differences) {
  std::size_t characters = 0, others = 0;
  for (QPDFObjectHandle& item : differences.getArrayAsVector()) {
    if (!item.isName() || IsNamed(item, "/.notdef")) continue;
    ++(NamesCharacter(std::string_view(item.getName()).substr(1)) ? characters : others);
  }
  return characters >= others;
}

bool SaysCharactersSimply(QPDFObjectHandle font) {
  QPDFObjectHandle encoding = font.getKey("/Encoding");
  if (!encoding.isDictionary()) return !IsNamed(font.getKey("/Subtype"), "/Type3");
  QPDFObjectHandle name = font.getKey("/BaseFont");
  // The ornaments of this font are called a1 to a206.
  if (name.isName() && name.getName().find("Dingbats") != std::string::npos) return true;
  QPDFObjectHandle differences = encoding.getKey("/Differences");
  return !differences.isArray() || NamesCharacters(differences);
}

// The order of an Adobe character collection is a public table; that of "Identity" is the font program's own.
bool SaysCharactersByCollection(QPDFObjectHandle font) {
  constexpr std::array<std::string_view, 5> kPublic = {"Japan1", "GB1", "CNS1", "Korea1", "KR"};
  QPDFObjectHandle encoding = font.getKey("/Encoding");
  const bool is_identity = IsNamed(encoding, "/Identity-H") || IsNamed(encoding, "/Identity-V");
  if (encoding.isName() && !is_identity) return true;
  QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
  if (!descendants.isArray() || descendants.getArrayNItems() == 0) return false;
  QPDFObjectHandle descendant = descendants.getArrayItem(0);
  if (!descendant.isDictionary()) return false;
  QPDFObjectHandle system = descendant.getKey("/CIDSystemInfo");
  QPDFObjectHandle ordering = system.isDictionary() ? system.getKey("/Ordering") : system;
  return ordering.isString() && std::ranges::find(kPublic, ordering.getStringValue()) != kPublic.end();
}

}  // namespace

bool SaysCharacters(QPDFObjectHandle font) {
  if (font.getKey("/ToUnicode").isStream()) return true;
  return IsNamed(font.getKey("/Subtype"), "/Type0") ? SaysCharactersByCollection(font)
                                                    : SaysCharactersSimply(font);
}

std::string NameOfFont(QPDFObjectHandle font) {
  QPDFObjectHandle name = font.getKey("/BaseFont");
  return name.isName() ? name.getName().substr(1) : std::string();
}

void AddMuteFonts(QPDFObjectHandle resources, std::set<std::string>& names) {
  QPDFObjectHandle fonts = resources.isDictionary() ? resources.getKey("/Font") : resources;
  if (!fonts.isDictionary()) return;
  for (const std::string& key : fonts.getKeys()) {
    QPDFObjectHandle font = fonts.getKey(key);
    if (!font.isDictionary() || SaysCharacters(font)) continue;
    names.insert(NameOfFont(font));
  }
}

}  // namespace portbook::decode::pdf
