#include "review/whereabouts.h"

#include <algorithm>

namespace portbook::review {
namespace {

bool Touch(const base::Text& a, const base::Text& b) {
  if (a.runs().empty() || b.runs().empty()) return false;
  const base::Span one = a.Extent(), other = b.Extent();
  return one.begin < other.end && other.begin < one.end;
}

// Of the statement that rests on the words, or on some of them.
std::string RuleOn(const model::Flow& flow, const base::Evidence& words) {
  const model::Statement* touched = nullptr;
  for (const model::Statement& statement : flow.statements) {
    for (const base::Evidence& evidence : statement.evidence) {
      if (evidence.quote == words.quote) return statement.rule;
      if (touched == nullptr && Touch(evidence.quote, words.quote)) touched = &statement;
    }
  }
  return touched == nullptr ? "" : touched->rule;
}

}  // namespace

Whereabouts::Whereabouts(const model::Catalog& catalog) : catalog_(catalog), lookup_(catalog) {
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Flow& flow : guide.flows) {
      flows_.emplace(Key(&guide, flow.id), &flow);
      homes_.emplace(&flow, &guide);
    }
    for (std::size_t i = 0; i < guide.entry_ids.size(); ++i)
      entries_.emplace(Key(&guide, guide.entry_ids[i]), &guide.entries[i]);
  }
}

const model::Guide* Whereabouts::Guide(std::string_view id) const {
  const auto place = lookup_.Find(id);
  return place ? &catalog_.guides[static_cast<std::size_t>(*place - 1)] : nullptr;
}

const model::Flow* Whereabouts::Flow(const model::Guide& guide, std::string_view id) const {
  const auto found = flows_.find({&guide, id});
  return found == flows_.end() ? nullptr : found->second;
}

const model::Entry* Whereabouts::Entry(const model::Guide& guide, std::string_view id) const {
  const auto found = entries_.find({&guide, id});
  return found == entries_.end() ? nullptr : found->second;
}

const model::Guide* Whereabouts::GuideOf(const model::Flow& flow) const {
  const auto found = homes_.find(&flow);
  return found == homes_.end() ? nullptr : found->second;
}

Member Whereabouts::MemberOf(const model::FindingMember& member, std::string_view own) const {
  Member found;
  found.role = member.role;
  found.evidence = &member.evidence;
  if (const auto home = lookup_.Home(member, lookup_.Find(own)))
    found.guide = &catalog_.guides[static_cast<std::size_t>(*home - 1)];
  if (found.guide == nullptr) return found;
  found.flow = Flow(*found.guide, member.flow_id);
  found.entry =
      found.flow != nullptr ? EntryOf(*found.guide, *found.flow) : Entry(*found.guide, member.entry_id);
  if (found.flow != nullptr) found.rule = RuleOn(*found.flow, member.evidence);
  if (found.rule.empty() && found.entry != nullptr) found.rule = found.entry->rule;
  return found;
}

const model::Entry* EntryOf(const model::Guide& guide, const model::Flow& flow) {
  const auto place = static_cast<std::size_t>(flow.entry);
  return flow.entry < 0 || place >= guide.entries.size() ? nullptr : &guide.entries[place];
}

Member RowOf(const model::Guide& guide, const model::Flow& flow) {
  static const base::Evidence nowhere;
  const model::Statement* telling = Find(flow, model::Field::port);
  for (const model::Statement& statement : flow.statements) {
    if (telling == nullptr || telling->evidence.empty()) telling = &statement;
  }
  Member member;
  member.guide = &guide;
  member.entry = EntryOf(guide, flow);
  const bool has_words = telling != nullptr && !telling->evidence.empty();
  member.evidence = has_words ? &telling->evidence.front() : &nowhere;
  if (telling != nullptr) member.rule = telling->rule;
  return member;
}

}  // namespace portbook::review
