// What a comparison of rows looked at beside hosts, transport and port, in words: interface, exposure,
// condition and release, each of which could explain why two rows differ. Which scopes intersect is decided
// in claims.
#pragma once

#include <string>

#include "reconcile/claims.h"

namespace portbook::reconcile {

// "exposure loopback in 1 of 2 rows; interface, condition and release unstated"; empty for no claims.
std::string DescribeScopes(const Claims& claims, const Group& compared);

}  // namespace portbook::reconcile
