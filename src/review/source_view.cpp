#include "review/source_view.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "portbook/base/utf8.h"
#include "portbook/escape/escape.h"
#include "portbook/model/evidence_words.h"
#include "review/address.h"
#include "review/html.h"

namespace portbook::review {
namespace {

using escape::Markup;

constexpr std::uint32_t kLinesAround = 1;  // shown before and after the lines in question
constexpr std::uint32_t kMostLines = 12;   // of the words in question
constexpr std::size_t kBytesAround = 400;  // of a flattened guide's line, on each side of the words
constexpr double kCssPixelsPerPoint = 96.0 / 72.0;

bool StandsIn(const base::Text& quote, const std::string& text) {
  return !quote.runs().empty() && quote.Extent().end <= text.size();
}

// Tabs stay: between the cells of a row they are what the eye looks for.
std::string WithTabs(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t tab = std::min(text.find('\t', at), text.size());
    shown += Markup(text.substr(at, tab - at));
    if (tab < text.size()) shown += "<span class=\"tab\">\t</span>";
    at = tab + 1;
  }
  return shown;
}

std::size_t AtCharacter(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  return at;
}

// Of one line, bytes [begin, end) of it marked; far from the mark it is cut.
std::string MarkedLine(std::string_view line, std::size_t begin, std::size_t end) {
  const std::size_t first = AtCharacter(line, begin > kBytesAround ? begin - kBytesAround : 0);
  const std::size_t last = AtCharacter(line, std::min(line.size(), end + kBytesAround));
  std::string html = first > 0 ? "\u2026" : "";
  html += WithTabs(line.substr(first, begin - first));
  if (end > begin) html += "<mark>" + WithTabs(line.substr(begin, end - begin)) + "</mark>";
  html += WithTabs(line.substr(end, last - end));
  return last < line.size() ? html + "\u2026" : html;
}

std::string Lines(const pipeline::GuideText& text, base::Span span) {
  const std::uint32_t first = text.lines.At(span.begin).line;
  const std::uint32_t last = std::min(
      text.lines.At(std::max(span.begin, span.end > 0 ? span.end - 1 : 0)).line, first + kMostLines - 1);
  const std::uint32_t from = first > kLinesAround ? first - kLinesAround : 1;
  const std::uint32_t to = std::min(last + kLinesAround, text.lines.line_count());
  std::string html = "<ol class=\"lines\">";
  for (std::uint32_t number = from; number <= to; ++number) {
    const std::string_view line = text.lines.Line(number);
    const auto start = static_cast<std::size_t>(line.data() - text.capture.text.data());
    const bool marked = number >= first && number <= last && !line.empty();
    const std::size_t begin =
        marked ? std::clamp<std::size_t>(span.begin, start, start + line.size()) - start : 0;
    const std::size_t end =
        marked ? std::clamp<std::size_t>(span.end, start, start + line.size()) - start : 0;
    html += fmt::format("<li value=\"{}\"><code>{}</code></li>", number,
                        line.empty() ? "" : MarkedLine(line, begin, std::max(begin, end)));
  }
  return html + "</ol>";
}

bool Overlap(const base::Text& cell, const base::Text& words) {
  if (cell.runs().empty() || words.runs().empty()) return false;
  const base::Span one = cell.Extent(), other = words.Extent();
  return one.begin < other.end && other.begin < one.end;
}

// What a column means stands under its header only where the header does not say it.
std::string HeaderCell(const model::RoleCell& cell) {
  const std::string role = Spaced(Name(cell.role));
  if (cell.header.empty()) return fmt::format("<th scope=\"col\"><i>{}</i></th>", Markup(role));
  return fmt::format("<th scope=\"col\">{} <i>{}</i></th>", Markup(cell.header), Markup(role));
}

std::string RowCell(const model::RoleCell& cell, const base::Text& words) {
  const base::Text text = cell.text();
  if (text.blank()) return "<td class=\"blank\">blank</td>";
  std::string lines;
  for (const base::Text& line : cell.lines) lines += (lines.empty() ? "" : "<br>") + Markup(line.value());
  return Overlap(text, words) ? "<td class=\"hit\"><mark>" + lines + "</mark></td>"
                              : "<td>" + lines + "</td>";
}

std::string RowTable(const model::Entry& row, const base::Text& words) {
  std::string headers, cells;
  for (const model::RoleCell& cell : row.cells) {
    headers += HeaderCell(cell);
    cells += RowCell(cell, words);
  }
  return fmt::format(
      "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"The row under its headers\"><table "
      "class=\"row\"><thead><tr>{}</tr></thead><tbody><tr>{}</tr></tbody></table></div>",
      headers, cells);
}

std::string Picture(const RowImage& image, std::string_view alternative_text) {
  const base::Box& part = *image.view.part;
  return fmt::format(
      "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"The page\"><img src=\"{}\" "
      "alt=\"{}\" width=\"{:.0f}\" height=\"{:.0f}\" loading=\"lazy\"></div>",
      image.address, Markup(alternative_text), part.width() * kCssPixelsPerPoint,
      part.height() * kCssPixelsPerPoint);
}

std::string Quote(const base::Text& quote) {
  const base::Text folded = quote.Folded();
  return folded.empty() ? "" : "<blockquote><mark>" + Markup(folded.value()) + "</mark></blockquote>";
}

std::string Body(Site& site, const Member& member) {
  const base::Text& quote = member.evidence->quote;
  std::string html;
  const bool is_row = member.entry != nullptr && !member.entry->cells.empty();
  if (member.guide != nullptr) {
    if (const RowImage* image = site.Image(*member.guide, member.entry, *member.evidence)) {
      const std::string words =
          member.entry != nullptr ? model::RowWords(*member.entry) : quote.Folded().value();
      html += Picture(*image, "As printed: " + words);
    }
    // The source of an HTML page is no reading; its row is.
    const bool lines_tell =
        member.guide->document.media_type == doc::MediaType::text || (html.empty() && !is_row);
    if (lines_tell) {
      const pipeline::GuideText& text = site.TextOf(*member.guide);
      if (StandsIn(quote, text.capture.text)) html += Lines(text, quote.Extent());
    }
  }
  if (is_row) html += RowTable(*member.entry, quote);
  return html.empty() ? Quote(quote) : html;
}

std::string Table(const model::Guide& guide, const model::Entry& entry) {
  std::string place = fmt::format("table {}", entry.table + 1);
  const auto grid = static_cast<std::size_t>(entry.grid);
  if (entry.grid >= 0 && grid < guide.document.grids.size()) {
    const std::string caption = base::FoldSpace(guide.document.grids[grid].caption.value());
    if (!caption.empty()) place = caption;
  }
  return fmt::format("{}, row {}", place, entry.row + 1);
}

}  // namespace

