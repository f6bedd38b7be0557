// `portbook query`: which flows use a port, a service or a host.
#include "cli/options.h"

#include <string>
#include <vector>

#include "cli/flow_text.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/text_table.h"

namespace portbook::cli {
namespace {

struct Answer {
  std::vector<std::vector<std::string>> rows;
  std::size_t without_transport = 0;  // flows on the ports whose transport the guide does not state
};

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

std::vector<std::string> RowOf(const model::Guide& guide, const model::Flow& flow) {
  return {guide.source.id,
          NameOf(flow.component_host, flow.component_process),
          EndsOf(flow),
          Joined(flow.services, ", "),
          std::string(Name(flow.transport)),
          ToString(flow.port),
          PlaceOf(guide, flow),
          flow.id};
}

Answer Ask(const model::Catalog& catalog, const Question& question) {
  Answer answer;
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Flow& flow : guide.flows) {
      if (question.AsksFor(flow)) {
        answer.rows.push_back(RowOf(guide, flow));
      } else if (question.AsksForPortsOf(flow) && flow.transport == model::Transport::unresolved) {
        ++answer.without_transport;
      }
    }
  }
  return answer;
}

}  // namespace

ExitCode RunQuery(const QueryOptions& options) {
  const base::Expected<Question> question = Question::Parse(options.question);
  if (!question) return ReportUsage(question.error());
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  const Answer answer = Ask(*catalog, *question);
  Write(Aligned(
      {"guide", "component", "source -> destination", "services", "transport", "port", "table/row", "flow"},
      answer.rows));
  if (answer.rows.empty()) WriteError("no flow of the dataset answers this\n");
  if (answer.without_transport > 0) {
    WriteError(Count(answer.without_transport, "flow") +
               " on these ports without a stated transport: ask without one\n");
  }
  return ExitCode::clean;
}

}  // namespace portbook::cli
