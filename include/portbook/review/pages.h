// The pages for a browser: queue, groups, guides, flows, ports. One renderer for the report's files and for
// the local server. Every page is HTML without inline script and style, and every word of a guide passes
// through escape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/model/catalog.h"
#include "portbook/pipeline/captures.h"
#include "portbook/review/queue.h"

namespace portbook::review {

// What every page is safe under; the report has it in its pages, the server in its headers.
inline constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

struct File {
  std::string media_type;  // "text/html; charset=utf-8"
  std::string bytes;
};

// What stands around an item.
enum class Company : std::uint8_t {
  pages,  // the pages of its guide, its flows and the queue
  alone,  // nothing that could be linked to
};

struct PagesOptions {
  Company company = Company::pages;
  // NAME.js and NAME.css make the queue one that decides; they are the server's. Empty: a report, which names
  // commands instead.
  std::string app;
  double page_dots = 144;  // resolution of a page's image, dots an inch
};

class Pages {
 public:
  // `before` is nullptr where there is no earlier dataset. REQUIRES: catalog, before and queue outlive this.
  Pages(const model::Catalog& catalog, const model::Catalog* before, const Queue& queue,
        pipeline::Captures captures, PagesOptions options);
  Pages(Pages&&) noexcept;
  Pages& operator=(Pages&&) noexcept;
  ~Pages();

  // Every page and what it needs, each a file's name without directory: "index.html", "g_....html",
  // "vendor~product~1.html", "port-5060.html", "review.css", "row-....png". Links between them are relative.
  std::vector<std::string> Addresses() const;

  // Nothing where no page has the address: it is looked up among those above, never opened as a path. One
  // thread at a time: captures are read when something of them is first shown.
  std::optional<File> Read(std::string_view address);

  // An item's <article> as it stands on its group's page; nothing where the queue has no such item.
  std::optional<std::string> Article(std::string_view item);

 private:
  struct Made;
  std::unique_ptr<Made> made_;
};

}  // namespace portbook::review
