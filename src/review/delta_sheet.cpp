#include "portbook/review/delta_sheet.h"

#include <fmt/format.h>

#include "portbook/base/count.h"
#include "portbook/escape/escape.h"
#include "review/html.h"
#include "review/items.h"
#include "review/site.h"
#include "review/source_view.h"
#include "review/views.h"

namespace portbook::review {
namespace {

using escape::Markup;

PagesOptions Alone() {
  PagesOptions options;
  options.company = Company::alone;
  return options;
}

std::string PatternHtml(Site& site, const Group& group) {
  std::string html = fmt::format(
      "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1} {2}</h2>\n<p class=\"lead\">{3}</p>\n", group.id,
      MarkChip(group.mark), Prose(group.title), Markup(group.why));
  for (const Item& item : group.items) html += ItemArticle(site, item);
  return html + "</section>\n";
}

std::string FlowHtml(Site& site, const Whereabouts& before, const Whereabouts& after,
                     const model::Flow& flow) {
  const model::Guide* guide = after.GuideOf(flow);
  if (guide == nullptr) guide = before.GuideOf(flow);
  if (guide == nullptr) return "";
  Member row = RowOf(*guide, flow);
  row.flow = &flow;
  return SourceFigure(site, row);
}

}  // namespace

std::string DeltaSheet(const diff::Delta& delta, const model::Catalog& before, const model::Catalog& after) {
  const Queue queue{
      GroupsOfChanges(delta, Whereabouts(before), Whereabouts(after), Recorded(), Settled::kept)};
  Site site(after, &before, queue, {}, Alone());
  Page page{"What changed", Section::queue, ""};
  page.html = fmt::format("<h1>What changed</h1>\n<p class=\"lead\">{}</p>\n", Markup(Summary(delta)));
  if (const std::string unpaired = Unpaired(delta); !unpaired.empty())
    page.html += "<p>" + Markup(unpaired) + "</p>\n";
  for (const Group& group : queue.groups) page.html += PatternHtml(site, group);
  return ToSheet(page);
}

std::string ImpactSheet(const diff::Impact& impact, const model::Catalog& before,
                        const model::Catalog& after) {
  const Queue queue;
  const Whereabouts old_places(before), places(after);
  Site site(after, &before, queue, {}, Alone());
  Page page{"What a firewall needs", Section::queue, "<h1>What a firewall needs</h1>\n"};
  for (const diff::ImpactPart& part : diff::kImpactParts) {
    const std::vector<const model::Flow*>& flows = impact.*part.flows;
    page.html +=
        fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1} <small>{2}</small></h2>\n",
                    part.name, Markup(part.says), base::Count(flows.size(), "flow"));
    for (const model::Flow* flow : flows) page.html += FlowHtml(site, old_places, places, *flow);
    page.html += "</section>\n";
  }
  return ToSheet(page);
}

}  // namespace portbook::review
