#include "portbook/escape/escape.h"

#include <fmt/format.h>

#include <cstdint>

#include "portbook/base/utf8.h"

namespace portbook::escape {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@";
constexpr std::string_view kMarkdownMarks = "\\`*_[]|~$@#";

bool IsAsciiAlphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

bool IsFormula(std::string_view text) {
  return !text.empty() && kFormulaStarts.find(text.front()) != kFormulaStarts.npos;
}

std::string CsvField(std::string_view text) {
  std::string shown = base::Printable(text);
  if (IsFormula(shown)) shown.insert(0, 1, '\'');
  if (shown.find_first_of("\",") == shown.npos) return shown;
  std::string quoted = "\"";
  for (const char c : shown) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string CsvRecord(std::span<const std::string> fields) {
  std::string record;
  for (const std::string& field : fields) {
    if (&field != fields.data()) record += ',';
    record += CsvField(field);
  }
  return record + "\r\n";
}

std::string Markup(std::string_view text) {
  std::string escaped;
  for (const char c : base::Printable(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string Markdown(std::string_view text) {
  std::string escaped;
  for (const char c : base::Printable(text)) {
    if (kMarkdownMarks.find(c) != kMarkdownMarks.npos) escaped += '\\';
    escaped += c == '<' || c == '>' || c == '&' ? Markup(std::string_view(&c, 1)) : std::string(1, c);
  }
  return escaped;
}

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint character = base::DecodeAt(text, at);
    const std::string_view bytes = text.substr(at, character.size);
    const std::string shown = base::Printable(bytes);
    if (bytes == "\"" || bytes == "\\") {
      quoted += '\\' + shown;
    } else if (shown == bytes) {
      quoted += shown;
    } else {
      quoted += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(character.value) & 0xffff);
    }
    at += character.size;
  }
  return quoted + '"';
}

std::string Identifier(std::string_view text, char separator) {
  std::string identifier;
  bool gap = false;
  for (const char c : text) {
    if (!IsAsciiAlphanumeric(c)) {
      gap = !identifier.empty();
      continue;
    }
    if (gap) identifier += separator;
    gap = false;
    identifier += c;
  }
  return identifier;
}

}  // namespace portbook::escape
