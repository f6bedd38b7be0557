// A guide in a directory of sources, as `build` wants it, with rows whose port cell is empty.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "portbook/base/digest.h"
#include "tests/e2e/gateway_guide.h"

namespace portbook::e2e {

inline constexpr const char* kDecisions = "sources/example/gateway/1/decisions.toml";

// The scratch directory is the program's working directory.
class DecidableGuide {
 public:
  DecidableGuide() { WriteGatewayRules(directory_); }

  // `remark`: of the first row without a port.
  void WriteGuide(const std::string& remark = "Listens on port 5060") const {
    WriteText(
        "Gateway Port Guide\n"
        "\n"
        "Source\tDestination\tProtocol\tTransport\tPort\tRemarks\n"
        "Phone\tGateway\tSIP\tUDP\t\t" +
        remark +
        "\n"
        "Phone\tGateway\tHTTP\tTCP\t\tSee the manual\n"
        "Administrator\tGateway\tHTTPS\tTCP\t443\tPages\n");
  }
  void WriteText(const std::string& text) const {
    directory_.Write("sources/example/gateway/1/guide.txt", text);
    directory_.Write(
        "sources/example/gateway/1/source.toml",
        "[source]\nvendor = 'example'\nproduct = 'gateway'\nrelease = '1'\ntitle = 'Gateway'\npublisher = "
        "'Example'\nauthority = 'vendor'\nmedia_type = 'text'\nfile = 'guide.txt'\npack = "
        "'example/gateway'\nsha256 = '" +
            base::Sha256Hex(text) + "'\n");
  }
  Finished Run(const std::vector<std::string>& arguments) const {
    return RunProgram(arguments, directory_.path());
  }
  Finished Build() const { return Run({"build"}); }

  nlohmann::json Findings(const std::string& kind) const {
    const Finished check = Run({"check", "--format", "json", "--kind", kind});
    return nlohmann::json::parse(check.out).at("findings");
  }
  const ScratchDirectory& directory() const { return directory_; }

 private:
  ScratchDirectory directory_;
};

}  // namespace portbook::e2e
