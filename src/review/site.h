// What every page is made from. One thread at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/model/catalog.h"
#include "portbook/pipeline/captures.h"
#include "portbook/review/pages.h"
#include "portbook/review/queue.h"
#include "portbook/selection/selection.h"
#include "review/row_image.h"
#include "review/whereabouts.h"

namespace portbook::review {

// An item and where it stands in the queue.
struct ItemPlace {
  const Group* group = nullptr;
  std::size_t place = 0;
  const Item& item() const { return group->items[place]; }
};

class Site {
 public:
  Site(const model::Catalog& all, const model::Catalog* earlier, const Queue& items, pipeline::Captures files,
       PagesOptions page_options);

  const model::Catalog& catalog;
  const model::Catalog* before;
  const Queue& queue;
  const Whereabouts where;
  const pipeline::Captures captures;
  const PagesOptions options;
  // Of every flow of the catalog, in its order.
  const std::vector<selection::Claim> claims;

  // Of a guide of either catalog; without text where its capture is not at hand.
  const pipeline::GuideText& TextOf(const model::Guide& guide);
  // nullptr where it is not at hand.
  const doc::Capture* CaptureOf(const model::Guide& guide);
  // Items of the queue that name the flow or its row.
  const std::vector<ItemPlace>& ItemsOf(const model::Flow& flow) const;
  // Notes the image, so that it can be read by its address. nullptr where there is none.
  const RowImage* Image(const model::Guide& guide, const model::Entry* row, const base::Evidence& words);
  const RowImage* FindImage(std::string_view address) const;
  std::vector<std::string> ImageAddresses() const;
  bool IsOfCatalog(const model::Guide& guide) const;
  bool HasPageOf(const model::Guide& guide) const;

 private:
  std::map<std::string, pipeline::GuideText> texts_;  // by the capture's SHA-256
  std::map<std::string, std::optional<doc::Capture>> captures_;
  std::map<const model::Flow*, std::vector<ItemPlace>> items_;
  std::map<std::string, RowImage, std::less<>> images_;
};

}  // namespace portbook::review
