#include "portbook/doc/document.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "portbook/base/digest.h"

namespace portbook::doc {
namespace {

constexpr std::array<std::string_view, 3> kMediaTypes = {"text", "html", "pdf"};

char AsciiLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool StartsWithIgnoringCase(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                    [](char a, char b) { return a == AsciiLower(b); });
}

bool EndsWithIgnoringCase(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() &&
         StartsWithIgnoringCase(text.substr(text.size() - suffix.size()), suffix);
}

bool LooksLikeHtml(std::string_view bytes) {
  constexpr std::string_view kOpenings[] = {"<!doctype", "<!--",   "<?xml", "<html", "<head",
                                            "<meta",     "<title", "<body", "<div",  "<table"};
  return std::any_of(std::begin(kOpenings), std::end(kOpenings),
                     [&](std::string_view opening) { return StartsWithIgnoringCase(bytes, opening); });
}

}  // namespace

std::string_view Name(MediaType type) { return kMediaTypes.at(static_cast<std::size_t>(type)); }

std::optional<MediaType> ParseMediaType(std::string_view name) {
  const auto found = std::find(kMediaTypes.begin(), kMediaTypes.end(), name);
  if (found == kMediaTypes.end()) return std::nullopt;
  return static_cast<MediaType>(found - kMediaTypes.begin());
}

Capture MakeCapture(std::string name, MediaType type, std::string bytes) {
  std::string sha256 = base::Sha256Hex(bytes);
  return {std::move(name), type, std::move(bytes), std::move(sha256)};
}

MediaType SniffMediaType(std::string_view name, std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
  if (bytes.starts_with("%PDF-")) return MediaType::pdf;
  if (LooksLikeHtml(bytes)) return MediaType::html;
  if (EndsWithIgnoringCase(name, ".pdf")) return MediaType::pdf;
  for (const std::string_view ending : {".html", ".htm", ".xhtml"}) {
    if (EndsWithIgnoringCase(name, ending)) return MediaType::html;
  }
  return MediaType::text;
}

std::string_view Name(BlockKind kind) {
  constexpr std::array<std::string_view, 8> kNames = {"heading", "paragraph", "item",       "preformatted",
                                                      "caption", "grid",      "page_break", "furniture"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string_view Name(CellState state) {
  constexpr std::array<std::string_view, 4> kNames = {"stated", "blank", "absent", "inherited"};
  return kNames.at(static_cast<std::size_t>(state));
}

std::string_view Name(GridBasis basis) {
  constexpr std::array<std::string_view, 6> kNames = {"marked_up", "delimited", "terminated",
                                                      "record",    "ruled",     "aligned"};
  return kNames.at(static_cast<std::size_t>(basis));
}

}  // namespace portbook::doc
