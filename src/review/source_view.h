// The source before the eyes: where words stand in a guide, as that guide looks. Of a PDF the part of the
// page, of text its lines, of every table the row under its headers.
#pragma once

#include <cstdint>
#include <string>

#include "portbook/review/queue.h"
#include "review/site.h"

namespace portbook::review {

enum class Shown : std::uint8_t {
  place,  // the words where they stand
  words,  // alone: their row is before the eyes already
};

// A <figure>. A member without a role has none in its caption.
std::string SourceFigure(Site& site, const Member& member, Shown shown = Shown::place);

// "table 4: Ports of the gateway, row 7, page 12, line 80:3", escaped; empty where nothing tells.
std::string PlaceOf(Site& site, const Member& member);

}  // namespace portbook::review
