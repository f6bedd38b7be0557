// The pages, one function each.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "review/html.h"
#include "review/site.h"

namespace portbook::review {

// The queue.
Page QueuePage(const Site& site);
Page GroupPage(Site& site, const Group& group, std::size_t page);
// The flow or row that an item is about, in one line.
std::string AboutHtml(const Item& item);
std::string ItemArticle(Site& site, const Item& item);

// The catalog.
Page CatalogPage(const Site& site);
Page GuidePage(const Site& site, const model::Guide& guide);
Page FlowPage(Site& site, const selection::Claim& claim);
Page PortsPage(const Site& site);
// Everyone who uses a port of the range.
Page PortPage(const Site& site, const model::PortRange& range);

// Each range of ports that a flow states, once, in order.
std::vector<model::PortRange> StatedPorts(const Site& site);

}  // namespace portbook::review
