#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "portbook/base/count.h"
#include "portbook/escape/escape.h"
#include "review/address.h"
#include "review/source_view.h"
#include "review/views.h"

namespace portbook::review {
namespace {

using escape::Markup;

constexpr std::size_t kShownMembers = 6;  // a reused port may have dozens; the others are behind a heading

std::string WordsList(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& text : words) list += "<blockquote>" + Markup(text) + "</blockquote>";
  return list.empty() ? "<p class=\"unstated\">nothing like it stands there now</p>" : list;
}

// Old words, decision, new words.
std::string EarlierHtml(const Item& item) {
  if (!item.earlier) return "";
  const model::Decision& decision = item.earlier->decision;
  const std::string said = fmt::format("<p><b>{}</b> by {} on <time datetime=\"{}\">{}</time>: <q>{}</q></p>",
                                       Markup(Summary(decision)), Markup(decision.who), Markup(decision.date),
                                       Markup(decision.date), Markup(decision.reason));
  if (!IsUnfit(item)) {
    const bool applied = decision.standing == model::Standing::applied;
    const std::string_view heading = item.state == State::open ? "Somebody has looked"
                                     : applied                 ? "Decided"
                                                               : "Decided; the next build applies it";
    return fmt::format("<aside class=\"earlier\"><h3>{}</h3>{}</aside>\n", heading, said);
  }
  return fmt::format(
      "<aside class=\"earlier unfit\"><h3>An earlier decision no longer fits</h3><dl "
      "class=\"merge\"><div><dt>It was "
      "made on</dt><dd>{}</dd></div><div><dt>It said</dt><dd>{}</dd></div><div><dt>The guide reads "
      "now</dt><dd>{}</dd></div></dl></aside>\n",
      WordsList(decision.words), said, WordsList(item.earlier->words_now));
}

std::string ValueText(const std::string& value) {
  return value.empty() ? "<span class=\"unstated\">unset</span>" : Markup(value);
}

std::string ByRule(const std::string& rule) {
  return rule.empty() ? "" : fmt::format(" <span class=\"rule\">{}</span>", Markup(rule));
}

std::string ValuesHtml(const Item& item) {
  if (item.values.empty()) return "";
  const bool decided = item.finding != nullptr;
  std::string rows;
  for (const Value& value : item.values) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td><del>{}</del>{}</td><td><ins>{}</ins>{}</td></tr>",
                        Spaced(value.name), ValueText(value.before), ByRule(value.rule_before),
                        ValueText(value.after), ByRule(value.rule_after));
  }
  return fmt::format(
      "<table class=\"values\"><thead><tr><th scope=\"col\">Field</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table>\n",
      decided ? "Decided" : "Before", decided ? "Stated now" : "Now", rows);
}

std::string MembersHtml(Site& site, const Item& item) {
  std::string shown, more;
  std::size_t count = 0;
  const base::Evidence* last = nullptr;
  std::set<const model::Entry*> rows;
  for (Member member : item.members) {
    const bool repeats = last != nullptr && *last == *member.evidence && item.finding != nullptr;
    if (repeats) continue;
    last = member.evidence;
    if (item.members.size() == 1) member.role.clear();
    // Claims are compared row by row, even two of one row; a witness only adds words.
    const bool is_new =
        rows.insert(member.entry).second || member.entry == nullptr || member.role != "witness";
    (count++ < kShownMembers ? shown : more) +=
        SourceFigure(site, member, is_new ? Shown::place : Shown::words);
  }
  if (more.empty()) return shown;
  return fmt::format("{}<details><summary>{} more</summary>{}</details>\n", shown, count - kShownMembers,
                     more);
}

std::string CandidatesHtml(const Item& item) {
  const model::Flow* flow = item.members.empty() ? nullptr : item.members.front().flow;
  if (flow == nullptr || flow->port.kind != model::PortKind::unresolved) return "";
  std::string list;
  for (const std::string& candidate : selection::Candidates(*flow))
    list += (list.empty() ? "" : ", ") + fmt::format("<b>{}</b>", Markup(candidate));
  return list.empty() ? "" : "<p class=\"candidates\">Its own text may mean " + list + ".</p>\n";
}

