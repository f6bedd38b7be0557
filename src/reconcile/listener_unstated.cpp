#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include "portbook/base/count.h"

namespace portbook::reconcile {
namespace {

// A destination names the listener. Where only the remote source is named (MediaSense) or the flow is
// inbound, the documented subject listens; a flow in both directions says nothing of who does.
bool TellsWhoListens(const Claim& claim) {
  const model::Flow& flow = *claim.flow;
  return flow.destination || flow.source || flow.direction == model::Direction::inbound;
}

// "the words of 27 rows name ends"
std::string WhatWordsName(std::span<const Claim> claims) {
  std::size_t rows = 0;
  ForEachEntry(claims, [&](std::span<const Claim> row) {
    rows += row.front().flow->endpoint_candidates.empty() ? 0 : 1;
  });
  return rows == 0 ? "" : fmt::format("; the words of {} name ends", base::Count(rows, "row"));
}

}  // namespace

void FindUnstatedListeners(const Claims& claims, Drafts& drafts) {
  for (std::size_t i = 0; i < claims.guides.size(); ++i) {
    const std::span<const Claim> own = claims.Of(claims.guides[i]);
    if (own.empty() || std::any_of(own.begin(), own.end(), TellsWhoListens)) continue;
    Draft draft;
    draft.kind = diag::Kind::listener_unstated;
    draft.guide = i;
    draft.message =
        "no column or heading of the guide says who listens and who connects" + WhatWordsName(own);
    draft.help = "read a component's ports as its own only where its row's words or another source say so";
    drafts.push_back(std::move(draft));
  }
}

}  // namespace portbook::reconcile
