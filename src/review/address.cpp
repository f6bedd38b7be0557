#include "review/address.h"

#include <fmt/format.h>

namespace portbook::review {
namespace {

bool IsPlain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
}

std::string Named(std::string_view id) {
  std::string name;
  for (const char c : id) {
    if (c == '/') {
      name += '~';
    } else if (IsPlain(c)) {
      name += c;
    } else {
      name += fmt::format("_{:02x}", static_cast<unsigned char>(c));
    }
  }
  return name;
}

}  // namespace

std::string GuideAddress(std::string_view guide) { return Named(guide) + ".html"; }

std::string FlowAddress(std::string_view guide, std::string_view flow) {
  return fmt::format("{}~{}.html", Named(guide), flow);
}

std::string GroupAddress(std::string_view group, std::size_t page) {
  return page == 0 ? fmt::format("{}.html", group) : fmt::format("{}-{}.html", group, page + 1);
}

std::string ItemAddress(const Group& group, std::size_t place) {
  return GroupAddress(group.id, place / kItemsOnAPage) + "#" + group.items[place].id;
}

std::string PortAddress(const model::PortRange& range) {
  return range.first() == range.last() ? fmt::format("port-{}.html", range.first())
                                       : fmt::format("port-{}-{}.html", range.first(), range.last());
}

}  // namespace portbook::review
