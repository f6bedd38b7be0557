// What each page is called. A page's name is a file's name too: letters, digits, `-`, `.`, `_` and `~` alone,
// whatever a guide's id holds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "portbook/model/port_spec.h"
#include "portbook/review/queue.h"

namespace portbook::review {

inline constexpr std::size_t kItemsOnAPage = 50;  // of a group: a page stays readable

// "vendor~product~1.html". Different ids have different names.
std::string GuideAddress(std::string_view guide);
// "vendor~product~1~f_0123456789abcdef.html": two guides may share a flow's id.
std::string FlowAddress(std::string_view guide, std::string_view flow);
// `page` is 0-based.
std::string GroupAddress(std::string_view group, std::size_t page);
// Of the group's item at `place` (0-based): its page and where it stands on it.
std::string ItemAddress(const Group& group, std::size_t place);
// "port-5060.html", "port-5060-5069.html"
std::string PortAddress(const model::PortRange& range);

}  // namespace portbook::review
