// The queue as JSON for the page's list. Titles and messages of a guide are strings in it, and stay text on
// the page.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "portbook/model/catalog.h"
#include "portbook/review/queue.h"

namespace portbook::serve {

// The decision that stands in the files on the item's finding; nullptr where there is none.
const model::Decision* DecisionOn(const model::Catalog& catalog, const review::Item& item);

// Tells one decision from another; empty for none.
std::string DigestOf(const model::Decision* decision);

// {"id", "group", "guide", "about", "title", "state", "decision", "ports", "decidable"}, by the item's id.
std::map<std::string, std::string> RowsOf(const model::Catalog& catalog, const review::Queue& queue);

// {"stamp", "who", "groups", "items"}, items in the queue's order.
std::string QueueJson(const review::Queue& queue, const std::map<std::string, std::string>& rows,
                      std::string_view stamp, std::string_view who);

// [{"id", "line", "fields": [{"name", "value", "takes"}], "candidates"}]: the flows that a fix may set fields
// of. Those that are not set against each other are fixed together and stand here as one.
std::string EditableJson(const review::Item& item);

}  // namespace portbook::serve
