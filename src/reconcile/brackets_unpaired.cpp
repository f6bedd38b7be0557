#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

constexpr std::string_view kOpening = "([{", kClosing = ")]}";

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// "2) EWS": the closing bracket of a list's number has no other half.
bool IsOfListNumber(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && !IsSpace(text[begin - 1])) --begin;
  constexpr std::size_t kLongestNumber = 2;
  return begin < at && at - begin <= kLongestNumber;
}

bool Pair(std::string_view text) {
  std::string open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (kOpening.find(text[at]) != std::string_view::npos) open += text[at];
    const std::size_t closing = kClosing.find(text[at]);
    if (closing == std::string_view::npos) continue;
    if (!open.empty() && open.back() == kOpening[closing]) {
      open.pop_back();
    } else if (!open.empty() || !IsOfListNumber(text, at)) {
      return false;
    }
  }
  return open.empty();
}

bool HasValues(model::Role role) {
  return role == model::Role::service || role == model::Role::transport || role == model::Role::port ||
         role == model::Role::source_port || role == model::Role::protocol_port ||
         role == model::Role::source_protocol_port;
}

}  // namespace

// Told once a row and place: a layout may read two columns from one cell.
void FindUnpairedBrackets(const Claims& claims, Drafts& drafts) {
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const Claim& claim = row.front();
    if (!claim.in_table()) return;
    for (const model::RoleCell& cell : claim.entry->cells) {
      base::Text text = cell.text();
      if (!HasValues(cell.role) || Pair(text.value())) continue;
      Draft draft;
      draft.kind = diag::Kind::brackets_unpaired;
      draft.guide = claim.guide;
      draft.subject = text.value();
      draft.message = fmt::format("`{}` has a bracket without its other half", text.Folded().value());
      draft.members.push_back(
          {std::string(kSubject), claim.flow->id, claim.flow->entry_id, {std::move(text), cell.place}});
      drafts.push_back(std::move(draft));
      return;
    }
  });
}

}  // namespace portbook::reconcile
