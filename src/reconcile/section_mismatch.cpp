#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "reconcile/names.h"

namespace portbook::reconcile {
namespace {

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
  const std::set<std::string> section = WordsOf(claims.Text(claim.component));
  return std::any_of(kEnds.begin(), kEnds.end(), [&](NameId Claim::*end) {
    const std::set<std::string> words = WordsOf(claims.Text(claim.*end));
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

// One row that stands alone against two or more: where several rows leave their section, the section is a
// topic.
void CompareEnds(const Claims& claims, Drafts& drafts) {
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

bool HasSection(const Claim& claim) {
  if (!claim.in_table() || claim.component == kNoName) return false;
  const model::Statement* section = model::Find(*claim.flow, model::Field::component);
  return section != nullptr && section->basis == model::Basis::heading;
}

// A row of each section, by guide, table and the section's name.
using Sections = std::map<std::tuple<std::size_t, int, std::string_view>, const Claim*>;

// What a purpose of a name and one word is about: "Media Server" of "Media Server Administration". Whoever
// connects is named in a sentence, or in the plural.
std::string_view NameAhead(std::string_view purpose) {
  const std::size_t last = purpose.rfind(' ');
  return last == std::string_view::npos ? "" : purpose.substr(0, last);
}

Draft OfAnother(const Claim& row, const Claim& other) {
  Draft draft;
  draft.kind = diag::Kind::section_mismatch;
  draft.guide = row.guide;
  draft.subject = *row.flow->component;
  draft.message = fmt::format(
      "{} stands in the section {}, and by its own words belongs to {}, another section of the table",
      DescribePort(*row.flow), *row.flow->component, *other.flow->component);
  draft.members = {MemberOf(kClaim, row, row.flow->purpose ? model::Field::purpose : model::Field::remarks),
                   MemberOf(kCounterClaim, row, model::Field::component),
                   MemberOf(kWitness, other, model::Field::component)};
  return draft;
}

// MeetingPlace: "Media Server Administration" stands below "Application Server", and "Media Server" is a
// section of its own.
void CompareWords(const Claims& claims, Drafts& drafts) {
  Group rows;
  Sections sections;
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const Claim& claim = row.front();
    if (!HasSection(claim)) return;
    rows.push_back(&claim);
    sections.try_emplace({claim.guide, claim.entry->grid, claims.Text(claim.component)}, &claim);
  });
  for (const Claim* row : rows) {
    const auto other = sections.find({row->guide, row->entry->grid, NameAhead(claims.Text(row->purpose))});
    if (other != sections.end() && other->second->component != row->component)
      drafts.push_back(OfAnother(*row, *other->second));
  }
}

}  // namespace

void FindMismatchedSections(const Claims& claims, Drafts& drafts) {
  CompareEnds(claims, drafts);
  CompareWords(claims, drafts);
}

}  // namespace portbook::reconcile
