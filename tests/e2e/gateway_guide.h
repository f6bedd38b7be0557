// A small guide of nobody's product, and rules that read it: the common ones of the repository with one pack.
#pragma once

#include <filesystem>
#include <string>

#include "tests/e2e/run_program.h"

namespace portbook::e2e {

// `accent`: the bytes of a letter outside of ASCII, in the guide's encoding.
inline std::string GatewayGuide(const std::string& accent = "\u00e9") {
  return "Gateway Port Guide\n"
         "\n"
         "Source\tDestination\tProtocol\tTransport\tPort\tRemarks\n"
         "Administrator\tGateway\tHTTPS\tTCP\t443, 8443\tPages, \"admin\" only\n"
         "Phone\tGateway\tSIP\tUDP\t5060\tOver a caf" +
         accent + "'s network\n";
}

// DIR/rules
inline void WriteGatewayRules(const ScratchDirectory& directory) {
  std::filesystem::create_directories(directory / "rules");
  std::filesystem::copy(PORTBOOK_ROOT "/rules/common", directory / "rules/common",
                        std::filesystem::copy_options::recursive);
  directory.Write(
      "rules/example/gateway.toml",
      "[pack]\nname = \"example/gateway\"\n"
      "[[recognise]]\nname = \"title\"\nmatch = '^Gateway Port Guide'\nsamples = ['Gateway Port Guide']\n"
      "[[layout]]\nname = \"tables\"\ntype = \"delimited\"\nseparator = \"\\t\"\n");
}

}  // namespace portbook::e2e
