// A guide that no pack knows: a table of ports with a header of its own, and a table without ports.
#pragma once

namespace portbook::e2e {

inline constexpr const char* kTideGuide =
    "# Ports of the Tide Gateway\n"
    "\n"
    "| From | To | Protocol | Port | Berth's Owner |\n"
    "|------|----|----------|------|---------------|\n"
    "| Buoy | Gateway | TCP | 8443 | Pilots |\n"
    "| Pier | Gateway | UDP | 5001 | Harbour |\n"
    "\n"
    "| Ship | Captain |\n"
    "|------|---------|\n"
    "| Gull | Ada |\n";

}  // namespace portbook::e2e
