#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include "reconcile/witness.h"

namespace portbook::reconcile {
namespace {

// 65335 for 65535 is a known slip of the keyboard (OCS prints 49152-65335). Nothing ends there by design.
constexpr std::uint16_t kMisprint = 65335;

bool EndsAtMisprint(const std::optional<model::PortRange>& range) {
  return range && range->first() < range->last() && range->last() == kMisprint;
}

void Report(const Claim& claim, const model::PortRange& range, model::Field field, Drafts& drafts) {
  Draft draft;
  draft.kind = diag::Kind::range_suspicious;
  draft.guide = claim.guide;
  draft.subject = Describe(range);
  draft.message = fmt::format("{} ends at {}, a common misprint of 65535", Describe(range), kMisprint);
  draft.help = "compare with another edition of the guide";
  draft.members.push_back(MemberOf(kSubject, claim, field));
  drafts.push_back(std::move(draft));
}

bool IsInterval(const Claim& claim) {
  return claim.has_range() && claim.range().first() < claim.range().last();
}

// The words by which the row's prose knows its transport ("media"), where it is another one than the cells'.
std::optional<Witness> OtherTransport(std::span<const Claim> row, const rules::RuleSet& rules) {
  if (!IsInterval(row.front())) return std::nullopt;
  for (Witness& witness : WitnessesTo(model::Field::transport, row.front(), rules)) {
    const std::optional<model::Transport> known = model::ParseTransport(witness.value);
    const bool stated = std::any_of(row.begin(), row.end(), [&](const Claim& claim) {
      return claim.flow->transport == known || claim.flow->transport == model::Transport::unresolved;
    });
    if (!stated) return std::move(witness);
  }
  return std::nullopt;
}

// A row of the same sort of traffic that has the transport which such traffic is known by.
const Claim* FindUsual(const GuideClaims& guide, std::span<const Claim> claims, std::string_view transport) {
  for (const Claim& claim : claims) {
    if (!IsInterval(claim) || model::Name(claim.flow->transport) != transport) continue;
    for (const Witness& witness : WitnessesTo(model::Field::transport, claim, guide.rules())) {
      if (witness.value == transport) return &claim;
    }
  }
  return nullptr;
}

// Media over TCP alone in a guide whose other media is UDP. Where the guide has no other, the row stands.
void CompareWithItsLike(const Claims& claims, const GuideClaims& guide, Drafts& drafts) {
  ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
    const std::optional<Witness> witness = OtherTransport(row, guide.rules());
    if (!witness) return;
    const Claim* usual = FindUsual(guide, claims.Of(guide), witness->value);
    if (usual == nullptr) return;
    const Claim& claim = row.front();
    Draft draft;
    draft.kind = diag::Kind::range_suspicious;
    draft.guide = claim.guide;
    draft.subject = DescribePort(*claim.flow);
    draft.message = fmt::format("{}{} is {} alone, where such ports are {} elsewhere in the guide",
                                Describe(claim.range()), OnListener(*claim.flow),
                                model::Name(claim.flow->transport), witness->value);
    draft.help = "find out whether " + witness->value + " is meant, or needed as well";
    draft.members.push_back(MemberOf(kClaim, claim, model::Field::transport));
    draft.members.push_back({std::string(kWitness), claim.flow->id, claim.flow->entry_id, witness->evidence});
    draft.members.push_back(MemberOf(kCounterClaim, *usual, model::Field::transport));
    drafts.push_back(std::move(draft));
  });
}

}  // namespace

void FindSuspiciousRanges(const Claims& claims, Drafts& drafts) {
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const auto port = std::find_if(row.begin(), row.end(),
                                   [](const Claim& claim) { return EndsAtMisprint(claim.flow->port.range); });
    if (port != row.end()) Report(*port, port->range(), model::Field::port, drafts);
    const auto source = std::find_if(row.begin(), row.end(), [](const Claim& claim) {
      return claim.flow->source_port && EndsAtMisprint(claim.flow->source_port->range);
    });
    if (source != row.end())
      Report(*source, *source->flow->source_port->range, model::Field::source_port, drafts);
  });
  for (const GuideClaims& guide : claims.guides) CompareWithItsLike(claims, guide, drafts);
}

}  // namespace portbook::reconcile
