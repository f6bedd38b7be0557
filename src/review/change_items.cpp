#include <string_view>
#include <utility>

#include "portbook/base/digest.h"
#include "portbook/model/evidence_words.h"
#include "review/items.h"
#include "review/recorded_since.h"

namespace portbook::review {
namespace {

using diff::Effect;

Urgency UrgencyOf(Effect effect) {
  switch (effect) {
    case Effect::opened:
    case Effect::widened:
      return Urgency::first;
    case Effect::changed:
    case Effect::narrowed:
    case Effect::closed:
      return Urgency::next;
    case Effect::reworded:
      return Urgency::last;
  }
  return Urgency::last;
}

std::string_view WhyOf(Effect effect) {
  switch (effect) {
    case Effect::opened:
      return "Nothing opened it so far: a flow that the guide does not state would be a hole.";
    case Effect::widened:
      return "More is let through than before: what the guide does not state of it would be a hole.";
    case Effect::changed:
      return "What is open today is no longer what is needed: one of the two readings would break it.";
    case Effect::narrowed:
      return "Less is let through than before: if the guide still needs it, it stops working.";
    case Effect::closed:
      return "It would be closed: if the row was only not read this time, something stops working.";
    case Effect::reworded:
      return "The same facts in other words; a condition may hide in them.";
  }
  return {};
}

std::string_view ResolveOf(Effect effect) {
  if (effect == Effect::closed) return "Look whether the row is gone from the guide, or stands elsewhere.";
  return "Hold what was read against the row: accept what the guide says, reject what it does not.";
}

const base::Evidence& Nothing() {
  static const base::Evidence nothing;
  return nothing;
}

// The words of the first field that changed, else those of the port, else of anything that is stated.
const model::Statement* TellingStatement(const model::Flow& flow, const diff::FlowChange& change) {
  for (const diff::FieldChange& field : change.fields) {
    const model::Statement* statement = field.field ? Find(flow, *field.field) : nullptr;
    if (statement != nullptr && !statement->evidence.empty()) return statement;
  }
  const model::Statement* port = Find(flow, model::Field::port);
  if (port != nullptr && !port->evidence.empty()) return port;
  for (const model::Statement& statement : flow.statements) {
    if (!statement.evidence.empty()) return &statement;
  }
  return nullptr;
}

Member SideOf(std::string_view role, const model::Flow& flow, const model::Guide* guide,
              const diff::FlowChange& change) {
  Member member;
  member.role = role;
  member.guide = guide;
  member.flow = &flow;
  member.entry = guide == nullptr ? nullptr : EntryOf(*guide, flow);
  const model::Statement* statement = TellingStatement(flow, change);
  member.evidence = statement == nullptr ? &Nothing() : &statement->evidence.front();
  if (statement != nullptr) member.rule = statement->rule;
  return member;
}

std::string RuleOf(const model::Flow* flow, std::optional<model::Field> field) {
  const model::Statement* statement = flow == nullptr || !field ? nullptr : Find(*flow, *field);
  return statement == nullptr ? "" : statement->rule;
}

std::string ChangeId(const diff::FlowChange& change) {
  std::string text = change.guide;
  for (const model::Flow* flow : {change.before, change.after})
    text += "\n" + (flow == nullptr ? std::string() : flow->id);
  for (const diff::FieldChange& field : change.fields)
    text += "\n" + std::string(NameOf(field)) + "\n" + field.before + "\n" + field.after;
  return "c_" + base::ShortHash(text);
}

Item ItemOf(const diff::FlowChange& change, const std::string& says, const Whereabouts& before,
            const Whereabouts& after) {
  Item item;
  item.id = ChangeId(change);
  item.guide = change.guide;
  item.urgency = UrgencyOf(change.effect);
  item.mark = Name(change.effect);
  item.about = Dump(change.after != nullptr ? *change.after : *change.before);
  item.title = says.empty() ? item.about : says;
  if (change.before != nullptr)
    item.members.push_back(SideOf("before", *change.before, before.GuideOf(*change.before), change));
  if (change.after != nullptr)
    item.members.push_back(SideOf("after", *change.after, after.GuideOf(*change.after), change));
  for (const diff::FieldChange& field : change.fields) {
    item.values.push_back({std::string(NameOf(field)), field.before, field.after,
                           RuleOf(change.before, field.field), RuleOf(change.after, field.field)});
  }
  return item;
}

enum class Told : std::uint8_t { nothing, since_the_build, applied };

// What a person said of the change so far.
Told AddDecision(const model::Guide& guide, const Recorded& recorded, Item& item) {
  const RecordedSince decisions(guide, recorded);
  const model::Decision* since = decisions.On(item.id);
  const model::Decision* said = since != nullptr ? since : decisions.Built(item.id);
  if (said == nullptr) return Told::nothing;
  item.earlier = Earlier{*said, {}};
  const bool applies = since != nullptr || said->standing == model::Standing::applied;
  if (applies && said->verdict != model::Verdict::unsure) {
    item.state = State::decided;
    return since != nullptr ? Told::since_the_build : Told::applied;
  }
  const Member& last = item.members.back();
  if (!applies && last.entry != nullptr) item.earlier->words_now.push_back(model::RowWords(*last.entry));
  return Told::nothing;
}

Group GroupOf(const diff::Pattern& pattern, const Whereabouts& before, const Whereabouts& after,
              const Recorded& recorded, Settled settled) {
  Group group;
  group.id = "g_" + base::ShortHash("change\n" + std::string(Name(pattern.effect)) + "\n" + pattern.says);
  group.urgency = UrgencyOf(pattern.effect);
  group.mark = Name(pattern.effect);
  group.kind = pattern.says.empty() ? std::string(Name(pattern.effect)) : pattern.says;
  group.title = Summary(pattern);
  group.why = WhyOf(pattern.effect);
  group.resolve = ResolveOf(pattern.effect);
  bool one_guide = true;
  for (const diff::FlowChange& change : pattern.changes) {
    Item item = ItemOf(change, pattern.says, before, after);
    item.group = group.id;
    const model::Guide* guide = after.Guide(change.guide);
    const Told told = guide == nullptr ? Told::nothing : AddDecision(*guide, recorded, item);
    if (told != Told::applied || settled == Settled::kept) group.items.push_back(std::move(item));
    one_guide = one_guide && change.guide == pattern.changes.front().guide;
  }
  if (one_guide) group.guide = pattern.changes.front().guide;
  return group;
}

}  // namespace

std::vector<Group> GroupsOfChanges(const diff::Delta& delta, const Whereabouts& before,
                                   const Whereabouts& after, const Recorded& recorded, Settled settled) {
  std::vector<Group> groups;
  for (const diff::Pattern& pattern : delta.patterns) {
    Group group = GroupOf(pattern, before, after, recorded, settled);
    if (!group.items.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace portbook::review
