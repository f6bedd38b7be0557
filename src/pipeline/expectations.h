// What source.toml expects of a guide, counted by hand, against what was read: a difference is the finding
// count-drifted.
#pragma once

#include "portbook/reconcile/reconcile.h"
#include "portbook/sources/source.h"

namespace portbook::pipeline {

void CheckExpectations(const sources::Expected& expected, reconcile::Reading& reading);

}  // namespace portbook::pipeline
