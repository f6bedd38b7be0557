#include "decode/pdf/hyphenation.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "portbook/base/utf8.h"

namespace portbook::decode::pdf {
namespace {

constexpr std::string_view kSoftHyphen = "\u00ad";
constexpr std::string_view kHyphen = "\u2010";

bool IsLetter(char32_t c) { return base::IsWordCharacter(c) && !(c >= '0' && c <= '9'); }

std::size_t SizeOfHyphenAtEnd(std::string_view word) {
  for (const std::string_view hyphen : {std::string_view("-"), kHyphen}) {
    if (word.ends_with(hyphen)) return hyphen.size();
  }
  return 0;
}

// The letters that begin the text, or end it, with hyphens between them; folded.
std::string LettersAtStart(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const base::CodePoint c = base::DecodeAt(text, end);
    if (!IsLetter(c.value) && c.value != '-') break;
    end += c.size;
  }
  return base::FoldForComparison(text.substr(0, end));
}

std::string LettersAtEnd(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::DecodeAt(text, at);
    at += c.size;
    if (!IsLetter(c.value) && c.value != '-') begin = at;
  }
  return base::FoldForComparison(text.substr(begin));
}

std::string LettersWithin(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && !IsLetter(base::DecodeAt(text, begin).value))
    begin += base::DecodeAt(text, begin).size;
  return LettersAtStart(text.substr(begin));
}

struct BrokenWord {
  TextWord* word;      // ends in the hyphen
  std::size_t hyphen;  // bytes
  std::string left, right;
};

enum class Hyphen : std::uint8_t { typesetters, own, unknown };

Hyphen Judge(const BrokenWord& broken, const std::set<std::string>& vocabulary) {
  if (vocabulary.contains(broken.left + "-" + broken.right)) return Hyphen::own;
  return vocabulary.contains(broken.left + broken.right) ? Hyphen::typesetters : Hyphen::unknown;
}

void MakeSoft(const BrokenWord& broken) {
  std::string& text = broken.word->text;
  text.replace(text.size() - broken.hyphen, broken.hyphen, kSoftHyphen);
}

std::vector<BrokenWord> FindBroken(std::vector<TextWord>& words) {
  std::vector<BrokenWord> broken;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::size_t hyphen = SizeOfHyphenAtEnd(words[i].text);
    if (hyphen == 0 || !words[i + 1].starts_line) continue;
    const std::string_view text = words[i].text;
    std::string left = LettersAtEnd(text.substr(0, text.size() - hyphen));
    std::string right = LettersAtStart(words[i + 1].text);
    // A dash, or a line of them, breaks no word.
    if (left.empty() || left.ends_with('-') || right.empty() || right.starts_with('-')) continue;
    broken.push_back({&words[i], hyphen, std::move(left), std::move(right)});
  }
  return broken;
}

}  // namespace

void MarkBreakHyphens(std::vector<std::vector<TextWord>*> pages) {
  std::set<std::string> vocabulary;
  std::vector<BrokenWord> broken;
  for (std::vector<TextWord>* page : pages) {
    for (const TextWord& word : *page) vocabulary.insert(LettersWithin(word.text));
    for (BrokenWord& word : FindBroken(*page)) broken.push_back(std::move(word));
  }
  std::vector<BrokenWord*> unknown;
  std::size_t typesetters = 0, own = 0;
  for (BrokenWord& word : broken) {
    switch (Judge(word, vocabulary)) {
      case Hyphen::typesetters:
        ++typesetters;
        MakeSoft(word);
        break;
      case Hyphen::own:
        ++own;
        break;
      case Hyphen::unknown:
        unknown.push_back(&word);
        break;
    }
  }
  if (typesetters <= own) return;
  for (const BrokenWord* word : unknown) MakeSoft(*word);
}

}  // namespace portbook::decode::pdf
