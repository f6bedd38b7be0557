#include "decode/html/declared_charset.h"

#include <algorithm>

namespace portbook::decode::html {
namespace {

// As the HTML standard says: user agents need not look further.
constexpr std::size_t kPrescanBytes = 1024;

constexpr std::string_view kSpace = "\t\n\f\r ";

bool IsAsciiSpace(char c) { return kSpace.find(c) != std::string_view::npos; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }

std::string LowerCopy(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), Lower);
  return lower;
}

struct Attribute {
  std::string name;
  std::string value;
};

class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes.substr(0, kPrescanBytes)) {}

  std::string Find() {
    while (at_ < bytes_.size()) {
      if (StartsWith("<!--")) {
        const std::size_t end = bytes_.find("-->", at_ + 2);
        at_ = end == std::string_view::npos ? bytes_.size() : end + 3;
      } else if (StartsWith("<meta") && at_ + 5 < bytes_.size() &&
                 (IsAsciiSpace(bytes_[at_ + 5]) || bytes_[at_ + 5] == '/')) {
        at_ += 5;
        if (std::string label = MetaLabel(); !label.empty()) return label;
      } else if (at_ + 1 < bytes_.size() && bytes_[at_] == '<' && IsTagStart()) {
        at_ = std::min(bytes_.find_first_of("\t\n\f\r >", at_), bytes_.size());
        while (NextAttribute().has_name) {
        }
        ++at_;
      } else if (StartsWith("<!") || StartsWith("</") || StartsWith("<?")) {
        at_ = std::min(bytes_.find('>', at_), bytes_.size());
      } else {
        ++at_;
      }
    }
    return XmlDeclaration();
  }

 private:
  struct Found {
    bool has_name = false;
    Attribute attribute;
  };

  bool StartsWith(std::string_view lower) const {
    return bytes_.size() - at_ >= lower.size() && LowerCopy(bytes_.substr(at_, lower.size())) == lower;
  }

  bool IsTagStart() const {
    const char next = bytes_[at_ + 1];
    return IsLetter(next) || (next == '/' && at_ + 2 < bytes_.size() && IsLetter(bytes_[at_ + 2]));
  }

  void SkipSpace() {
    while (at_ < bytes_.size() && IsAsciiSpace(bytes_[at_])) ++at_;
  }

  Found NextAttribute() {
    while (at_ < bytes_.size() && (IsAsciiSpace(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (at_ >= bytes_.size() || bytes_[at_] == '>') return {};
    const std::size_t begin = at_;
    ++at_;  // a leading '=' belongs to the name
    while (at_ < bytes_.size() && !IsAsciiSpace(bytes_[at_]) && bytes_[at_] != '=' && bytes_[at_] != '>' &&
           bytes_[at_] != '/') {
      ++at_;
    }
    Found found{true, {LowerCopy(bytes_.substr(begin, at_ - begin)), ""}};
    SkipSpace();
    if (at_ >= bytes_.size() || bytes_[at_] != '=') return found;
    ++at_;
    SkipSpace();
    found.attribute.value = AttributeValue();
    return found;
  }

  std::string AttributeValue() {
    if (at_ >= bytes_.size()) return "";
    const char quote = bytes_[at_];
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t begin = quoted ? at_ + 1 : at_;
    const std::size_t end = std::min(
        quoted ? bytes_.find(quote, begin) : bytes_.find_first_of("\t\n\f\r >", begin), bytes_.size());
    at_ = std::min(quoted ? end + 1 : end, bytes_.size());
    return LowerCopy(bytes_.substr(begin, end - begin));
  }

  std::string MetaLabel() {
    std::string charset;
    std::string content_charset;
    bool http_equiv = false;
    for (Found found = NextAttribute(); found.has_name; found = NextAttribute()) {
      const Attribute& attribute = found.attribute;
      if (attribute.name == "charset" && charset.empty()) charset = attribute.value;
      if (attribute.name == "http-equiv" && attribute.value == "content-type") http_equiv = true;
      if (attribute.name == "content" && content_charset.empty())
        content_charset = FromContent(attribute.value);
    }
    if (!charset.empty()) return charset;
    return http_equiv ? content_charset : "";
  }

  // The label in "text/html; charset=windows-1252".
  static std::string FromContent(std::string_view content) {
    for (std::size_t at = content.find("charset"); at != std::string_view::npos;
         at = content.find("charset", at + 1)) {
      std::string_view rest = content.substr(at + 7);
      rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
      if (!rest.starts_with('=')) continue;
      rest.remove_prefix(1);
      rest.remove_prefix(std::min(rest.find_first_not_of("\t\n\f\r \"'"), rest.size()));
      return std::string(rest.substr(0, rest.find_first_of("\t\n\f\r ;\"'")));
    }
    return "";
  }

  // A fallback in the standard, too: only where no <meta> says otherwise.
  std::string XmlDeclaration() const {
    if (!bytes_.starts_with("<?xml")) return "";
    const std::string_view declaration = bytes_.substr(0, bytes_.find('>'));
    const std::size_t key = declaration.find("encoding");
    const std::size_t begin = key == std::string_view::npos ? key : declaration.find_first_of("\"'", key);
    if (begin == std::string_view::npos) return "";
    const std::size_t end = declaration.find(declaration[begin], begin + 1);
    if (end == std::string_view::npos) return "";
    return LowerCopy(declaration.substr(begin + 1, end - begin - 1));
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string DeclaredCharset(std::string_view bytes) { return Prescan(bytes).Find(); }

}  // namespace portbook::decode::html
