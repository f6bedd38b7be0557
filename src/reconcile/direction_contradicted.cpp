#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>

#include "portbook/base/utf8.h"
#include "reconcile/names.h"
#include "reconcile/witness.h"

namespace portbook::reconcile {
namespace {

using model::Direction;
using model::Field;

// What the heading or caption of the row's table says.
const model::Context* HeadingsDirection(const model::Entry& entry) {
  for (const model::Context& context : entry.context) {
    if (context.field == Field::direction) return &context;
  }
  return nullptr;
}

bool IsOneWay(const std::optional<Direction>& direction) {
  return direction && *direction != Direction::bidirectional;
}

std::optional<Draft> AgainstHeading(const Claim& claim) {
  const model::Context* heading = claim.in_table() ? HeadingsDirection(*claim.entry) : nullptr;
  if (heading == nullptr) return std::nullopt;
  const std::optional<Direction> said = model::ParseDirection(heading->value);
  if (!IsOneWay(said) || said == claim.flow->direction) return std::nullopt;
  Draft draft;
  draft.message =
      fmt::format("{} is {} by its cell and {} by the heading of its table", DescribePort(*claim.flow),
                  model::Name(*claim.flow->direction), model::Name(*said));
  draft.members.push_back(MemberOf(kClaim, claim, Field::direction));
  draft.members.push_back(
      {std::string(kCounterClaim), claim.flow->id, claim.flow->entry_id, heading->evidence});
  return draft;
}

// What comes in cannot start at the component that it comes in to, nor go out to the one that it leaves.
std::optional<Draft> AgainstEnds(const Claim& claim) {
  if (claim.component == kNoName || claim.source == claim.listener) return std::nullopt;
  const bool starts_here = claim.source == claim.component;
  const bool ends_here = claim.flow->destination && claim.listener == claim.component;
  const bool comes_in = claim.flow->direction == Direction::inbound;
  if (!(comes_in ? starts_here : ends_here)) return std::nullopt;
  Draft draft;
  draft.message =
      fmt::format("{} is {} for {}, yet {} there", DescribePort(*claim.flow),
                  model::Name(*claim.flow->direction), *claim.flow->component, comes_in ? "starts" : "ends");
  draft.members.push_back(MemberOf(kClaim, claim, Field::direction));
  draft.members.push_back(MemberOf(kCounterClaim, claim, comes_in ? Field::source : Field::destination));
  return draft;
}

// The row's own words, or a sentence of the guide about its port. MeetingPlace has 123 in the table of
// incoming ports, and a paragraph that wants it open in both directions.
std::optional<Draft> AgainstWords(const Claims& claims, const Claim& claim) {
  const rules::RuleSet& rules = claims.guides[claim.guide].rules();
  std::vector<Witness> witnesses = WitnessesTo(Field::direction, claim, rules);
  for (Witness& witness : WitnessesInSentences(Field::direction, claim, rules)) {
    const std::string sentence = base::FoldForComparison(witness.prose);
    if (FindName(sentence, claims.Text(claim.component)) != std::string::npos)
      witnesses.push_back(std::move(witness));
  }
  for (const Witness& witness : witnesses) {
    if (witness.value == model::Name(*claim.flow->direction)) continue;
    Draft draft;
    draft.message =
        fmt::format("{}{} is {} by its table and {} by the guide's words", DescribePort(*claim.flow),
                    OnListener(*claim.flow), model::Name(*claim.flow->direction), witness.value);
    draft.members = {MemberOf(kClaim, claim, Field::direction),
                     {std::string(kCounterClaim), claim.flow->id, claim.flow->entry_id, witness.evidence}};
    return draft;
  }
  return std::nullopt;
}

// A row between two hosts about one service: both flows of a two-way row have it.
struct Way {
  const Claim* claim = nullptr;
  bool is_two_way = false;
};

Way WayOf(std::span<const Claim> row) {
  const Claim& first = row.front();
  const bool swapped = std::any_of(row.begin(), row.end(), [&](const Claim& claim) {
    return claim.source == first.listener && claim.listener == first.source;
  });
  return {&first, swapped && first.source != first.listener};
}

// "ldap" of "ldaps": what two rows must have in common to be the plain and the secured form of one service.
std::string PlainForm(const Claim& claim, const rules::RuleSet& rules) {
  if (claim.flow->services.size() != 1) return "";
  const std::string& service = claim.flow->services.front();
  const bool is_secured = service.ends_with("s") && rules.FindService(service.substr(0, service.size() - 1));
  return is_secured ? service.substr(0, service.size() - 1) : service;
}

Draft OneWayOnly(const Claim& both, const Claim& one) {
  Draft draft;
  draft.message = fmt::format("{} {} goes both ways between {} and {}, and {} {} one way only",
                              DescribeServices(*both.flow), DescribePort(*both.flow), *both.flow->source,
                              *both.flow->destination, DescribeServices(*one.flow), DescribePort(*one.flow));
  draft.help = "open it towards the listener of the other row only, until the way back is confirmed";
  draft.members = {MemberOf(kClaim, both, Field::source), MemberOf(kCounterClaim, one, Field::source)};
  draft.compared = {&both, &one};
  draft.kind = diag::Kind::direction_contradicted;
  draft.guide = both.guide;
  draft.subject = DescribePort(*both.flow);
  return draft;
}

// A service and its secured form are opened by the same side: IM and Presence has arrows both ways for LDAP,
// and for LDAPS in the next row one towards the directory.
void CompareWithSecuredForm(const Claims& claims, Drafts& drafts) {
  using Key = std::tuple<std::size_t, int, NameId, NameId, std::string>;
  std::map<Key, std::vector<Way>> by_service;
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const Claim& claim = row.front();
    if (!claim.in_table() || !claim.flow->source || !claim.flow->destination) return;
    const auto [first, second] = std::minmax(claim.source, claim.listener);
    std::string service = PlainForm(claim, claims.guides[claim.guide].rules());
    if (!service.empty())
      by_service[{claim.guide, claim.entry->grid, first, second, std::move(service)}].push_back(WayOf(row));
  });
  for (const auto& [key, ways] : by_service) {
    const auto both = std::find_if(ways.begin(), ways.end(), [](const Way& way) { return way.is_two_way; });
    if (both == ways.end()) continue;
    const auto one = std::find_if(ways.begin(), ways.end(), [&](const Way& way) {
      return !way.is_two_way && way.claim->services != both->claim->services &&
             Intersect(*way.claim, *both->claim);
    });
    const bool alone = ways.size() == 2;
    if (one != ways.end() && alone) drafts.push_back(OneWayOnly(*both->claim, *one->claim));
  }
}

}  // namespace

// Told once a row, however many ports and transports it has.
void FindContradictedDirections(const Claims& claims, Drafts& drafts) {
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const Claim& claim = row.front();
    if (!IsOneWay(claim.flow->direction)) return;
    std::optional<Draft> draft = AgainstHeading(claim);
    if (!draft) draft = AgainstEnds(claim);
    if (!draft) draft = AgainstWords(claims, claim);
    if (!draft) return;
    draft->kind = diag::Kind::direction_contradicted;
    draft->guide = claim.guide;
    draft->subject = DescribePort(*claim.flow);
    drafts.push_back(std::move(*draft));
  });
  CompareWithSecuredForm(claims, drafts);
}

}  // namespace portbook::reconcile
