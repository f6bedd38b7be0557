// A Draft is a finding before it has an id: what a comparison writes. Finish gives ids, groups, severities
// and the total order. No comparison stands here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reconcile/claims.h"

namespace portbook::reconcile {

struct Draft {
  diag::Kind kind = diag::Kind::entry_unread;
  std::size_t guide = 0;  // index into Claims::guides
  std::string subject;    // drafts of one guide, kind and folded subject are settled together; no sentence
  std::string value;  // what tells it from others where its members do not; no sentence if it can be helped
  std::string message;
  std::string help;
  std::vector<model::FindingMember> members;
  Group compared;  // the claims that it sets against each other, if any
};

struct Findings {
  std::vector<model::FindingGroup> groups;
  std::vector<model::Finding> findings;
};

// Both in the canonical order of the catalog.
Findings Finish(const Claims& claims, std::vector<Draft> drafts);
// All of them in that order; of findings with one id the first is kept.
Findings Combine(std::vector<Findings> parts);

inline constexpr std::string_view kSubject = "subject";
inline constexpr std::string_view kClaim = "claim";
inline constexpr std::string_view kCounterClaim = "counter-claim";
inline constexpr std::string_view kWitness = "witness";

// The claim under a role, with the place where the guide states `field`, else with the row's first visible
// cell.
model::FindingMember MemberOf(std::string_view role, const Claim& claim, model::Field field);
// Every claim of the group: the first is the claim, the others are counter-claims.
std::vector<model::FindingMember> SidesOf(const Group& group, model::Field field);

// "a", "a and b", "a, b and c"; of more than five, four and "N more". Repeats are told once.
std::string Listed(const std::vector<std::string>& items);

// "443", "16384-32767"
std::string Describe(const model::PortRange& range);
// "tcp 443"; "port 443" where the transport is unknown.
std::string DescribePort(const model::Flow& flow);
// "axl/https"; empty where none is stated.
std::string DescribeServices(const model::Flow& flow);
// " on NAME", or empty where no listener is named.
std::string OnListener(const model::Flow& flow);
// The first of each entry's claims: for findings about a row, which are told once however many atoms it has.
Group OnePerEntry(const Group& group);

}  // namespace portbook::reconcile
