// How much of what two flows state is the same.
#pragma once

#include "portbook/model/flow.h"

namespace portbook::diff {

// 0..1 by weights: the port weighs most, then services and purpose, then the ends. What neither states does
// not count.
double Likeness(const model::Flow& a, const model::Flow& b);

}  // namespace portbook::diff
