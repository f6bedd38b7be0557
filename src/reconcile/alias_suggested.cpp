#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "portbook/base/edit_distance.h"
#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

// "Front End Server" and "Front End Servers" are one, "SQL" and "SSL" are not.
constexpr int kEdits = 1;
constexpr std::size_t kShortestWord = 5;  // bytes of a word that may differ

// A canonical name with the first claim that has it.
struct Named {
  std::string name, folded;
  const Claim* claim = nullptr;
  model::Field field = model::Field::source;
};

// Names that one flow has at both ends, and so are two hosts.
using Pairs = std::set<std::pair<std::string, std::string>>;

struct Names {
  std::map<std::string, Named> by_folded;
  Pairs apart;
};

void Add(const Claim& claim, model::Field field, const std::optional<std::string>& host, Names& names) {
  if (!host) return;
  std::string folded = base::FoldForComparison(*host);
  if (!folded.empty()) names.by_folded.try_emplace(folded, Named{*host, folded, &claim, field});
}

Names NamesOf(const Claims& claims) {
  Names names;
  for (const Claim& claim : claims.all) {
    const model::Flow& flow = *claim.flow;
    Add(claim, model::Field::component, flow.component_host, names);
    Add(claim, model::Field::source, flow.source_host, names);
    Add(claim, model::Field::destination, flow.destination_host, names);
    if (flow.source_host && flow.destination_host) {
      names.apart.emplace(base::FoldForComparison(*flow.source_host),
                          base::FoldForComparison(*flow.destination_host));
    }
  }
  return names;
}

std::vector<std::string> WordsOf(std::string_view folded) {
  std::vector<std::string> words(1);
  for (const char c : folded) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

// The name without its maker in front and without what is no letter or digit: "acme front-end server" and
// "front end server" are alike.
std::string Bare(std::string_view folded, const std::set<std::string>& makers) {
  for (const std::string& maker : makers) {
    const bool leads = folded.starts_with(maker) && folded.substr(maker.size()).starts_with(' ');
    if (leads) folded.remove_prefix(maker.size() + 1);
  }
  std::string bare;
  for (std::size_t at = 0; at < folded.size();) {
    const base::CodePoint c = base::DecodeAt(folded, at);
    if (base::IsWordCharacter(c.value)) bare += folded.substr(at, c.size);
    at += c.size;
  }
  return bare;
}

// A word that may be misspelt or in the plural: no number and no acronym.
bool MayDiffer(const std::string& word) {
  return word.size() >= kShortestWord && word.find_first_of("0123456789") == std::string::npos;
}

class Suggestions {
 public:
  Suggestions(const Names& names, Drafts& drafts) : names_(names), drafts_(drafts) {}

  // Once for each pair, in the guide of the name that comes later.
  void Add(const Named& a, const Named& b, std::string_view difference) {
    const bool in_order =
        std::pair(a.claim->guide, a.claim->flow->entry) <= std::pair(b.claim->guide, b.claim->flow->entry);
    const Named &first = in_order ? a : b, &later = in_order ? b : a;
    if (names_.apart.contains({a.folded, b.folded}) || names_.apart.contains({b.folded, a.folded})) return;
    if (!told_.emplace(first.folded, later.folded).second) return;
    Draft draft;
    draft.kind = diag::Kind::alias_suggested;
    draft.guide = later.claim->guide;
    draft.subject = later.folded;
    draft.message = fmt::format("\"{}\" may be \"{}\" under another name: they differ {}", later.name,
                                first.name, difference);
    draft.help =
        fmt::format("if they are one, add an [[alias]] with name = \"{}\" and raw = [\"{}\"] to the rules",
                    first.name, later.name);
    draft.members = {MemberOf(kClaim, *later.claim, later.field),
                     MemberOf(kWitness, *first.claim, first.field)};
    drafts_.push_back(std::move(draft));
  }

 private:
  const Names& names_;
  Drafts& drafts_;
  Pairs told_;
};

using Alike = std::map<std::string, std::vector<const Named*>>;

template <class Visit>
void ForEachPair(const Alike& alike, Visit visit) {
  for (const auto& [key, names] : alike) {
    const std::size_t compared = std::min(names.size(), kCompared);
    for (std::size_t i = 0; i < compared; ++i) {
      for (std::size_t j = i + 1; j < compared; ++j) visit(*names[i], *names[j]);
    }
  }
}

// Vendors and publishers of the guides, folded.
std::set<std::string> MakersOf(const Claims& claims) {
  std::set<std::string> makers;
  for (const GuideClaims& guide : claims.guides) {
    const model::Source& source = guide.guide().source;
    for (const std::string& maker : {source.vendor, source.publisher})
      makers.insert(base::FoldForComparison(maker));
  }
  makers.erase("");
  return makers;
}

void AddEqualWhenBare(const Claims& claims, const Names& names, Suggestions& suggestions) {
  const std::set<std::string> makers = MakersOf(claims);
  Alike alike;
  for (const auto& [folded, name] : names.by_folded) alike[Bare(folded, makers)].push_back(&name);
  ForEachPair(alike, [&](const Named& a, const Named& b) {
    suggestions.Add(a, b, "in the maker's name or in punctuation alone");
  });
}

// Names of as many words that share all of them but one; that one is left out of the key.
void AddOneWordApart(const Names& names, Suggestions& suggestions) {
  for (std::size_t place = 0, longest = 1; place < longest; ++place) {
    Alike alike;
    for (const auto& [folded, name] : names.by_folded) {
      std::vector<std::string> words = WordsOf(folded);
      longest = std::max(longest, words.size());
      if (place >= words.size() || !MayDiffer(words[place])) continue;
      words[place].clear();
      alike[base::Joined(words, " ")].push_back(&name);
    }
    ForEachPair(alike, [&](const Named& a, const Named& b) {
      if (base::EditDistance(WordsOf(a.folded)[place], WordsOf(b.folded)[place], kEdits) >= 0)
        suggestions.Add(a, b, "in one letter");
    });
  }
}

}  // namespace

void SuggestAliases(const Claims& claims, Drafts& drafts) {
  const Names names = NamesOf(claims);
  Suggestions suggestions(names, drafts);
  AddEqualWhenBare(claims, names, suggestions);
  AddOneWordApart(names, suggestions);
}

}  // namespace portbook::reconcile
