// Re-reads every quote of a guide in the bytes of its capture. Shares no code with decode on purpose: two
// readers that agree are worth more than one that agrees with itself. Text and HTML are held against the
// bytes themselves, entities through libxml2; PDF against what poppler finds in the quote's box.
#include <fmt/format.h>

#include <functional>

#include "pipeline/capture_reader.h"
#include "portbook/base/line_map.h"
#include "portbook/base/utf8.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {
namespace {

using Visit = std::function<bool(const base::Evidence&, const std::string& what)>;

// Calls `visit` for every piece of evidence of the guide; stops where it says false.
bool ForEachEvidence(const model::Guide& guide, const Visit& visit) {
  for (const model::Flow& flow : guide.flows) {
    for (const model::Statement& statement : flow.statements) {
      for (const base::Evidence& evidence : statement.evidence) {
        if (!visit(evidence, flow.id + " " + std::string(Name(statement.field)))) return false;
      }
    }
    for (const model::PortCandidate& candidate : flow.port_candidates) {
      if (!visit(candidate.evidence, flow.id + " port candidate")) return false;
    }
    for (const model::EndpointCandidate& candidate : flow.endpoint_candidates) {
      if (!visit(candidate.evidence, flow.id + " endpoint candidate")) return false;
    }
  }
  for (const model::Account& account : guide.accounts) {
    if (!visit(account.evidence, "the account of a " + std::string(account.is_row ? "row" : "number")))
      return false;
  }
  return true;
}

}  // namespace

base::Expected<int> Verify(const model::Guide& guide, const doc::Capture& capture) {
  const std::unique_ptr<CaptureReader> reader = OpenCapture(capture);
  if (!reader) return base::Fail(capture.name, "the capture cannot be opened to verify its quotes");
  int quotes = 0;
  base::Error error;
  const bool stand = ForEachEvidence(guide, [&](const base::Evidence& evidence, const std::string& what) {
    for (const base::Run& run : evidence.quote.runs()) {
      const std::string_view value =
          std::string_view(evidence.quote.value()).substr(run.begin, run.end - run.begin);
      if (reader->StandsAt(value, run.at)) continue;
      error = {reader->Describe(run.at),
               fmt::format("{}: \u201c{}\u201d does not stand here", what, base::Printable(value)),
               reader->Around(run.at),
               "build the dataset again; if that does not help, the decoder lost track of its place"};
      return false;
    }
    quotes += !evidence.quote.runs().empty();
    return true;
  });
  if (!stand) return tl::unexpected(std::move(error));
  return quotes;
}

}  // namespace portbook::pipeline
