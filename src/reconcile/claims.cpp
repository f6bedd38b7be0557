#include "reconcile/claims.h"

#include <fmt/format.h>

#include "portbook/base/check.h"
#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

template <class T>
bool Meet(const std::optional<T>& a, const std::optional<T>& b) {
  return !a || !b || *a == *b;
}

bool Meet(NameId a, NameId b) { return a == kNoName || b == kNoName || a == b; }

bool MeetReleases(const Claim& a, const Claim& b) {
  if (Meet(a.scope.applies_to, b.scope.applies_to)) return true;
  const std::vector<std::string>& others = b.flow->applies_to;
  return std::any_of(a.flow->applies_to.begin(), a.flow->applies_to.end(), [&](const std::string& release) {
    return std::find(others.begin(), others.end(), release) != others.end();
  });
}

// One text for a set of words, whatever their order.
std::string SetText(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return base::Joined(words, "\n");
}

// Two protocols that are both "proprietary" are not known to be one.
std::vector<std::string> NamedServices(const model::Flow& flow, const rules::RuleSet& rules) {
  std::vector<std::string> named = flow.services;
  std::erase_if(named, [&](const std::string& service) {
    const rules::ServiceTerm* term = rules.FindService(service);
    return term != nullptr && term->names_none;
  });
  return named;
}

bool Covers(std::string_view host, std::string_view other) {
  return other.starts_with(host) && (other.size() == host.size() || other[host.size()] == ' ');
}

const model::Entry* EntryOf(const model::Guide& guide, int entry) {
  const bool known = entry >= 0 && static_cast<std::size_t>(entry) < guide.entries.size();
  return known ? &guide.entries[static_cast<std::size_t>(entry)] : nullptr;
}

// Words that must agree for two rows to speak of the same thing: the vendor copies a remark from table to
// table and edits its end. Shorter purposes ("Secure access") fit many ports.
constexpr std::size_t kWords = 4;

std::vector<std::string> FirstWords(std::string_view text, std::size_t most) {
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::DecodeAt(text, at);
    const bool is_word = base::IsWordCharacter(point.value);
    if (is_word && !inside && words.size() == most) break;
    if (is_word && !inside) words.emplace_back();
    if (is_word) words.back() += text.substr(at, point.size);
    inside = is_word;
    at += std::max<std::size_t>(point.size, 1);
  }
  return words;
}

}  // namespace

Claims::Claims(std::span<const Reading> readings) {
  Intern(std::string());
  for (std::size_t i = 0; i < readings.size(); ++i) {
    PORTBOOK_CHECK(readings[i].rules != nullptr);
    GuideClaims guide{&readings[i], all.size(), all.size()};
    AddFlows(i, readings[i]);
    guide.end = all.size();
    guides.push_back(guide);
  }
}

void Claims::AddFlows(std::size_t guide, const Reading& reading) {
  std::vector<const model::Flow*> flows;
  flows.reserve(reading.guide.flows.size());
  for (const model::Flow& flow : reading.guide.flows) flows.push_back(&flow);
  std::stable_sort(flows.begin(), flows.end(), [](const model::Flow* a, const model::Flow* b) {
    return std::tie(a->entry, a->id) < std::tie(b->entry, b->id);
  });
  for (const model::Flow* flow : flows) {
    Claim claim;
    claim.guide = guide;
    claim.flow = flow;
    claim.entry = EntryOf(reading.guide, flow->entry);
    if (const std::string* listener = ListenerOf(*flow))
      claim.listener = Intern(base::FoldForComparison(*listener));
    claim.source = Intern(flow->source_host);
    claim.component = Intern(flow->component_host);
    claim.services = Intern(SetText(NamedServices(*flow, *reading.rules)));
    claim.purpose = Intern(flow->purpose ? flow->purpose : flow->remarks);
    claim.scope = {flow->interface, flow->exposure, Intern(flow->condition),
                   Intern(SetText(flow->applies_to))};
    all.push_back(claim);
  }
}

NameId Claims::Intern(std::string folded) {
  const auto [at, is_new] = ids_.try_emplace(std::move(folded), names_.size());
  if (is_new) names_.push_back(&at->first);
  return at->second;
}

NameId Claims::Intern(const std::optional<std::string>& text) {
  return text ? Intern(base::FoldForComparison(*text)) : kNoName;
}

const std::string* ListenerOf(const model::Flow& flow) {
  if (flow.destination_host) return &*flow.destination_host;
  if (!flow.component_host || flow.component_host == flow.source_host) return nullptr;
  return flow.direction == model::Direction::outbound ? nullptr : &*flow.component_host;
}

std::string StartOf(std::string_view purpose) {
  const std::vector<std::string> words = FirstWords(purpose, kWords);
  return words.size() == kWords ? base::Joined(words, " ") : "";
}

bool GoesOn(std::string_view purpose) { return FirstWords(purpose, kWords + 1).size() > kWords; }

bool Alike(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && (Covers(a, b) || Covers(b, a));
}

bool IntersectApartFromExposure(const Claim& a, const Claim& b) {
  return Meet(a.scope.interface, b.scope.interface) && Meet(a.scope.condition, b.scope.condition) &&
         MeetReleases(a, b);
}

bool Intersect(const Claim& a, const Claim& b) {
  return Meet(a.scope.exposure, b.scope.exposure) && IntersectApartFromExposure(a, b);
}

Group Placed(std::span<const Claim> claims) {
  Group placed;
  for (const Claim& claim : claims) {
    const bool known = claim.listener != kNoName && claim.flow->transport != model::Transport::unresolved;
    if (known && claim.has_range()) placed.push_back(&claim);
  }
  return placed;
}

}  // namespace portbook::reconcile
