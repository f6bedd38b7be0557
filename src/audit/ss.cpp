// `ss -Htulnp`: a line a socket, its columns parted by spaces:
//   tcp LISTEN 0 128 127.0.0.1:5060 0.0.0.0:* users:(("proxy",pid=7,fd=3))
#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <vector>

#include "audit/readers.h"

namespace portbook::audit {
namespace {

constexpr std::size_t kLocalColumn = 4;  // 0-based
constexpr std::size_t kProcessColumn = 6;
constexpr std::string_view kHelp = "write the file with `ss -Htulnp`";

// Kinds of sockets without the ports of this program.
constexpr std::array<std::string_view, 12> kOthers = {"u_str", "u_dgr", "u_seq", "nl",    "p_raw", "p_dgr",
                                                      "raw",   "icmp6", "v_str", "v_dgr", "dccp",  "xdp"};
constexpr std::array<std::string_view, 2> kListening = {"LISTEN", "UNCONN"};

template <class List>
bool IsAmong(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What stands between `("` and the next quote, each once.
std::string ProcessesIn(std::string_view users) {
  std::set<std::string> names;
  for (std::size_t at = users.find("(\""); at != users.npos; at = users.find("(\"", at)) {
    at += 2;
    names.emplace(users.substr(at, users.find('"', at) - at));
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

struct SsLine {
  std::vector<std::string> columns;
  std::uint32_t number = 0;  // 1-based
};

base::Expected<void> Add(const SsLine& line, const std::string& name, Listening& listening) {
  const std::string place = name + ":" + std::to_string(line.number);
  const auto& columns = line.columns;
  const auto transport = model::ParseTransport(columns[0] == "mptcp" ? "tcp" : columns[0]);
  if (!transport) {
    if (IsAmong(kOthers, columns[0])) return {};
    return base::Fail(place, "`" + columns[0] + "` is no kind of socket", std::string(kHelp));
  }
  listening.AddKnown(*transport, kAllPorts);
  if (columns.size() <= kLocalColumn)
    return base::Fail(place, "the line has no local address", std::string(kHelp));
  if (!IsAmong(kListening, columns[1])) return {};
  const std::string& local = columns[kLocalColumn];
  const std::size_t colon = local.rfind(':');
  const auto port = colon == local.npos ? std::nullopt : ParsePort(std::string_view(local).substr(colon + 1));
  if (!port) return base::Fail(place, "`" + local + "` is no address with a port number", std::string(kHelp));
  const std::string address = local.substr(0, colon);
  const std::string process = columns.size() > kProcessColumn ? ProcessesIn(columns[kProcessColumn]) : "";
  listening.AddOpen({*transport, *port, address, IsLoopback(address), process, line.number});
  return {};
}

}  // namespace

base::Expected<Listening> ReadSs(const std::string& name, std::string_view text) {
  Listening listening;
  std::istringstream lines{std::string(text)};
  SsLine line;
  for (std::string words; std::getline(lines, words);) {
    ++line.number;
    line.columns.clear();
    std::istringstream columns(words);
    for (std::string column; line.columns.size() < kProcessColumn && columns >> column;)
      line.columns.push_back(column);
    if (std::string rest; std::getline(columns, rest) && !rest.empty()) line.columns.push_back(rest);
    if (line.columns.empty() || line.columns[0] == "Netid") continue;
    if (auto added = Add(line, name, listening); !added) return tl::unexpected(added.error());
  }
  return listening;
}

}  // namespace portbook::audit
