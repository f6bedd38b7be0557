#include "tests/bench/embedded_guides.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "portbook/decode/decode.h"
#include "portbook/sources/source.h"

namespace portbook::bench {
namespace {

const std::string kRoot = PORTBOOK_ROOT;

template <class T>
T OrEnd(base::Expected<T> value) {
  if (value) return *std::move(value);
  std::fputs(value.error().ToString().c_str(), stderr);
  std::exit(EXIT_FAILURE);
}

StagedGuide Stage(const sources::SourceEntry& entry, const rules::Library& library) {
  const pipeline::Options options = InProcess();
  diag::Sink sink;
  StagedGuide guide{OrEnd(sources::ReadCapture(entry)),
                    entry.source,
                    OrEnd(library.ForPack(entry.source.pack)),
                    {},
                    {},
                    {}};
  guide.decoded = decode::Decode(guide.capture, options.decode, {}, sink);
  guide.with_grids = table::FindTables(guide.decoded, guide.rules, options.table, {}, sink);
  guide.interpreted = interpret::Interpret(guide.with_grids, guide.rules, options.interpret, sink);
  return guide;
}

EmbeddedGuides ReadAll() {
  EmbeddedGuides all{OrEnd(rules::Library::Read(kRoot + "/rules")), {}, {}, {}};
  for (const sources::SourceEntry& entry : OrEnd(sources::ReadRegistry(kRoot + "/sources")).entries) {
    const StagedGuide& guide = all.guides.emplace_back(Stage(entry, all.library));
    all.readings.push_back(pipeline::ReadGuide(guide.capture, guide.source, guide.rules, InProcess()));
  }
  all.catalog = reconcile::Reconcile(all.readings, {});
  return all;
}

std::string Escaped(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string Markup() {
  std::string html = "<!doctype html><html><head><meta charset=utf-8><title>Ports</title></head><body>\n";
  for (const StagedGuide& guide : Guides().guides) {
    for (const doc::Grid& grid : guide.with_grids.grids) {
      html += "<table><caption>" + Escaped(grid.caption.value()) + "</caption>\n";
      for (const doc::Row& row : grid.rows) {
        html += "<tr>";
        for (const doc::Cell& cell : row.cells) html += "<td>" + Escaped(cell.text().value()) + "</td>";
        html += "</tr>\n";
      }
      html += "</table>\n";
    }
  }
  return html + "</body></html>\n";
}

}  // namespace

const EmbeddedGuides& Guides() {
  static const EmbeddedGuides guides = ReadAll();
  return guides;
}

pipeline::Options InProcess() {
  pipeline::Options options;
  options.isolation = pipeline::Isolation::in_process;
  return options;
}

const doc::Capture& HtmlCapture() {
  static const doc::Capture capture = doc::MakeCapture("guides.html", doc::MediaType::html, Markup());
  return capture;
}

const doc::Capture& PdfCapture() {
  static const doc::Capture capture =
      OrEnd(sources::ReadFile(kRoot + "/sources/cisco/imp/unstated/guide.pdf"));
  return capture;
}

}  // namespace portbook::bench
