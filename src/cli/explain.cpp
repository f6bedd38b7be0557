// `portbook explain`: one flow from the guide's words to the dataset.
#include "cli/options.h"

#include <string>

#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/pipeline/captures.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::cli {
namespace {

const model::Guide* GuideWithFlow(const model::Catalog& catalog, std::string_view flow_id) {
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Flow& flow : guide.flows) {
      if (flow.id == flow_id) return &guide;
    }
  }
  return nullptr;
}

}  // namespace

ExitCode RunExplain(const ExplainOptions& options) {
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  const model::Guide* guide = GuideWithFlow(*catalog, options.flow_id);
  if (guide == nullptr) {
    return ReportUsage(
        {"", "no flow of the dataset is named `" + options.flow_id + "`", "", "`portbook query` prints ids"});
  }
  const base::Expected<pipeline::CaptureText> capture =
      pipeline::Captures::Open(options.places.sources).and_then([&](const pipeline::Captures& captures) {
        return captures.ReadText(*guide);
      });
  if (!capture) return Report(capture.error());
  Write(pipeline::Explain(*catalog, options.flow_id, capture->text));
  return ExitCode::clean;
}

}  // namespace portbook::cli
