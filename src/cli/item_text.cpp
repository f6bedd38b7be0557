#include "cli/item_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/finding_text.h"
#include "portbook/base/count.h"
#include "portbook/base/utf8.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/model/flow.h"

namespace portbook::cli {
namespace {

using base::Printable;

std::string_view StateOf(const review::Item& item) {
  return item.state == review::State::decided ? "decided" : item.mark;
}

std::string WordsText(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& one : words) text += fmt::format("    \u201c{}\u201d\n", Printable(one));
  return text.empty() ? "    nothing like it\n" : text;
}

// Old words, decision, new words.
std::string EarlierText(const review::Item& item) {
  if (!item.earlier) return "";
  const model::Decision& decision = item.earlier->decision;
  const std::string said = fmt::format("{} by {} on {}: \"{}\"\n", Printable(Summary(decision)),
                                       Printable(decision.who), decision.date, Printable(decision.reason));
  if (item.state == review::State::decided) return "decided, the next build applies it: " + said;
  if (!IsUnfit(item)) return "looked at before: " + said;
  return "an earlier decision no longer fits\n  it was made on\n" + WordsText(decision.words) +
         "  it said\n    " + said + "  the guide reads now\n" + WordsText(item.earlier->words_now);
}

std::string ValuesText(const review::Item& item) {
  const auto shown = [](const std::string& value) { return value.empty() ? "unset" : Printable(value); };
  std::string text;
  for (const review::Value& value : item.values) {
    text += fmt::format("{}: {} -> {}{}\n", Printable(value.name), shown(value.before), shown(value.after),
                        value.rule_after.empty() ? "" : ", read by " + Printable(value.rule_after));
  }
  return text;
}

std::string SideText(const review::Member& member, const pipeline::GuideText& guide) {
  std::string text =
      member.role + ": " + (member.flow == nullptr ? "" : Printable(Dump(*member.flow))) + "\n";
  const base::Text& quote = member.evidence->quote;
  if (quote.runs().empty() || quote.Extent().end > guide.capture.text.size())
    return text + "  \u201c" + Printable(quote.value()) + "\u201d\n";
  const base::Span span = quote.Extent();
  return text + Printable(guide.capture.name) + ":" + guide.lines.Describe(span.begin) + ":\n" +
         diag::Snippet(guide.capture.text, span) + "\n";
}

std::string ChangeText(const review::Item& item, pipeline::GuideTexts& texts, pipeline::GuideTexts* before) {
  std::string text = fmt::format("{}: {}: {}\n", Printable(item.guide), item.mark, Printable(item.title));
  for (const review::Member& member : item.members) {
    static const pipeline::GuideText nothing{{}};
    pipeline::GuideTexts* side = member.role == "before" ? before : &texts;
    const bool known = side != nullptr && member.guide != nullptr;
    text += SideText(member, known ? side->Of(member.guide->source.id) : nothing);
  }
  return text;
}

std::string RulesText(const review::Item& item) {
  std::vector<std::string_view> rules;
  std::string text;
  for (const review::Member& member : item.members) {
    if (member.rule.empty() || std::find(rules.begin(), rules.end(), member.rule) != rules.end()) continue;
    rules.push_back(member.rule);
    text += (text.empty() ? "read by " : ", ") + Printable(member.rule);
  }
  return text.empty() ? "" : text + "\n";
}

}  // namespace

std::string QueueText(const review::Queue& queue) {
  std::string text;
  for (const review::Group& group : queue.groups) {
    for (const review::Item& item : group.items) {
      const std::string title = item.title == item.about || item.about.empty()
                                    ? Printable(item.title)
                                    : fmt::format("{} [{}]", Printable(item.title), Printable(item.about));
      text += fmt::format("{} {} {:8} {} {}: {}\n", item.id, group.id, StateOf(item), Printable(group.kind),
                          Printable(item.guide), title);
    }
  }
  return text + fmt::format("{} open in {}\n", base::Count(queue.open(), "item"),
                            base::Count(queue.groups.size(), "group"));
}

std::string ItemText(const review::Item& item, pipeline::GuideTexts& texts, pipeline::GuideTexts* before) {
  std::string text;
  if (item.finding != nullptr) {
    const std::string& guide = item.finding->guide;
    text += FindingText(
        *item.finding, texts.Of(guide),
        [&](const model::FindingMember& member) -> const auto& { return texts.Of(member, guide); });
  } else {
    text += ChangeText(item, texts, before);
  }
  text += ValuesText(item) + RulesText(item) + EarlierText(item);
  return text + fmt::format("decide: {}\n", item.id);
}

std::string GroupHead(const review::Group& group) {
  return fmt::format("-- {}: {}: {}\n   {}\n   {}\n   decide all {}: {}\n\n", group.mark,
                     Printable(group.kind), Printable(group.title), Printable(group.why),
                     Printable(group.resolve), group.items.size(), group.id);
}

}  // namespace portbook::cli
