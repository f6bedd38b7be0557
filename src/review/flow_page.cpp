#include <algorithm>

#include <fmt/format.h>

#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"
#include "portbook/escape/escape.h"
#include "portbook/model/flow_field.h"
#include "review/address.h"
#include "review/source_view.h"
#include "review/views.h"

namespace portbook::review {
namespace {

using escape::Markup;

std::string QuoteOf(const model::Statement& statement) {
  std::string quotes;
  for (const base::Evidence& evidence : statement.evidence)
    quotes += fmt::format("{}<q>{}</q>", quotes.empty() ? "" : " ",
                          Markup(base::FoldSpace(evidence.quote.value())));
  return quotes;
}

std::string StatementRow(const model::Statement& statement) {
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td><b>{}</b></td><td>{}</td><td>{}</td><td "
      "class=\"rule\">{}</td></tr>\n",
      Spaced(Name(statement.field)), Markup(statement.value), Name(statement.basis), QuoteOf(statement),
      Markup(statement.rule.empty() ? "the table's layout" : statement.rule));
}

std::string StatementsHtml(const model::Flow& flow) {
  std::string rows;
  for (const model::Statement& statement : flow.statements) rows += StatementRow(statement);
  return fmt::format(
      "<section><h2>What is known, and how</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" "
      "aria-label=\"Statements\"><table class=\"list\"><thead><tr><th scope=\"col\">Field</th><th "
      "scope=\"col\">Value</th><th scope=\"col\">Basis</th><th scope=\"col\">The guide's words</th><th "
      "scope=\"col\">Read by</th></tr></thead><tbody>\n{}</tbody></table></div></section>\n",
      rows);
}

std::string ItemsHtml(const Site& site, const model::Flow& flow) {
  std::string items;
  for (const ItemPlace& at : site.ItemsOf(flow)) {
    const Item& item = at.item();
    items += fmt::format("<li><a href=\"{}\">{} {}</a></li>\n", Markup(ItemAddress(*at.group, at.place)),
                         MarkChip(item.mark), Prose(item.title));
  }
  return items.empty()
             ? ""
             : "<section><h2>Open questions</h2>\n<ul class=\"rows\">" + items + "</ul></section>\n";
}

std::string DecisionLine(const model::Decision& decision) {
  return fmt::format("<li><time datetime=\"{0}\">{0}</time> {1} <b>{2}</b> {3}: <q>{4}</q> <i>{5}</i></li>\n",
                     Markup(decision.date), Markup(decision.who), Markup(Summary(decision)),
                     diag::Name(decision.kind), Markup(decision.reason), Name(decision.standing));
}

bool IsOn(const model::Decision& decision, const model::Flow& flow) {
  return decision.subject == flow.id || decision.subject == flow.entry_id ||
         std::find(decision.flows.begin(), decision.flows.end(), flow.id) != decision.flows.end();
}

// The same flow by id, else the same fact.
const model::Flow* Counterpart(const model::Guide& guide, const model::Flow& flow) {
  const model::Flow* fact = nullptr;
  for (const model::Flow& other : guide.flows) {
    if (other.id == flow.id) return &other;
    if (fact == nullptr && other.fact_key == flow.fact_key) fact = &other;
  }
  return fact;
}

std::string ReleaseLine(const model::Guide& guide, const model::Flow& flow) {
  const model::Flow* other = Counterpart(guide, flow);
  const std::string release = Link(GuideAddress(guide.source.id), "release " + guide.source.release);
  if (other == nullptr) return fmt::format("<li>{}: not stated</li>\n", release);
  return fmt::format("<li>{}: <a href=\"{}\">{}</a></li>\n", release, FlowAddress(guide.source.id, other->id),
                     FlowLine(*other));
}

std::string EarlierLine(const Site& site, const selection::Claim& claim) {
  if (site.before == nullptr) return "";
  for (const ItemPlace& at : site.ItemsOf(*claim.flow)) {
    if (at.item().finding != nullptr) continue;
    return fmt::format("<li>Since the earlier dataset: {} <a href=\"{}\">{}</a></li>\n",
                       MarkChip(at.item().mark), Markup(ItemAddress(*at.group, at.place)),
                       Prose(at.item().title));
  }
  return "<li>As in the earlier dataset.</li>\n";
}

std::string HistoryHtml(const Site& site, const selection::Claim& claim) {
  const model::Source& source = claim.guide->source;
  std::string lines = EarlierLine(site, claim);
  for (const model::Decision& decision : claim.guide->decisions) {
    if (IsOn(decision, *claim.flow)) lines += DecisionLine(decision);
  }
  for (const model::Guide& guide : site.catalog.guides) {
    const bool is_other_release = guide.source.vendor == source.vendor &&
                                  guide.source.product == source.product && &guide != claim.guide;
    if (is_other_release) lines += ReleaseLine(guide, *claim.flow);
  }
  if (lines.empty()) lines = "<li>No decision, no other release and no earlier dataset is known.</li>\n";
  return "<section><h2>History</h2>\n<ul class=\"history\">" + lines + "</ul></section>\n";
}

std::string ReasonsHtml(const selection::Claim& claim) {
  // What findings say against it stands below as open questions.
  const std::vector<std::string> all = selection::Reasons(claim);
  std::string reasons;
  for (std::size_t i = 0; i + claim.objections.size() < all.size(); ++i)
    reasons += "<li>" + Markup(all[i]) + "</li>";
  return reasons.empty() ? ""
                         : "<section class=\"doubts\"><h2>Why not to rely on it yet</h2>\n<ul>" + reasons +
                               "</ul></section>\n";
}

}  // namespace

Page FlowPage(Site& site, const selection::Claim& claim) {
  const model::Flow& flow = *claim.flow;
  Page page{selection::Stated(flow) + ", " + claim.guide->source.id, Section::catalog, ""};
  const std::string port = flow.port.range
                               ? fmt::format("<a href=\"{}\">{}</a>", PortAddress(*flow.port.range),
                                             Markup(selection::Stated(flow)))
                               : Markup(selection::Stated(flow));
  const std::string services = base::Joined(flow.services, ", ");
  page.html = fmt::format(
      "<p class=\"crumbs\"><a href=\"catalog.html\">Catalog</a> / {}</p>\n<h1>{}</h1>\n<dl class=\"terms "
      "inline\">{}{}{}{}{}{}</dl>\n",
      Link(GuideAddress(claim.guide->source.id), claim.guide->source.id), EndsOf(flow), Term("Port", port),
      Term("Service", Markup(services)),
      Term("Security", flow.security ? std::string(Name(*flow.security)) : ""),
      Term("Purpose", Markup(flow.purpose.value_or(""))), Term("Remarks", Markup(flow.remarks.value_or(""))),
      Term("Id", "<code>" + Markup(flow.id) + "</code>"));
  page.html +=
      "<section><h2>In the guide</h2>\n" + SourceFigure(site, RowOf(*claim.guide, flow)) + "</section>\n";
  page.html += ReasonsHtml(claim) + ItemsHtml(site, flow) + StatementsHtml(flow) + HistoryHtml(site, claim);
  return page;
}

}  // namespace portbook::review
