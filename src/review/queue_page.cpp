#include <algorithm>

#include <fmt/format.h>

#include "portbook/base/count.h"
#include "portbook/escape/escape.h"
#include "review/address.h"
#include "review/views.h"

namespace portbook::review {
namespace {

using escape::Markup;

constexpr std::size_t kShownAtOnce = 5;  // items of a group; more are behind a heading that opens

std::string Row(const Group& group, std::size_t place) {
  const Item& item = group.items[place];
  const bool says_its_own = item.title != group.title && item.title != group.kind;
  const bool decided = item.state == State::decided;
  return fmt::format("<li id=\"{}\" data-state=\"{}\"><a href=\"{}\">{}{}{}</a></li>\n", item.id,
                     decided ? "decided" : "open", Markup(ItemAddress(group, place)),
                     decided ? "<span class=\"chip done\">decided</span>" : "", AboutHtml(item),
                     says_its_own ? fmt::format(" <span class=\"says\">{}</span>", Prose(item.title)) : "");
}

std::string Rows(const Group& group) {
  std::string rows = "<ul class=\"rows\">\n";
  for (std::size_t i = 0; i < group.items.size(); ++i) rows += Row(group, i);
  rows += "</ul>";
  if (group.items.size() <= kShownAtOnce) return rows + "\n";
  return fmt::format("<details><summary>{}</summary>{}</details>\n", base::Count(group.items.size(), "item"),
                     rows);
}

std::string GroupHtml(const Site& site, const Group& group) {
  const model::Guide* guide = site.where.Guide(group.guide);
  const std::string of = guide == nullptr ? "several guides" : Markup(guide->source.id);
  return fmt::format(
      "<section class=\"group\" data-group=\"{0}\" aria-labelledby=\"{0}\">\n<h3 id=\"{0}\">{1} <a "
      "href=\"{2}\">{3}</a></h3>\n<p class=\"meta\">{4} <span class=\"kind\">{5}</span></p>\n{6}</section>\n",
      group.id, MarkChip(group.mark), GroupAddress(group.id, 0), Prose(group.title), of, Markup(group.kind),
      Rows(group));
}

std::size_t ItemsOf(const Queue& queue, Urgency urgency) {
  std::size_t items = 0;
  for (const Group& group : queue.groups) items += group.urgency == urgency ? group.items.size() : 0;
  return items;
}

}  // namespace

std::string AboutHtml(const Item& item) {
  const model::Flow* flow = item.members.empty() ? nullptr : item.members.back().flow;
  if (item.finding != nullptr && !item.members.empty()) flow = item.members.front().flow;
  return flow != nullptr ? FlowLine(*flow)
                         : fmt::format("<span class=\"about\">{}</span>", Markup(item.about));
}

Page QueuePage(const Site& site) {
  const Queue& queue = site.queue;
  Page page{"Queue", review::Section::queue, ""};
  page.html = fmt::format("<h1>Queue</h1>\n<p class=\"lead\">{} open in {}, of {}.</p>\n",
                          base::Count(queue.open(), "item"), base::Count(queue.groups.size(), "group"),
                          base::Count(site.catalog.guides.size(), "guide"));
  // The script draws the rows that are in sight; ten thousand of them are no page.
  if (!site.options.app.empty()) return page;
  page.html += SearchField("Find in the queue");
  if (queue.groups.empty()) page.html += "<p>There is nothing to look at: every finding is decided.</p>\n";
  for (const Urgency urgency : {Urgency::first, Urgency::next, Urgency::last}) {
    const std::size_t items = ItemsOf(queue, urgency);
    if (items == 0) continue;
    page.html += fmt::format(
        "<section class=\"urgency {0}\" aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1} "
        "<small>{2}</small></h2>\n",
        Name(urgency), Title(urgency), items);
    for (const Group& group : queue.groups) {
      if (group.urgency == urgency) page.html += GroupHtml(site, group);
    }
    page.html += "</section>\n";
  }
  return page;
}

}  // namespace portbook::review
