// The two files that say what a host listens on.
#pragma once

#include <optional>

#include "portbook/audit/listening.h"

namespace portbook::audit {

[[nodiscard]] base::Expected<Listening> ReadSs(const std::string& name, std::string_view text);
[[nodiscard]] base::Expected<Listening> ReadNmap(const std::string& name, std::string_view text);

inline const model::PortRange kAllPorts = *model::PortRange::Make(0, 65535);

// The whole text as a number from 0 to 65535.
std::optional<std::uint16_t> ParsePort(std::string_view text);
// "127.0.0.1", "::1", "[::ffff:127.0.0.1]"
bool IsLoopback(std::string_view address);

}  // namespace portbook::audit
