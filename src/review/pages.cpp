#include "portbook/review/pages.h"

#include <functional>
#include <memory>
#include <utility>

#include "portbook/pipeline/pipeline.h"
#include "review/address.h"
#include "review/assets.h"
#include "review/site.h"
#include "review/views.h"

namespace portbook::review {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";

File Asset(std::string_view media_type, std::string_view text) {
  return {std::string(media_type), std::string(text)};
}

// "port-5060.html" for any port there is, stated or not.
std::optional<model::PortRange> PortOf(std::string_view address) {
  constexpr std::string_view kStart = "port-", kEnd = ".html";
  if (!address.starts_with(kStart) || !address.ends_with(kEnd)) return std::nullopt;
  address.remove_prefix(kStart.size());
  address.remove_suffix(kEnd.size());
  const std::optional<model::PortSpec> spec = model::ParsePortSpec(address);
  return spec ? spec->range : std::nullopt;
}

}  // namespace

struct Pages::Made {
  Site site;
  std::map<std::string, std::function<File()>, std::less<>> by_address;

  Made(const model::Catalog& catalog, const model::Catalog* before, const Queue& queue,
       pipeline::Captures captures, PagesOptions options)
      : site(catalog, before, queue, std::move(captures), std::move(options)) {
    AddAssets();
    AddHtml("index.html", [this] { return QueuePage(site); });
    AddHtml("catalog.html", [this] { return CatalogPage(site); });
    AddHtml("ports.html", [this] { return PortsPage(site); });
    for (const model::PortRange& range : StatedPorts(site))
      AddHtml(PortAddress(range), [this, range] { return PortPage(site, range); });
    for (const model::Guide& guide : catalog.guides)
      AddHtml(GuideAddress(guide.source.id), [this, &guide] { return GuidePage(site, guide); });
    for (const selection::Claim& claim : site.claims) {
      AddHtml(FlowAddress(claim.guide->source.id, claim.flow->id),
              [this, &claim] { return FlowPage(site, claim); });
    }
    for (const Group& group : queue.groups) {
      for (std::size_t page = 0; page * kItemsOnAPage < group.items.size(); ++page)
        AddHtml(GroupAddress(group.id, page), [this, &group, page] { return GroupPage(site, group, page); });
    }
    for (const std::string& address : site.ImageAddresses())
      by_address.emplace(address, [this, address] { return Image(address); });
  }

  void AddAssets() {
    by_address.emplace("review.css", [] { return Asset("text/css; charset=utf-8", assets::ReviewCss()); });
    by_address.emplace("search.js",
                       [] { return Asset("text/javascript; charset=utf-8", assets::SearchJs()); });
  }
  void AddHtml(std::string address, std::function<Page()> make) {
    by_address.emplace(std::move(address), [this, make = std::move(make)] { return Html(make()); });
  }
  File Html(const Page& page) const { return {std::string(kHtml), ToHtml(page, site.options)}; }

  // Empty where the page cannot be drawn: the row under its headers stands below it.
  File Image(const std::string& address) {
    const RowImage& image = *site.FindImage(address);
    const doc::Capture* capture = site.CaptureOf(*site.where.Guide(image.guide));
    decode::ImageOptions options;
    options.dots_per_inch = site.options.page_dots;
    return {"image/png", capture == nullptr
                             ? std::string()
                             : pipeline::DrawPageIsolated(*capture, image.view, options, {}).value_or("")};
  }
};

Pages::Pages(const model::Catalog& catalog, const model::Catalog* before, const Queue& queue,
             pipeline::Captures captures, PagesOptions options)
    : made_(std::make_unique<Made>(catalog, before, queue, std::move(captures), std::move(options))) {}

Pages::Pages(Pages&&) noexcept = default;
Pages& Pages::operator=(Pages&&) noexcept = default;
Pages::~Pages() = default;

std::vector<std::string> Pages::Addresses() const {
  std::vector<std::string> addresses;
  for (const auto& [address, make] : made_->by_address) addresses.push_back(address);
  return addresses;
}

std::optional<File> Pages::Read(std::string_view address) {
  const auto found = made_->by_address.find(address);
  if (found != made_->by_address.end()) return found->second();
  if (const std::optional<model::PortRange> range = PortOf(address))
    return made_->Html(PortPage(made_->site, *range));
  return std::nullopt;
}

std::optional<std::string> Pages::Article(std::string_view item) {
  const Item* found = made_->site.queue.FindItem(item);
  return found == nullptr ? std::nullopt : std::optional(ItemArticle(made_->site, *found));
}

}  // namespace portbook::review
