#include "reconcile/products.h"

#include <map>
#include <numeric>
#include <set>

#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

// A product's shorter name ("ocs") is an abbreviation that prose uses for other things.
constexpr std::size_t kShortestName = 5;

using Words = std::vector<std::string>;

Words WordsOf(std::string_view text) {
  const std::string folded = base::FoldForComparison(text);
  Words words;
  bool inside = false;
  for (std::size_t at = 0; at < folded.size();) {
    const base::CodePoint point = base::DecodeAt(folded, at);
    const bool is_word = base::IsWordCharacter(point.value);
    if (is_word && !inside) words.emplace_back();
    if (is_word) words.back().append(folded, at, point.size);
    inside = is_word;
    at += point.size;
  }
  return words;
}

std::string Joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

struct Names {
  std::multimap<std::string, Words> products;  // by first word
  std::set<std::string> vendors;               // first words of their names
};

Names NamesOf(const Claims& claims) {
  std::set<Words> products;
  Names names;
  for (const GuideClaims& guide : claims.guides) {
    const Words product = WordsOf(guide.guide().source.product);
    if (Joined(product).size() >= kShortestName) products.insert(product);
    const Words vendor = WordsOf(guide.guide().source.vendor);
    if (!vendor.empty()) names.vendors.insert(vendor.front());
  }
  for (const Words& product : products) names.products.emplace(product.front(), product);
  return names;
}

// Every text in which a guide could name a product, each once.
std::set<std::string_view> TextsOf(std::span<const Claim> claims) {
  std::set<std::string_view> texts;
  for (const Claim& claim : claims) {
    const model::Flow& flow = *claim.flow;
    for (const std::optional<std::string>* text :
         {&flow.component, &flow.source, &flow.destination, &flow.purpose, &flow.remarks}) {
      if (*text) texts.insert(**text);
    }
  }
  return texts;
}

std::set<std::string_view> HostsOf(std::span<const Claim> claims) {
  std::set<std::string_view> hosts;
  for (const Claim& claim : claims) {
    const model::Flow& flow = *claim.flow;
    for (const std::optional<std::string>* host :
         {&flow.component_host, &flow.source_host, &flow.destination_host}) {
      if (*host) hosts.insert(**host);
    }
  }
  return hosts;
}

void AddProductsNamed(const Words& text, const Names& names, std::set<std::string>& named) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto [first, last] = names.products.equal_range(text[at]);
    for (auto product = first; product != last; ++product) {
      const Words& words = product->second;
      const bool fits = words.size() <= text.size() - at;
      if (fits && std::equal(words.begin(), words.end(), text.begin() + static_cast<std::ptrdiff_t>(at))) {
        named.insert(Joined(words));
      }
    }
  }
}

// The products that a guide names, itself among them.
std::set<std::string> ProductsNamed(const Claims& claims, const GuideClaims& guide, const Names& names) {
  std::set<std::string> named{Joined(WordsOf(guide.guide().source.product))};
  for (const std::string_view text : TextsOf(claims.Of(guide))) AddProductsNamed(WordsOf(text), names, named);
  for (const std::string_view host : HostsOf(claims.Of(guide))) {
    const Words words = WordsOf(host);
    if (words.size() > 1 && names.vendors.contains(words.front())) named.insert(Joined(words));
  }
  return named;
}

std::size_t RootOf(std::vector<std::size_t>& circles, std::size_t guide) {
  while (circles[guide] != guide) guide = circles[guide] = circles[circles[guide]];
  return guide;
}

}  // namespace

std::vector<std::size_t> CirclesOf(const Claims& claims) {
  const Names names = NamesOf(claims);
  std::vector<std::size_t> circles(claims.guides.size());
  std::iota(circles.begin(), circles.end(), std::size_t{0});
  std::map<std::string, std::size_t> first_to_name;
  for (std::size_t i = 0; i < circles.size(); ++i) {
    for (const std::string& product : ProductsNamed(claims, claims.guides[i], names)) {
      const std::size_t other = RootOf(circles, first_to_name.try_emplace(product, i).first->second);
      circles[RootOf(circles, i)] = other;
    }
  }
  for (std::size_t i = 0; i < circles.size(); ++i) circles[i] = RootOf(circles, i);
  return circles;
}

}  // namespace portbook::reconcile
