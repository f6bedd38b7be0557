#include "review/html.h"

#include <array>

#include <fmt/format.h>

#include "portbook/base/joined.h"
#include "portbook/base/version.h"
#include "portbook/escape/escape.h"
#include "portbook/selection/selection.h"
#include "review/assets.h"

namespace portbook::review {
namespace {

using escape::Markup;

struct Entrance {
  Section section;
  std::string_view address, name;
};
constexpr std::array kEntrances = {Entrance{Section::queue, "index.html", "Queue"},
                                   Entrance{Section::catalog, "catalog.html", "Catalog"},
                                   Entrance{Section::ports, "ports.html", "Ports"}};

std::string Navigation(Section current) {
  std::string items;
  for (const Entrance& entrance : kEntrances) {
    items += fmt::format("<li><a href=\"{}\"{}>{}</a></li>", entrance.address,
                         entrance.section == current ? " aria-current=\"page\"" : "", entrance.name);
  }
  return items;
}

std::string Scripts(const PagesOptions& options) {
  std::string scripts = "<script src=\"search.js\" defer></script>\n";
  if (!options.app.empty()) {
    scripts +=
        fmt::format("<link rel=\"stylesheet\" href=\"{0}.css\">\n<script src=\"{0}.js\" defer></script>\n",
                    Markup(options.app));
  }
  return scripts;
}

std::string EndOf(const std::optional<std::string>& end) {
  return end && !end->empty() ? Markup(*end) : "<span class=\"unstated\">unstated</span>";
}

std::string ServicesOf(const model::Flow& flow) {
  std::string services = base::Joined(flow.services, ", ");
  if (flow.security) services += fmt::format("{}({})", services.empty() ? "" : " ", Name(*flow.security));
  return Markup(services);
}

std::string Framed(const Page& page, std::string_view policy, std::string_view head_html,
                   std::string_view top_html) {
  return fmt::format(
      R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{}">
<title>{} - Portbook</title>
{}</head>
<body>
{}<main id="main">
{}</main>
<footer>Written by Portbook {}. What stands here was read from vendors' guides; each value names its place.</footer>
</body>
</html>
)html",
      policy, Markup(page.title), head_html, top_html, page.html, base::kVersion);
}

}  // namespace

// The policy stands in the page as well as in a server's headers; frame-ancestors is for headers alone.
std::string ToHtml(const Page& page, const PagesOptions& options) {
  const std::string_view policy = kContentSecurityPolicy.substr(0, kContentSecurityPolicy.rfind(';'));
  const std::string top = fmt::format(
      "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header class=\"top\"><nav "
      "aria-label=\"Pages\"><a class=\"brand\" href=\"index.html\">Portbook</a><ul>{}</ul></nav></header>\n",
      Navigation(page.section));
  return Framed(page, policy, "<link rel=\"stylesheet\" href=\"review.css\">\n" + Scripts(options), top);
}

std::string ToSheet(const Page& page) {
  return Framed(page, "default-src 'none'; style-src 'unsafe-inline'",
                fmt::format("<style>\n{}</style>\n", assets::ReviewCss()), "");
}

std::string Prose(std::string_view text) {
  std::string html;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t open = text.find('`', at);
    const std::size_t close = open == text.npos ? open : text.find('`', open + 1);
    if (close == text.npos) return html + Markup(text.substr(at));
    html += Markup(text.substr(at, open - at));
    html += "<code>" + Markup(text.substr(open + 1, close - open - 1)) + "</code>";
    at = close + 1;
  }
  return html;
}

std::string Link(std::string_view address, std::string_view text) {
  return fmt::format("<a href=\"{}\">{}</a>", Markup(address), Markup(text));
}

std::string MarkChip(std::string_view mark) {
  return fmt::format("<span class=\"chip {0}\">{0}</span>", mark);
}

std::string GuideName(const model::Source& source) {
  return Markup(fmt::format("{} / {} / {}", source.vendor, source.product, source.release));
}

std::string SearchField(std::string_view label_text) {
  return fmt::format(
      "<search class=\"find\" hidden><label>{} <input type=\"search\" data-find autocomplete=\"off\" "
      "spellcheck=\"false\"></label> <output aria-live=\"polite\"></output></search>\n",
      Markup(label_text));
}

std::string Term(std::string_view name_text, std::string_view html) {
  return html.empty() ? "" : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", Markup(name_text), html);
}

// Where a guide names no ends, what it documents is the next best name.
std::string EndsOf(const model::Flow& flow) {
  if (!flow.source && !flow.destination && flow.component)
    return fmt::format("{} <span class=\"unstated\">ends unstated</span>", Markup(*flow.component));
  return fmt::format("{} <span class=\"to\">\u2192</span> {}", EndOf(flow.source), EndOf(flow.destination));
}

std::string FlowLine(const model::Flow& flow) {
  const std::string services = ServicesOf(flow);
  return fmt::format("<span class=\"flow\"><b>{}</b> <span class=\"ends\">{}</span>{}</span>",
                     Markup(selection::Stated(flow)), EndsOf(flow),
                     services.empty() ? "" : " <i>" + services + "</i>");
}

std::string Spaced(std::string_view name) {
  std::string spaced(name);
  for (char& c : spaced) c = c == '_' ? ' ' : c;
  return spaced;
}

}  // namespace portbook::review
