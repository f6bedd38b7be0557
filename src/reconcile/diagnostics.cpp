#include "reconcile/comparisons.h"

namespace portbook::reconcile {
namespace {

struct Place {
  int grid = -1, row = -1;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// Which entry a row became, and its flow where there is but one.
struct RowLink {
  Place place;
  std::size_t entry = 0;
  const model::Flow* flow = nullptr;
};

std::vector<RowLink> LinkRows(const Claims& claims, const GuideClaims& guide) {
  std::vector<const model::Flow*> flow_of(guide.guide().entries.size(), nullptr);
  ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
    if (row.front().entry == nullptr || row.size() != 1) return;
    flow_of[static_cast<std::size_t>(row.front().flow->entry)] = row.front().flow;
  });
  std::vector<RowLink> links;
  for (std::size_t i = 0; i < flow_of.size(); ++i) {
    const model::Entry& entry = guide.guide().entries[i];
    if (entry.grid >= 0) links.push_back({{entry.grid, entry.row}, i, flow_of[i]});
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const RowLink& a, const RowLink& b) { return a.place < b.place; });
  return links;
}

// nullptr where the place is no row, or a row that became several entries: which of them is meant is not
// known.
const RowLink* FindRow(const std::vector<RowLink>& links, const base::TablePlace& place) {
  const Place wanted{place.grid, place.row};
  const auto first = std::lower_bound(links.begin(), links.end(), wanted,
                                      [](const RowLink& link, const Place& at) { return link.place < at; });
  if (first == links.end() || first->place != wanted) return nullptr;
  const auto second = first + 1;
  return second != links.end() && second->place == wanted ? nullptr : &*first;
}

model::FindingMember LinkedMember(const model::Guide& guide, const std::vector<RowLink>& links,
                                  const base::Evidence& evidence, bool is_subject) {
  model::FindingMember member{std::string(is_subject ? kSubject : kWitness), "", "", evidence};
  const RowLink* link = FindRow(links, evidence.place);
  if (link == nullptr) return member;
  if (link->entry < guide.entry_ids.size()) member.entry_id = guide.entry_ids[link->entry];
  if (link->flow != nullptr) member.flow_id = link->flow->id;
  return member;
}

// Kinds of which a guide asks one question, whatever its rows and sentences say.
bool IsOneQuestion(diag::Kind kind) {
  return kind == diag::Kind::port_missing || kind == diag::Kind::transport_missing ||
         kind == diag::Kind::port_in_prose_only;
}

// What findings are settled by together: equal words in question (one value that no rule reads, one mark
// without its note).
std::string SubjectOf(const diag::Diagnostic& diagnostic) {
  if (IsOneQuestion(diagnostic.kind) || diagnostic.evidence.empty()) return "";
  return diagnostic.evidence.front().quote.value();
}

}  // namespace

void AddDiagnostics(const Claims& claims, Drafts& drafts) {
  for (std::size_t i = 0; i < claims.guides.size(); ++i) {
    const GuideClaims& guide = claims.guides[i];
    const std::vector<RowLink> links = LinkRows(claims, guide);
    for (const diag::Diagnostic& diagnostic : guide.reading->diagnostics) {
      Draft draft;
      draft.kind = diagnostic.kind;
      draft.guide = i;
      draft.subject = SubjectOf(diagnostic);
      draft.message = diagnostic.message;
      draft.help = diagnostic.help;
      if (diagnostic.evidence.empty()) draft.value = diagnostic.message;
      for (const base::Evidence& evidence : diagnostic.evidence) {
        draft.members.push_back(LinkedMember(guide.guide(), links, evidence, draft.members.empty()));
      }
      drafts.push_back(std::move(draft));
    }
  }
}

}  // namespace portbook::reconcile
