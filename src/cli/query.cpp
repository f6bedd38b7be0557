// `portbook query`: which flows use a port, have a name in them, or go from one end to another.
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/flow_text.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/text_table.h"
#include "portbook/base/count.h"
#include "portbook/base/joined.h"
#include "portbook/exporters/exporters.h"
#include "portbook/selection/selection.h"

namespace portbook::cli {
namespace {

using selection::Claim;
using Json = nlohmann::ordered_json;

struct Answer {
  std::vector<Claim> stated;
  std::vector<Claim> candidates;      // no port is stated; the prose names one that was asked for
  std::size_t without_transport = 0;  // flows on the ports whose transport the guide does not state
  std::size_t reversed = 0;           // flows between the ends asked for, the other way round
};

Answer Ask(const std::vector<Claim>& claims, const Question& question) {
  Answer answer;
  for (const Claim& claim : claims) {
    const model::Flow& flow = *claim.flow;
    if (question.AsksFor(*claim.guide, flow)) {
      answer.stated.push_back(claim);
    } else if (question.AsksForCandidatesOf(flow)) {
      answer.candidates.push_back(claim);
    } else if (question.AsksForPortsOf(flow) && flow.transport == model::Transport::unresolved) {
      ++answer.without_transport;
    } else if (question.AsksForReverseOf(flow)) {
      ++answer.reversed;
    }
  }
  return answer;
}

// The canonical name, with the process that the guide names; empty where none is stated.
std::string NameOf(const std::optional<std::string>& host, const std::optional<std::string>& process) {
  return process ? host.value_or("") + " (" + *process + ")" : host.value_or("");
}

// "Phone -> Gateway"; a dash for an end that is not stated, empty where neither is.
std::string EndsOf(const model::Flow& flow) {
  const std::string source = NameOf(flow.source_host, flow.source_process);
  const std::string destination = NameOf(flow.destination_host, flow.destination_process);
  if (source.empty() && destination.empty()) return "";
  return (source.empty() ? "-" : source) + " -> " + (destination.empty() ? "-" : destination);
}

std::string Table(const std::vector<Claim>& claims) {
  std::vector<std::vector<std::string>> rows;
  for (const Claim& claim : claims) {
    const model::Flow& flow = *claim.flow;
    rows.push_back({claim.guide->source.id, NameOf(flow.component_host, flow.component_process), EndsOf(flow),
                    base::Joined(flow.services, ", "), std::string(Name(flow.transport)), ToString(flow.port),
                    base::Joined(selection::Candidates(flow), ", "), PlaceOf(*claim.guide, flow), flow.id});
  }
  return Aligned({"guide", "component", "source -> destination", "services", "transport", "port",
                  "candidates", "table/row", "flow"},
                 rows, TerminalWidth());
}

void WriteTable(const Answer& answer) {
  Write(Table(answer.stated));
  if (answer.candidates.empty()) return;
  Write(answer.stated.empty() ? "" : "\n");
  Write("candidates: no port is stated here, but the row's own words name one that was asked for\n");
  Write(Table(answer.candidates));
}

template <class Value>
Json OrNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json ClaimJson(const Claim& claim) {
  const model::Flow& flow = *claim.flow;
  const auto& range = flow.port.range;
  return {{"flow", flow.id},
          {"guide", claim.citation.guide},
          {"release", claim.citation.release},
          {"place", PlaceOf(claim.citation)},
          {"quote", claim.citation.quote},
          {"component", OrNull(flow.component)},
          {"source", OrNull(flow.source)},
          {"destination", OrNull(flow.destination)},
          {"services", flow.services},
          {"transport", Name(flow.transport)},
          {"port_kind", Name(flow.port.kind)},
          {"port_first", range ? Json(range->first()) : Json()},
          {"port_last", range ? Json(range->last()) : Json()},
          {"port_default", OrNull(flow.port.is_default)},
          {"candidates", selection::Candidates(flow)},
          {"condition", OrNull(flow.condition)},
          {"reasons", selection::Reasons(claim)}};
}

void WriteJson(const Answer& answer) {
  Json json = {{"stated", Json::array()}, {"candidates", Json::array()}};
  for (const Claim& claim : answer.stated) json["stated"].push_back(ClaimJson(claim));
  for (const Claim& claim : answer.candidates) json["candidates"].push_back(ClaimJson(claim));
  Write(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

void WriteAnswer(const Answer& answer, FlowFormat format) {
  switch (format) {
    case FlowFormat::table:
      WriteTable(answer);
      return;
    case FlowFormat::json:
      WriteJson(answer);
      return;
    case FlowFormat::csv:
      // A candidate has no port there; its column of candidates has.
      Write(exporters::CsvHeader() + exporters::CsvRecords(answer.stated) +
            exporters::CsvRecords(answer.candidates));
      return;
  }
}

// What the person who asked may want to ask instead.
void WriteHints(const Answer& answer) {
  if (answer.stated.empty()) WriteError("no flow of the dataset answers this\n");
  if (answer.without_transport > 0) {
    WriteError(base::Count(answer.without_transport, "flow") +
               " on these ports without a stated transport: ask without one\n");
  }
  if (answer.reversed > 0)
    WriteError(base::Count(answer.reversed, "flow") + " the other way round: ask with the ends swapped\n");
}

}  // namespace

ExitCode RunQuery(const QueryOptions& options) {
  const base::Expected<Question> question = Question::Parse(options.question);
  if (!question) return ReportUsage(question.error());
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  const auto claims = selection::Select(*catalog, {});
  if (!claims) return ReportUsage(claims.error());
  const Answer answer = Ask(*claims, *question);
  WriteAnswer(answer, options.format);
  WriteHints(answer);
  return ExitCode::clean;
}

}  // namespace portbook::cli
