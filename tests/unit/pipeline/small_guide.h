// A guide of two rows and a sentence, read with the common rules, for tests that doubt a finished reading.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {

inline const std::string kSmallGuide =
    "# Ports of the hub\n"
    "\n"
    "| Source | Destination | Protocol | Port |\n"
    "|---|---|---|---|\n"
    "| Client | Hub | TCP | 8443 |\n"
    "| Hub | Store | TCP | 5432 |\n"
    "\n"
    "The hub answers on TCP port 8443.\n";

inline doc::Capture SmallCapture(std::string bytes = kSmallGuide) {
  return doc::MakeCapture("guide.md", doc::MediaType::text, std::move(bytes));
}

inline model::Guide ReadSmallGuide(const std::string& bytes = kSmallGuide) {
  static const rules::Library library = *rules::Library::Read(std::string(PORTBOOK_ROOT) + "/rules");
  Options options;
  options.isolation = Isolation::in_process;
  return ReadGuide(SmallCapture(bytes), {}, *library.ForPack(""), options).guide;
}

}  // namespace portbook::pipeline