// The page to say it on, or the command to say it with.
std::string DecideHtml(const PagesOptions& options, const std::string& id) {
  if (options.company == Company::alone) return "";
  if (!options.app.empty())
    return fmt::format("<p class=\"command\"><a href=\"index.html#{}\">Decide in the queue</a></p>\n", id);
  return fmt::format("<p class=\"command\"><code>portbook review --accept {} --reason \"...\"</code></p>\n",
                     id);
}

std::string Pager(const Group& group, std::size_t page) {
  const std::size_t pages = (group.items.size() + kItemsOnAPage - 1) / kItemsOnAPage;
  if (pages < 2) return "";
  std::string links;
  for (std::size_t i = 0; i < pages; ++i) {
    links += fmt::format("<li><a href=\"{}\"{}>{}</a></li>", GroupAddress(group.id, i),
                         i == page ? " aria-current=\"page\"" : "", i + 1);
  }
  return fmt::format("<nav class=\"pager\" aria-label=\"Pages of this group\"><ul>{}</ul></nav>\n", links);
}

}  // namespace

std::string ItemArticle(Site& site, const Item& item) {
  const model::Guide* guide = site.where.Guide(item.guide);
  const Group* group = site.queue.FindGroup(item.group);
  // What the group's heading says already is said once.
  const bool says_its_own = item.title != item.about &&
                            (group == nullptr || (item.title != group->title && item.title != group->kind));
  const std::string kind = item.finding == nullptr ? "" : std::string(diag::Name(item.finding->kind));
  std::string html = fmt::format(
      "<article class=\"item\" id=\"{0}\" data-group=\"{1}\" data-state=\"{2}\" tabindex=\"-1\" "
      "aria-labelledby=\"{0}-title\">\n<p class=\"meta\">{3} <span class=\"kind\">{4}</span> {5} <code "
      "class=\"id\">{0}</code></p>\n<h2 id=\"{0}-title\">{6}</h2>\n",
      item.id, item.group, item.state == State::decided ? "decided" : "open", MarkChip(item.mark),
      Markup(kind),
      guide != nullptr && site.HasPageOf(*guide) ? Link(GuideAddress(item.guide), item.guide)
                                                 : Markup(item.guide),
      says_its_own ? Prose(item.title) : AboutHtml(item));
  html += EarlierHtml(item) + ValuesHtml(item) + MembersHtml(site, item) + CandidatesHtml(item);
  if (!item.help.empty()) html += fmt::format("<p class=\"help\">{}</p>\n", Prose(item.help));
  return html + DecideHtml(site.options, item.id) + "</article>\n";
}

Page GroupPage(Site& site, const Group& group, std::size_t page) {
  Page made{group.title, Section::queue, ""};
  made.html = fmt::format(
      "<p class=\"crumbs\"><a href=\"index.html#{0}\">Queue</a></p>\n<h1>{1}</h1>\n<p class=\"meta\">{2} "
      "<span "
      "class=\"kind\">{3}</span> {4}</p>\n<dl class=\"terms\">{5}{6}</dl>\n",
      group.id, Prose(group.title), MarkChip(group.mark), Markup(group.kind),
      base::Count(group.items.size(), "item"), Term("Why it matters", Markup(group.why)),
      Term("What settles it", Markup(group.resolve)));
  if (group.items.size() > 1)
    made.html += "<section class=\"whole\" aria-label=\"The whole group\">" +
                 DecideHtml(site.options, group.id) + "</section>\n";
  const std::string pager = Pager(group, page);
  made.html += pager;
  const std::size_t end = std::min(group.items.size(), (page + 1) * kItemsOnAPage);
  for (std::size_t i = page * kItemsOnAPage; i < end; ++i) made.html += ItemArticle(site, group.items[i]);
  made.html += pager;
  return made;
}

}  // namespace portbook::review
