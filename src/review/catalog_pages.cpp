#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "portbook/base/count.h"
#include "portbook/base/joined.h"
#include "portbook/escape/escape.h"
#include "review/address.h"
#include "review/views.h"

namespace portbook::review {
namespace {

using escape::Markup;
using selection::Claim;

std::size_t OpenItems(const Site& site, std::string_view guide) {
  std::size_t open = 0;
  for (const Group& group : site.queue.groups) {
    open +=
        static_cast<std::size_t>(std::count_if(group.items.begin(), group.items.end(), [&](const Item& item) {
          return item.guide == guide && item.state == State::open;
        }));
  }
  return open;
}

std::string GuideRow(const Site& site, const model::Guide& guide) {
  const model::Source& source = guide.source;
  const std::size_t open = OpenItems(site, source.id);
  return fmt::format(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td>{}</td><td class=\"number\">{}</td><td "
      "class=\"number\">{}</td></tr>\n",
      GuideAddress(source.id), Markup(source.product), Markup(source.release), Markup(source.title),
      guide.flows.size(), open);
}

// A flow's ends, service and port with what is doubtful of it, for tables.
std::string FlowCells(const Claim& claim) {
  const model::Flow& flow = *claim.flow;
  const std::string services = base::Joined(flow.services, ", ");
  const std::string doubt =
      claim.obstacles.empty()
          ? ""
          : fmt::format("<span class=\"chip doubt\" title=\"not to be relied on as it stands\">{}</span>",
                        claim.Has(selection::Obstacle::contested) ? "contested" : "incomplete");
  return fmt::format("<td class=\"port\"><a href=\"{}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td>",
                     FlowAddress(claim.guide->source.id, flow.id), Markup(selection::Stated(flow)),
                     EndsOf(flow), Markup(services), doubt);
}

constexpr std::string_view kFlowHeaders =
    "<th scope=\"col\">Port</th><th scope=\"col\">From and to</th><th scope=\"col\">Service</th><th "
    "scope=\"col\"><span class=\"unseen\">Doubts</span></th>";

struct Use {
  std::set<std::string_view> guides, services;
  std::size_t flows = 0;
};

std::string Listed(const std::set<std::string_view>& texts) {
  std::string list;
  for (const std::string_view text : texts) list += (list.empty() ? "" : ", ") + std::string(text);
  return Markup(list);
}

std::string PortText(const model::PortRange& range) {
  return range.first() == range.last() ? std::to_string(range.first())
                                       : fmt::format("{}\u2013{}", range.first(), range.last());
}

}  // namespace

Page CatalogPage(const Site& site) {
  Page page{"Catalog", Section::catalog, ""};
  page.html =
      fmt::format("<h1>Catalog</h1>\n<p class=\"lead\">{}, {}.</p>\n",
                  base::Count(site.catalog.guides.size(), "guide"), base::Count(site.claims.size(), "flow"));
  page.html += SearchField("Find a product");
  std::string_view vendor;
  for (const model::Guide& guide : site.catalog.guides) {
    if (guide.source.vendor != vendor) {
      if (!vendor.empty()) page.html += "</tbody></table></section>\n";
      vendor = guide.source.vendor;
      page.html += fmt::format(
          "<section><h2>{}</h2>\n<table class=\"list\"><thead><tr><th scope=\"col\">Product</th><th "
          "scope=\"col\">Release</th><th scope=\"col\">Guide</th><th scope=\"col\" "
          "class=\"number\">Flows</th><th scope=\"col\" "
          "class=\"number\">Open</th></tr></thead><tbody class=\"rows\">\n",
          Markup(vendor));
    }
    page.html += GuideRow(site, guide);
  }
  if (!vendor.empty()) page.html += "</tbody></table></section>\n";
  return page;
}

Page GuidePage(const Site& site, const model::Guide& guide) {
  const model::Source& source = guide.source;
  Page page{source.id, Section::catalog, ""};
  page.html = fmt::format(
      "<p class=\"crumbs\"><a href=\"catalog.html\">Catalog</a></p>\n<h1>{}</h1>\n<p "
      "class=\"lead\">{}</p>\n<dl "
      "class=\"terms inline\">{}{}{}{}{}</dl>\n",
      GuideName(source), Markup(source.title), Term("Publisher", Markup(source.publisher)),
      Term("Date", Markup(source.document_date.value_or(""))),
      Term("Read as", std::string(Name(guide.document.media_type))),
      Term("Flows", std::to_string(guide.flows.size())),
      Term("Open", std::to_string(OpenItems(site, source.id))));
  page.html += SearchField("Find a flow");
  std::string_view heading;
  bool open = false;
  for (const Claim& claim : site.claims) {
    if (claim.guide != &guide) continue;
    const std::string_view table =
        claim.citation.table == 0 ? "In sentences" : std::string_view(claim.citation.table_title);
    if (!open || table != heading) {
      if (open) page.html += "</tbody></table></section>\n";
      page.html += fmt::format(
          "<section><h2>{}</h2>\n<table class=\"list flows\"><thead><tr>{}</tr></thead><tbody "
          "class=\"rows\">\n",
          table.empty() ? fmt::format("Table {}", claim.citation.table) : Markup(table), kFlowHeaders);
      heading = table;
      open = true;
    }
    page.html += "<tr>" + FlowCells(claim) + "</tr>\n";
  }
  if (open) page.html += "</tbody></table></section>\n";
  return page;
}

std::vector<model::PortRange> StatedPorts(const Site& site) {
  std::set<model::PortRange> ranges;
  for (const Claim& claim : site.claims) {
    if (claim.flow->port.range) ranges.insert(*claim.flow->port.range);
  }
  return {ranges.begin(), ranges.end()};
}

Page PortsPage(const Site& site) {
  std::map<model::PortRange, Use> uses;
  for (const Claim& claim : site.claims) {
    if (!claim.flow->port.range) continue;
    Use& use = uses[*claim.flow->port.range];
    ++use.flows;
    use.guides.insert(claim.guide->source.id);
    use.services.insert(claim.flow->services.begin(), claim.flow->services.end());
  }
  Page page{"Ports", Section::ports, ""};
  page.html = fmt::format("<h1>Ports</h1>\n<p class=\"lead\">{} that the guides state.</p>\n",
                          base::Count(uses.size(), "port or range"));
  page.html += SearchField("Find a port, service or product");
  page.html +=
      "<table class=\"list\"><thead><tr><th scope=\"col\">Port</th><th scope=\"col\">Services</th><th "
      "scope=\"col\">Guides</th><th scope=\"col\" class=\"number\">Flows</th></tr></thead><tbody "
      "class=\"rows\">\n";
  for (const auto& [range, use] : uses) {
    page.html += fmt::format(
        "<tr><th scope=\"row\" class=\"port\"><a href=\"{}\">{}</a></th><td>{}</td><td>{}</td><td "
        "class=\"number\">{}</td></tr>\n",
        PortAddress(range), PortText(range), Listed(use.services), Listed(use.guides), use.flows);
  }
  page.html += "</tbody></table>\n";
  return page;
}

Page PortPage(const Site& site, const model::PortRange& range) {
  std::vector<const Claim*> users;
  std::set<std::string_view> guides;
  for (const Claim& claim : site.claims) {
    if (!claim.flow->port.range || !claim.flow->port.range->Intersects(range)) continue;
    users.push_back(&claim);
    guides.insert(claim.guide->source.id);
  }
  Page page{"Port " + PortText(range), Section::ports, ""};
  page.html = fmt::format(
      "<p class=\"crumbs\"><a href=\"ports.html\">Ports</a></p>\n<h1>Port {}</h1>\n<p class=\"lead\">{} of "
      "{} "
      "use it, alone or in a range.</p>\n<table class=\"list\"><thead><tr>{}<th "
      "scope=\"col\">Guide</th></tr></thead><tbody>\n",
      PortText(range), base::Count(users.size(), "flow"), base::Count(guides.size(), "guide"), kFlowHeaders);
  for (const Claim* claim : users) {
    page.html += fmt::format("<tr>{}<td>{}</td></tr>\n", FlowCells(*claim),
                             Link(GuideAddress(claim->guide->source.id), claim->guide->source.id));
  }
  page.html += "</tbody></table>\n";
  return page;
}

}  // namespace portbook::review
