#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <array>
#include <set>

#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

using Words = std::set<std::string>;

Words WordsOf(std::string_view folded) {
  Words words;
  std::string word;
  for (std::size_t at = 0; at <= folded.size();) {
    const base::CodePoint point = base::DecodeAt(folded, at);
    if (point.size > 0 && base::IsWordCharacter(point.value)) {
      word.append(folded, at, point.size);
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
    at += std::max<std::size_t>(point.size, 1);
  }
  return words;
}

// A row with both ends in its own cells, below a section that names a part of the product.
bool CanMismatch(const Claim& claim) {
  if (!claim.in_table()) return false;
  const model::Statement* section = model::Find(*claim.flow, model::Field::component);
  const model::Statement* destination = model::Find(*claim.flow, model::Field::destination);
  return section != nullptr && section->basis == model::Basis::heading && claim.source != kNoName &&
         destination != nullptr && destination->basis == model::Basis::cell;
}

constexpr std::array kEnds = {&Claim::source, &Claim::listener};

// An end that holds every word of the section.
bool NamesSection(const Claims& claims, const Claim& claim) {
  const Words section = WordsOf(claims.Text(claim.component));
  return std::any_of(kEnds.begin(), kEnds.end(), [&](NameId Claim::*end) {
    const Words words = WordsOf(claims.Text(claim.*end));
    return std::includes(words.begin(), words.end(), section.begin(), section.end());
  });
}

Draft Mismatched(const Claim& odd, const Claim& usual) {
  Draft draft;
  draft.kind = diag::Kind::section_mismatch;
  draft.guide = odd.guide;
  draft.subject = *odd.flow->component;
  draft.message =
      fmt::format("{} from {} to {} stands in the section {}, which is an end of every other row there",
                  DescribePort(*odd.flow), *odd.flow->source, *odd.flow->destination, *odd.flow->component);
  draft.members.push_back(MemberOf(kClaim, odd, model::Field::destination));
  draft.members.push_back(MemberOf(kCounterClaim, odd, model::Field::component));
  draft.members.push_back(MemberOf(kWitness, usual, model::Field::destination));
  return draft;
}

}  // namespace

// One row that stands alone against two or more: where several rows leave their section, the section is a
// topic.
void FindMismatchedSections(const Claims& claims, Drafts& drafts) {
  constexpr std::size_t kFewest = 2;
  Group rows;
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    if (CanMismatch(row.front())) rows.push_back(&row.front());
  });
  const auto section = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.entry->grid, claim.component);
  };
  ForEachGroup(rows, section, [&](const Group& group) {
    Group usual, odd;
    for (const Claim* claim : group) (NamesSection(claims, *claim) ? usual : odd).push_back(claim);
    if (odd.size() == 1 && usual.size() >= kFewest)
      drafts.push_back(Mismatched(*odd.front(), *usual.front()));
  });
}

}  // namespace portbook::reconcile
