// The frame of a page and the few elements that several pages have. Arguments named `text` are escaped here;
// arguments named `html` are markup already.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "portbook/model/catalog.h"
#include "portbook/review/pages.h"

namespace portbook::review {

enum class Section : std::uint8_t { queue, catalog, ports };

struct Page {
  std::string title;  // text
  Section section = Section::queue;
  std::string html;  // of <main>
};

std::string ToHtml(const Page& page, const PagesOptions& options);
// By itself: it needs no other file, runs nothing and leads nowhere.
std::string ToSheet(const Page& page);

// A sentence of the program: what stands in it between back-quotes is set as code.
std::string Prose(std::string_view text);
std::string Link(std::string_view address, std::string_view text);
// A coloured word: a severity or an effect.
std::string MarkChip(std::string_view mark);
// "vendor / product / release"
std::string GuideName(const model::Source& source);
// The field that finds rows as one types; only a script shows it. Rows stand in elements of class "rows".
std::string SearchField(std::string_view label_text);
// One term and what is said of it, in a <dl>; nothing where nothing is said.
std::string Term(std::string_view name_text, std::string_view html);

// "Browser -> Gateway", with what is unstated in words.
std::string EndsOf(const model::Flow& flow);
// A flow in one line: ends, services, transport and port.
std::string FlowLine(const model::Flow& flow);
// "source port", of a field or a role
std::string Spaced(std::string_view name);

}  // namespace portbook::review
