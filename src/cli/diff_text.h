// A delta as a person reads it in a terminal or a pull request, and as JSON.
#pragma once

#include <string>

#include "portbook/diff/diff.h"

namespace portbook::cli {

// All end with a line feed. Nothing from a guide is markup in them.
std::string DeltaText(const diff::Delta& delta);
// For a pull request's comment: of a large pattern the first flows only.
std::string DeltaMarkdown(const diff::Delta& delta);
std::string DeltaJson(const diff::Delta& delta);

std::string ImpactText(const diff::Impact& impact);
std::string ImpactMarkdown(const diff::Impact& impact);
std::string ImpactJson(const diff::Impact& impact);

}  // namespace portbook::cli
