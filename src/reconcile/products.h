// Which guides' products meet: a guide names the other product, or both name one product of a vendor whose
// guides are read. What ports they use is no concern here.
#pragma once

#include <cstddef>
#include <vector>

#include "reconcile/claims.h"

namespace portbook::reconcile {

// For each guide the number of its circle: products of one circle meet, directly or through a product that
// meets both (IM and Presence and MeetingPlace both talk to Exchange, and MeetingPlace has a section for
// Sametime).
std::vector<std::size_t> CirclesOf(const Claims& claims);

}  // namespace portbook::reconcile