std::string PlaceOf(Site& site, const Member& member) {
  std::vector<std::string> parts;
  const base::Text& quote = member.evidence->quote;
  if (member.entry != nullptr && member.guide != nullptr && member.entry->table >= 0)
    parts.push_back(Table(*member.guide, *member.entry));
  if (!quote.runs().empty() && quote.runs().front().at.page > 0) {
    parts.push_back(fmt::format("page {}", quote.runs().front().at.page));
  } else if (member.guide != nullptr) {
    const pipeline::GuideText& text = site.TextOf(*member.guide);
    if (StandsIn(quote, text.capture.text))
      parts.push_back(fmt::format("line {}", text.lines.At(quote.Extent().begin).line));
  }
  std::string place;
  for (const std::string& part : parts) place += (place.empty() ? "" : ", ") + Markup(part);
  return place;
}

std::string SourceFigure(Site& site, const Member& member, Shown shown) {
  std::string caption;
  if (!member.role.empty()) caption += fmt::format("<b class=\"role\">{}</b> ", Markup(member.role));
  if (member.guide != nullptr) {
    const std::string& id = member.guide->source.id;
    caption += site.IsOfCatalog(*member.guide) ? Markup(id) : Markup(id) + " (earlier dataset)";
  }
  if (const std::string place = PlaceOf(site, member); !place.empty()) caption += ", " + place;
  if (!member.rule.empty() || member.flow != nullptr) {
    caption += fmt::format(" <span class=\"rule\">read by {}</span>",
                           member.rule.empty() ? "the table's layout" : Markup(member.rule));
  }
  if (shown == Shown::words) {
    return fmt::format("<figure class=\"source\"><figcaption>{}</figcaption>{}</figure>\n", caption,
                       Quote(member.evidence->quote));
  }
  std::string flow;
  if (member.flow != nullptr) {
    const std::string line = FlowLine(*member.flow);
    const bool has_page = member.guide != nullptr && site.HasPageOf(*member.guide);
    flow = has_page ? fmt::format("<a class=\"read\" href=\"{}\">{}</a>",
                                  FlowAddress(member.guide->source.id, member.flow->id), line)
                    : "<p class=\"read\">" + line + "</p>";
  }
  return fmt::format("<figure class=\"source\"><figcaption>{}</figcaption>{}{}</figure>\n", caption,
                     Body(site, member), flow);
}

}  // namespace portbook::review
