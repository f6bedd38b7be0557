// `portbook audit`: what guides document of a host, held against what it listens on.
#include "portbook/audit/audit.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/flow_text.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/text_table.h"
#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"
#include "portbook/config/file.h"

namespace portbook::cli {
namespace {

using Json = nlohmann::ordered_json;

base::Expected<void> CheckRoles(const std::vector<std::string>& asked,
                                const std::vector<std::string>& known) {
  for (const std::string& role : asked) {
    const bool found = std::any_of(known.begin(), known.end(), [&](const std::string& name) {
      return base::FoldForComparison(name) == base::FoldForComparison(role);
    });
    if (!found)
      return base::Fail("", "no chosen guide has the role `" + role + "` listen",
                        "there are " + base::Joined(known, "; "));
  }
  return {};
}

std::string Listeners(const audit::Line& line) {
  std::vector<std::string> texts;
  for (const audit::Socket& socket : line.sockets) {
    std::string text = fmt::format("{}:{}", socket.address, socket.port);
    if (!socket.process.empty()) text += " " + socket.process;
    texts.push_back(std::move(text));
  }
  return base::Joined(texts, ", ");
}

std::string Cited(const audit::Line& line) {
  std::vector<std::string> texts;
  for (const selection::Citation& citation : line.citations) texts.push_back(ToString(citation));
  return base::Joined(texts, "; ");
}

std::string Table(const std::vector<audit::Line>& lines) {
  std::string text;
  for (const audit::Verdict verdict : audit::Verdicts()) {
    std::vector<std::vector<std::string>> rows;
    for (const audit::Line& line : lines) {
      if (line.verdict != verdict) continue;
      rows.push_back({line.stated, line.role, base::Joined(line.services, ", "), Listeners(line),
                      base::Joined(line.notes, "; "), Cited(line)});
    }
    text += fmt::format("{}{}: {}\n", text.empty() ? "" : "\n", Meaning(verdict), rows.size());
    text += Aligned({"port", "role", "services", "listens", "notes", "stated by"}, rows, TerminalWidth());
  }
  return text;
}

Json SocketJson(const audit::Socket& socket) {
  return {{"transport", Name(socket.transport)},
          {"port", socket.port},
          {"address", socket.address},
          {"process", socket.process},
          {"line", socket.line}};
}

Json LineJson(const audit::Line& line) {
  Json json = {{"stated", line.stated},
               {"transport", Name(line.transport)},
               {"port_first", line.ports ? Json(line.ports->first()) : Json()},
               {"port_last", line.ports ? Json(line.ports->last()) : Json()},
               {"role", line.role.empty() ? Json() : Json(line.role)},
               {"services", line.services},
               {"sockets", Json::array()},
               {"notes", line.notes},
               {"citations", Json::array()}};
  for (const audit::Socket& socket : line.sockets) json["sockets"].push_back(SocketJson(socket));
  for (const selection::Citation& citation : line.citations) {
    json["citations"].push_back({{"guide", citation.guide},
                                 {"release", citation.release},
                                 {"place", PlaceOf(citation)},
                                 {"quote", citation.quote},
                                 {"flow", citation.flow_id}});
  }
  return json;
}

std::string AsJson(const std::vector<audit::Line>& lines) {
  Json json;
  for (const audit::Verdict verdict : audit::Verdicts()) json[std::string(Name(verdict))] = Json::array();
  for (const audit::Line& line : lines) json[std::string(Name(line.verdict))].push_back(LineJson(line));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool Differs(const audit::Line& line) {
  return line.verdict == audit::Verdict::closed || line.verdict == audit::Verdict::undocumented;
}

}  // namespace

ExitCode RunAudit(const AuditOptions& options) {
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  const auto claims = selection::Select(*catalog, options.products);
  if (!claims) return ReportUsage(claims.error());
  if (const auto valid = CheckRoles(options.roles, audit::ListeningRoles(*claims)); !valid)
    return ReportUsage(valid.error());
  const base::Expected<audit::Listening> listening =
      config::ReadBytes(options.listening).and_then([&](const std::string& text) {
        return audit::ReadListening(options.listening, text);
      });
  if (!listening) return Report(listening.error());
  const std::vector<audit::Line> lines = audit::Compare(*claims, options.roles, *listening);
  Write(options.format == AuditFormat::json ? AsJson(lines) : Table(lines));
  return std::any_of(lines.begin(), lines.end(), Differs) ? ExitCode::findings : ExitCode::clean;
}

}  // namespace portbook::cli
