// Findings as a person reads them: severity, kind, message, and every side's words where they stand.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "portbook/diag/kind.h"
#include "portbook/model/catalog.h"
#include "portbook/pipeline/captures.h"

namespace portbook::cli {

// The capture that a member's evidence counts in; its text is empty where it is not at hand.
using CaptureOf = std::function<const pipeline::GuideText&(const model::FindingMember&)>;

// Ends with a line feed. `own` is the capture of the finding's own guide.
std::string FindingText(const model::Finding& finding, const pipeline::GuideText& own,
                        const CaptureOf& capture_of);
// Where all members stand in one capture.
std::string FindingText(const model::Finding& finding, const pipeline::GuideText& own);

// It says that the capture itself is damaged: its place is standard error.
bool IsOfInput(diag::Kind kind);

}  // namespace portbook::cli
