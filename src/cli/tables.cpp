// `portbook tables`: the grids of one file, before anything is read into them.
#include "cli/options.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "cli/finding_text.h"
#include "cli/grid_html.h"
#include "cli/grid_json.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/page_drawing.h"
#include "portbook/pipeline/pipeline.h"
#include "portbook/sources/source.h"
#include "portbook/table/table.h"

namespace portbook::cli {
namespace {

std::string AsText(const doc::Document& document) {
  std::string out;
  for (const doc::Grid& grid : document.grids) out += (out.empty() ? "" : "\n") + doc::Dump(grid);
  return out;
}

void ReportInput(const model::Catalog& catalog, const pipeline::GuideText& text) {
  for (const model::Finding& finding : catalog.findings) {
    if (IsOfInput(finding.kind)) WriteError(FindingText(finding, text));
  }
}

// Of the file again: a document keeps what its pages say, not how they look.
base::Expected<std::string> DrawnPage(const TablesOptions& options, const doc::Document& document) {
  return sources::ReadFile(options.file).and_then([&](const doc::Capture& capture) {
    return pipeline::DrawPageIsolated(capture, {options.page, std::nullopt, TablesOn(document, options.page)},
                                      {}, {});
  });
}

ExitCode WriteTables(const TablesOptions& options, const doc::Document& document) {
  switch (options.format) {
    case GridFormat::text:
      Write(AsText(document));
      break;
    case GridFormat::json:
      Write(GridsToJson(options.file, document));
      break;
    case GridFormat::html:
      Write(GridsToHtml(document));
      break;
    case GridFormat::svg:
      Write(DrawPage(document, options.page));
      break;
    case GridFormat::png: {
      const base::Expected<std::string> png = DrawnPage(options, document);
      if (!png) return Report(png.error());
      Write(*png);
      break;
    }
  }
  return ExitCode::clean;
}

// "3:72,100,540,300"
base::Expected<table::Region> ParseRegion(const std::string& text) {
  table::Region region;
  char end = 0;
  const int read = std::sscanf(text.c_str(), "%u:%lf,%lf,%lf,%lf%c", &region.page, &region.box.x0,
                               &region.box.y0, &region.box.x1, &region.box.y1, &end);
  if (read == 5 && region.box.width() > 0 && region.box.height() > 0) return region;
  return base::Fail("--region", "`" + text + "` is no region", "as in 3:72,100,540,300");
}

ExitCode ReadRegions(const TablesOptions& options) {
  std::vector<table::Region> regions;
  for (const std::string& text : options.regions) {
    const base::Expected<table::Region> region = ParseRegion(text);
    if (!region) return ReportUsage(region.error());
    regions.push_back(*region);
  }
  const base::Expected<doc::Capture> capture = sources::ReadFile(options.file);
  if (!capture) return Report(capture.error());
  diag::Sink sink;
  doc::Document document = pipeline::DecodeIsolated(*capture, {}, sink);
  if (document.pages.empty()) return Report({options.file, "only a PDF has pages with regions", "", ""});
  return WriteTables(options, table::ReadRegions(std::move(document), regions, {}));
}

}  // namespace

ExitCode RunTables(const TablesOptions& options) {
  if (!options.regions.empty()) return ReadRegions(options);
  const base::Expected<LoadedRules> rules = LoadRules(options.places);
  if (!rules) return Report(rules.error());
  // The pack that recognises the guide has the layouts of its tables.
  const base::Expected<model::Catalog> catalog =
      pipeline::Extract(options.file, rules->library, std::nullopt, {});
  if (!catalog) return Report(catalog.error());
  // What the tables state is no question here.
  ExitCode status = StatusOf(*catalog) == ExitCode::unreadable ? ExitCode::unreadable : rules->status;
  for (const model::Guide& guide : catalog->guides) {
    ReportInput(*catalog, pipeline::GuideText({options.file, guide.document.text}));
    status = std::max(status, WriteTables(options, guide.document));
  }
  return status;
}

}  // namespace portbook::cli
