#include "review/unfit_decisions.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "portbook/base/utf8.h"
#include "portbook/model/evidence_words.h"

namespace portbook::review {
namespace {

constexpr double kLeastAlike = 0.5;  // of the words of both rows, how many both have

using Words = std::set<std::string>;

void AddWords(std::string_view text, Words& words) {
  const std::string folded = base::FoldForComparison(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at && folded[at] != '|') words.insert(folded.substr(at, end - at));
    at = end + 1;
  }
}

double Likeness(const Words& a, const Words& b) {
  const auto common = static_cast<double>(
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
  const double all = static_cast<double>(a.size() + b.size()) - common;
  return all > 0 ? common / all : 0;
}

}  // namespace

bool IsAboutDecision(diag::Kind kind) {
  return kind == diag::Kind::decision_stale || kind == diag::Kind::decision_orphaned;
}

// The finding names the decision by the finding that it was made on; the dataset has no other link.
const model::Decision* UnfitDecision(const model::Guide& guide, const model::Finding& finding) {
  const model::Standing standing =
      finding.kind == diag::Kind::decision_stale ? model::Standing::stale : model::Standing::orphaned;
  if (!IsAboutDecision(finding.kind)) return nullptr;
  const auto found =
      std::find_if(guide.decisions.begin(), guide.decisions.end(), [&](const model::Decision& decision) {
        return decision.standing == standing && finding.message.find(decision.finding) != std::string::npos;
      });
  return found == guide.decisions.end() ? nullptr : &*found;
}

const model::Entry* RowLike(const std::vector<std::string>& words, const model::Guide& guide) {
  Words then;
  for (const std::string& text : words) AddWords(text, then);
  const model::Entry* most_alike = nullptr;
  double most = kLeastAlike;
  for (const model::Entry& entry : guide.entries) {
    Words now;
    AddWords(model::RowWords(entry), now);
    const double likeness = Likeness(then, now);
    if (likeness < most || (most_alike != nullptr && likeness == most)) continue;
    most = likeness;
    most_alike = &entry;
  }
  return most_alike;
}

}  // namespace portbook::review
