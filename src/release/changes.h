// What changed since the release before, for who reads (CHANGES.md) and for who follows (feed.atom). Each
// entry says all of it: the guide, the flow before and after, and the words that it stands in now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/model/catalog.h"
#include "release/versions.h"

namespace portbook::release {

// The same change to several flows.
struct Change {
  std::string id;     // 64 hex digits over what it says: equal for equal changes between equal releases
  std::string title;  // one line
  std::string text;   // lines, each printable
};

// The gravest first.
std::vector<Change> ChangesBetween(const model::Catalog& before, const model::Catalog& after);

// With the sections of `earlier`, the CHANGES.md of the release before, below. Nothing of a guide is mark-up
// in it.
std::string ChangesMarkdown(const std::vector<Change>& changes, const Version& version,
                            std::string_view earlier);

// Atom (RFC 4287). REQUIRES: the version has a date, for a feed must.
std::string ChangesFeed(const std::vector<Change>& changes, const Version& version);

}  // namespace portbook::release
