// What source.toml expects of a guide, counted by hand, against what was read: a difference is the finding
// count-drifted.
#pragma once

#include "portbook/model/catalog.h"
#include "portbook/reconcile/reconcile.h"
#include "portbook/sources/source.h"

namespace portbook::pipeline {

// What source.toml would have to expect for nothing to differ.
sources::Expected Measure(const model::Guide& guide);

void CheckExpectations(const sources::Expected& expected, reconcile::Reading& reading);

}  // namespace portbook::pipeline
