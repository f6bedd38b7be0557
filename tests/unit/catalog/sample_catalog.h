// Two small guides that between them set every field of the dataset once and leave every optional one unset
// once.
#pragma once

#include <string>
#include <utility>

#include "portbook/model/catalog.h"

namespace portbook::catalog {

inline base::Locator InText(std::uint32_t begin, std::uint32_t end) { return {{begin, end}, 0, {}}; }

inline base::Evidence Quote(const std::string& words, std::uint32_t begin, base::TablePlace place = {}) {
  return {base::Text::At(words, InText(begin, begin + static_cast<std::uint32_t>(words.size()))), place};
}

inline doc::Cell SampleCell(int column, const std::string& words, std::uint32_t begin) {
  doc::Cell cell;
  cell.column = column;
  cell.lines = {Quote(words, begin).quote};
  return cell;
}

inline model::Source SampleSource(const std::string& vendor, const std::string& product) {
  model::Source source;
  source.id = vendor + "/" + product + "/1.0";
  source.vendor = vendor;
  source.product = product;
  source.release = "1.0";
  source.title = "Ports of " + product;
  source.publisher = vendor;
  source.authority = "vendor";
  source.media_type = "text";
  source.sha256 = std::string(64, 'a');
  return source;
}

// Text, one table of one row, one flow, nothing optional set.
inline model::Guide PlainGuide() {
  model::Guide guide;
  guide.source = SampleSource("acme", "router");
  guide.document.capture_sha256 = std::string(64, 'a');
  doc::Grid grid;
  grid.basis = doc::GridBasis::delimited;
  grid.columns = 1;
  grid.rows = {doc::Row{{SampleCell(0, "443", 10)}, false}};
  guide.document.grids = {grid};

  model::Entry entry;
  entry.table = entry.grid = entry.row = 0;
  entry.table_key = "ports";
  model::RoleCell cell;
  cell.role = model::Role::port;
  cell.lines = grid.rows[0].cells[0].lines;
  cell.place = {0, 0, 0};
  entry.cells = {cell};
  guide.entries = {entry};
  guide.entry_ids = {"e_1"};

  model::Flow flow;
  flow.id = "f_1";
  flow.entry_id = "e_1";
  flow.fact_key = "k1";
  flow.entry = 0;
  flow.port = {model::PortKind::fixed, model::PortRange::Make(443, 443), {}, {}, {}};
  flow.statements = {
      {model::Field::port, "443", "443", model::Basis::cell, "ports", {Quote("443", 10, {0, 0, 0})}}};
  guide.flows = {flow};
  guide.accounts = {{true, model::Fate::stated, "f_1", Quote("443", 10, {0, 0, 0})}};
  guide.conservation.rows = guide.conservation.rows_stated = 1;
  return guide;
}

inline doc::Document FullDocument() {
  doc::Document document;
  document.capture_sha256 = std::string(64, 'b');
  document.media_type = doc::MediaType::pdf;
  document.pages = {{1, "i", 612, 792.5, 90, {}, {}}, {2, "ii", 612, 792.5, 0, {}, {}}};
  doc::Grid grid;
  grid.basis = doc::GridBasis::ruled;
  grid.caption = base::Text::At("Table 1 \xE2\x80\x93 Ports", {{0, 17}, 1, base::Box{72, 90.25, 200, 101}});
  grid.columns = 2;
  grid.layout = "bravo/switch:tables";
  grid.path = "html/body/table[1]";
  grid.first_page = 1;
  grid.last_page = 2;
  doc::Cell cell = SampleCell(1, "80, 8080", 40);
  cell.row_span = 2;
  cell.column_span = 3;
  cell.state = doc::CellState::inherited;
  cell.header = true;
  cell.box = base::Box{72, 110, 200.5, 120};
  cell.path = "html/body/table[1]/tr[1]/td[2]";
  // A line break and a hyphenated word: two pieces of the capture with a gap that stands nowhere.
  base::Text joined =
      base::Text::At("one", {{60, 63}, 1, base::Box{1, 2, 3, 4}}, base::kStrong | base::kLink);
  joined.AppendSynthesized(" ");
  joined.Append("two", {{80, 83}, 2, {}});
  joined.Append("&", {{83, 88}, 0, {}}, base::kSuperscript);
  cell.lines.push_back(joined);
  cell.lines.push_back(base::Text());
  grid.rows = {doc::Row{{}, false}, doc::Row{{SampleCell(0, "\"a\\b\"\t\xC3\xA9\x01", 30), cell}, true}};
  document.grids = {doc::Grid{}, grid};
  return document;
}

inline model::Entry FullEntry() {
  model::Entry entry;
  entry.table = 0;
  entry.grid = 1;
  entry.row = 1;
  entry.table_key = "ports";
  model::RoleCell cell;
  cell.role = model::Role::source_protocol_port;
  cell.state = doc::CellState::blank;
  cell.lines = {Quote("80, 8080", 40).quote};
  cell.place = {1, 1, 1};
  cell.header = "tcp port";
  cell.transport = model::Transport::tcp;
  cell.placement = model::CellPlacement::foreign;
  entry.cells = {cell};
  entry.context = {{model::Field::direction, "inbound", Quote("Incoming", 5), "bravo/switch:incoming"}};
  entry.footnotes = {{"*", Quote("*", 48, {1, 1, 1}), Quote("only for 1.0", 300)}};
  entry.rule = "bravo/switch:columns";
  return entry;
}

inline void SetEndpoints(model::Flow& flow) {
  flow.component = "Switch (web)";
  flow.source = "Browser";
  flow.destination = "Switch";
  flow.component_host = "Switch";
  flow.source_host = "browser";
  flow.destination_host = "switch";
  flow.component_process = "web";
  flow.source_process = "tab";
  flow.destination_process = "httpd";
  flow.interface = model::Interface::external;
  flow.direction = model::Direction::bidirectional;
}

inline model::Flow FullFlow() {
  model::Flow flow;
  flow.id = "f_2";
  flow.entry_id = "e_2";
  flow.fact_key = "k2";
  flow.entry = 0;
  SetEndpoints(flow);
  flow.services = {"https", "axl"};
  flow.security = model::Security::mtls;
  flow.transport = model::Transport::tcp;
  flow.protocol_number = 6;
  flow.icmp_type = 8;
  flow.icmp_code = 0;
  flow.port = {model::PortKind::configurable, model::PortRange::Make(443, 445), true, 2, 10};
  flow.source_port =
      model::PortSpec{model::PortKind::dynamic, model::PortRange::Make(1024, 65535), false, 1, 3};
  flow.source_port_role = model::SourcePortRole::remote;
  flow.exposure = model::Exposure::dmz;
  flow.requirement = model::Requirement::conditional;
  flow.condition = "only for 1.0";
  flow.applies_to = {"1.0", "1.1"};
  flow.purpose = "Management";
  flow.remarks = "Optional";
  flow.statements = {
      {model::Field::port,
       "443-445",
       "443 to 445",
       model::Basis::cell,
       "ports",
       {{base::Text::At("443 to 445", {{40, 50}, 1, base::Box{1, 2, 3, 4}}), {1, 1, 1}}, Quote("445", 400)}},
      {model::Field::transport, "tcp", "TLS", model::Basis::implied, "implied-transports", {}}};
  flow.port_candidates = {
      {*model::PortRange::Make(8600, 8610), model::Transport::udp, Quote("8600-8610", 500)}};
  flow.endpoint_candidates = {{"Proxy", true, Quote("the proxy", 520)}};
  return flow;
}

// PDF, everything set, and a second entry in prose.
inline model::Guide FullGuide() {
  model::Guide guide;
  guide.source = SampleSource("bravo", "switch");
  guide.source.authority = "third-party";
  guide.source.document_date = "2009-06-30";
  guide.source.url = "https://example.com/ports.pdf";
  guide.source.media_type = "pdf";
  guide.source.transcribed = true;
  guide.source.original_sha256 = std::string(64, 'c');
  guide.source.pack = "bravo/switch";
  guide.document = FullDocument();
  model::Entry prose;
  prose.sentence = Quote("It listens on TCP 443.", 600);
  guide.entries = {FullEntry(), prose};
  guide.entry_ids = {"e_2", "e_3"};
  model::Flow missing;
  missing.id = "f_3";
  missing.entry_id = "e_3";
  missing.fact_key = "k3";
  missing.entry = 1;
  model::Flow shared = missing;
  shared.id = "f_4";
  shared.port = {model::PortKind::fixed, model::PortRange::Make(443, 443), {}, {}, {}};
  guide.flows = {FullFlow(), missing, shared};
  guide.accounts = {{true, model::Fate::ignored, "header", Quote("Port", 20, {1, 0, 0})},
                    {false, model::Fate::rejected, "value-unparsed", Quote("TCP x", 700)}};
  guide.conservation = {5, 1, 2, 2, 7, 3, 2, 2, 100, 99, {"one character is in no block"}};
  model::Decision decision;
  decision.finding = "n_0";
  decision.kind = diag::Kind::port_missing;
  decision.verdict = model::Verdict::fix;
  decision.subject = "f_3";
  decision.flows = {"f_3"};
  decision.changes = {{model::Field::port, "443"}, {model::Field::transport, "tcp"}};
  decision.reason = "as installed";
  decision.who = "Ann";
  decision.date = "2024-01-01";
  decision.evidence_sha256 = std::string(64, 'd');
  decision.words = {"It listens on TCP 443."};
  decision.standing = model::Standing::stale;
  decision.settles = "n_2";
  guide.decisions = {decision};
  return guide;
}

inline model::Catalog SampleCatalog() {
  model::Catalog catalog;
  catalog.data_version = "2024.1";
  catalog.guides = {PlainGuide(), FullGuide()};
  model::Finding shared;
  shared.id = "n_1";
  shared.kind = diag::Kind::port_shared_across_products;
  shared.severity = diag::Severity::note;
  shared.guide = "acme/router/1.0";
  shared.group = "g_1";
  shared.message = "443 is used by two products.";
  shared.scopes = "exposure dmz in 1 of 2 rows; interface, condition and release unstated";
  shared.help = "Do not run both on one host.";
  shared.members = {{"claim", "f_1", "e_1", Quote("443", 10, {0, 0, 0})},
                    {"counter-claim", "f_4", "", Quote("443", 618)},
                    {"witness", "", "", {}}};
  model::FindingGroup group;
  group.id = "g_1";
  group.kind = shared.kind;
  group.severity = shared.severity;
  group.guide = shared.guide;
  group.subject = "tcp 443";
  group.message = shared.message;
  group.why = "Whoever opens it for one opens it for both.";
  group.resolve = "Give one of them another port.";
  group.findings = 1;
  catalog.groups = {group};
  model::Finding guideless;
  guideless.id = "n_2";
  catalog.findings = {shared, guideless};
  return catalog;
}

}  // namespace portbook::catalog
