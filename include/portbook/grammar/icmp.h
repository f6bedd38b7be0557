// ICMP has types and codes where others have ports: "8/0", "type 8 code 0", "Type 3, Code 4".
#pragma once

#include <optional>
#include <string_view>

namespace portbook::grammar {

struct IcmpMessage {
  int type = 0;             // 0..255
  std::optional<int> code;  // 0..255
};

// nullopt where the cell says anything more or anything else; a number alone may be meant as a port.
std::optional<IcmpMessage> ParseIcmpMessage(std::string_view cell);

}  // namespace portbook::grammar
