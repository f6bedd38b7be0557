#include "reconcile/products.h"

#include <map>
#include <numeric>
#include <set>

#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"
#include "reconcile/names.h"

namespace portbook::reconcile {
namespace {

// A product's shorter name ("ocs") is an abbreviation that prose uses for other things.
constexpr std::size_t kShortestName = 5;

using Words = std::vector<std::string>;

// Folded.
Words FoldedWords(std::string_view text) { return WordsIn(base::FoldForComparison(text)); }

struct Names {
  std::multimap<std::string, Words> products;  // by first word
  std::set<std::string> vendors;               // first words of their names
};

Names NamesOf(const Claims& claims) {
  std::set<Words> products;
  Names names;
  for (const GuideClaims& guide : claims.guides) {
    const Words product = FoldedWords(guide.guide().source.product);
    if (base::Joined(product, " ").size() >= kShortestName) products.insert(product);
    const Words vendor = FoldedWords(guide.guide().source.vendor);
    if (!vendor.empty()) names.vendors.insert(vendor.front());
  }
  for (const Words& product : products) names.products.emplace(product.front(), product);
  return names;
}

using Places = std::map<std::string_view, Naming>;  // texts, each with the first place it stands in

void AddPlace(Places& places, const std::optional<std::string>& text, const Claim& claim,
              model::Field field) {
  if (text) places.try_emplace(*text, Naming{&claim, field});
}

// Every text in which a guide could name a product.
Places TextsOf(std::span<const Claim> claims) {
  Places texts;
  for (const Claim& claim : claims) {
    const model::Flow& flow = *claim.flow;
    AddPlace(texts, flow.component, claim, model::Field::component);
    AddPlace(texts, flow.source, claim, model::Field::source);
    AddPlace(texts, flow.destination, claim, model::Field::destination);
    AddPlace(texts, flow.purpose, claim, model::Field::purpose);
    AddPlace(texts, flow.remarks, claim, model::Field::remarks);
  }
  return texts;
}

Places HostsOf(std::span<const Claim> claims) {
  Places hosts;
  for (const Claim& claim : claims) {
    const model::Flow& flow = *claim.flow;
    AddPlace(hosts, flow.component_host, claim, model::Field::component);
    AddPlace(hosts, flow.source_host, claim, model::Field::source);
    AddPlace(hosts, flow.destination_host, claim, model::Field::destination);
  }
  return hosts;
}

using Products = std::map<std::string, Naming>;

void AddProductsNamed(const Words& text, const Naming& place, const Names& names, Products& named) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto [first, last] = names.products.equal_range(text[at]);
    for (auto product = first; product != last; ++product) {
      const Words& words = product->second;
      const bool fits = words.size() <= text.size() - at;
      if (fits && std::equal(words.begin(), words.end(), text.begin() + static_cast<std::ptrdiff_t>(at))) {
        named.try_emplace(base::Joined(words, " "), place);
      }
    }
  }
}

// The products that a guide names, itself among them.
Products ProductsNamed(const Claims& claims, const GuideClaims& guide, const Names& names) {
  Products named{{base::Joined(FoldedWords(guide.guide().source.product), " "), Naming{}}};
  for (const auto& [text, place] : TextsOf(claims.Of(guide)))
    AddProductsNamed(FoldedWords(text), place, names, named);
  for (const auto& [host, place] : HostsOf(claims.Of(guide))) {
    const Words words = FoldedWords(host);
    if (words.size() > 1 && names.vendors.contains(words.front()))
      named.try_emplace(base::Joined(words, " "), place);
  }
  return named;
}

std::size_t RootOf(std::vector<std::size_t>& circles, std::size_t guide) {
  while (circles[guide] != guide) guide = circles[guide] = circles[circles[guide]];
  return guide;
}

}  // namespace

Meetings::Meetings(const Claims& claims) {
  const Names names = NamesOf(claims);
  for (const GuideClaims& guide : claims.guides) named_.push_back(ProductsNamed(claims, guide, names));
  for (std::size_t i = 0; i < named_.size(); ++i) {
    for (const auto& [product, place] : named_[i]) naming_[product].push_back(i);
  }
  JoinCircles();
}

void Meetings::JoinCircles() {
  circles_.resize(named_.size());
  std::iota(circles_.begin(), circles_.end(), std::size_t{0});
  for (const auto& [product, guides] : naming_) {
    const std::size_t root = RootOf(circles_, guides.front());
    for (const std::size_t guide : guides) circles_[RootOf(circles_, guide)] = root;
  }
  for (std::size_t i = 0; i < circles_.size(); ++i) circles_[i] = RootOf(circles_, i);
}

std::map<std::size_t, Meetings::Step> Meetings::StepsFrom(std::size_t from) const {
  std::map<std::size_t, Step> steps{{from, {from, {}}}};
  std::vector<std::size_t> reached{from};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const auto& [product, place] : named_[reached[i]]) {
      for (const std::size_t next : naming_.at(product)) {
        if (steps.try_emplace(next, Step{reached[i], product}).second) reached.push_back(next);
      }
    }
  }
  return steps;
}

std::vector<Naming> Meetings::Between(std::size_t from, std::size_t to) const {
  const std::map<std::size_t, Step> steps = StepsFrom(from);
  std::vector<Naming> namings;
  for (std::size_t at = to; at != from && steps.contains(at);) {
    const Step& step = steps.at(at);
    for (const std::size_t guide : {at, step.guide}) {
      const Naming& naming = named_[guide].find(std::string(step.product))->second;
      if (naming.claim != nullptr) namings.push_back(naming);
    }
    at = step.guide;
  }
  std::reverse(namings.begin(), namings.end());
  return namings;
}

}  // namespace portbook::reconcile
