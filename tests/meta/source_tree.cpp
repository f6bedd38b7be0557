#include "tests/meta/source_tree.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace portbook::meta {
namespace {

bool EndsWithOneOf(const std::string& name, const std::vector<std::string>& endings) {
  return endings.empty() || std::any_of(endings.begin(), endings.end(),
                                        [&](const std::string& ending) { return name.ends_with(ending); });
}

bool IsAlphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool SameLetter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

// Whether the quote at `at` parts thousands: its word begins with a digit, as in 50'000 and not in U'x' or
// u8'x'.
bool PartsThousands(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (IsAlphanumeric(text[begin - 1]) || text[begin - 1] == '\'')) --begin;
  return begin < at && std::isdigit(static_cast<unsigned char>(text[begin])) != 0;
}

// The end of the string or character literal that begins at `at`, past its closing quote.
std::size_t EndOfLiteral(std::string_view text, std::size_t at) {
  const char quote = text[at];
  if (quote == '"' && at > 0 && text[at - 1] == 'R') {
    const std::size_t parenthesis = text.find('(', at);
    if (parenthesis == std::string_view::npos) return text.size();
    const std::string close = ")" + std::string(text.substr(at + 1, parenthesis - at - 1)) + "\"";
    const std::size_t end = text.find(close, parenthesis);
    return end == std::string_view::npos ? text.size() : end + close.size();
  }
  if (quote == '\'' && PartsThousands(text, at)) return at + 1;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    }
  }
  return text.size();
}

}  // namespace

std::filesystem::path Root() { return PORTBOOK_ROOT; }

std::string ReadText(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<SourceFile> FilesBelow(const std::vector<std::string>& directories,
                                   const std::vector<std::string>& endings) {
  std::vector<SourceFile> files;
  for (const std::string& directory : directories) {
    if (!std::filesystem::exists(Root() / directory)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(Root() / directory)) {
      if (!entry.is_regular_file() || !EndsWithOneOf(entry.path().filename().string(), endings)) continue;
      files.push_back({entry.path().lexically_relative(Root()).generic_string(), ReadText(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::vector<SourceFile> CppFiles() { return FilesBelow({"include", "src", "tests"}, {".h", ".cpp"}); }

std::string ModuleOf(std::string_view path) {
  for (const std::string_view prefix : {"src/", "include/portbook/"}) {
    if (!path.starts_with(prefix)) continue;
    const std::string_view rest = path.substr(prefix.size());
    return std::string(rest.substr(0, rest.find('/')));
  }
  return "";
}

std::vector<std::string> Lines(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> Includes(const SourceFile& file) {
  static const std::regex directive(R"re(^\s*#\s*include\s*(<[^>]+>|"[^"]+"))re");
  std::vector<std::string> includes;
  for (const std::string& line : Lines(file.text)) {
    std::smatch match;
    if (std::regex_search(line, match, directive)) includes.push_back(match[1]);
  }
  return includes;
}

std::string OpeningComment(const SourceFile& file) {
  std::string comment;
  for (const std::string& line : Lines(file.text)) {
    if (!line.starts_with("//")) break;
    comment += line.substr(2);
  }
  return comment;
}

std::string WithoutComments(std::string_view text) {
  std::string code;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text.substr(at, 2) == "//") {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (text.substr(at, 2) == "/*") {
      const std::size_t close = text.find("*/", at + 2);
      at = close == std::string_view::npos ? text.size() : close + 2;
      continue;
    }
    if (text[at] == '"' || text[at] == '\'') end = EndOfLiteral(text, at);
    code += text.substr(at, end - at);
    at = end;
  }
  return code;
}

bool HasWord(std::string_view text, std::string_view word) {
  for (auto at = text.begin();; ++at) {
    at = std::search(at, text.end(), word.begin(), word.end(), SameLetter);
    if (at == text.end()) return false;
    const auto after = at + static_cast<std::ptrdiff_t>(word.size());
    if ((at == text.begin() || !IsAlphanumeric(at[-1])) && (after == text.end() || !IsAlphanumeric(*after)))
      return true;
  }
}

}  // namespace portbook::meta
