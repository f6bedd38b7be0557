// What the dataset holds: one Fields() for each type lists its stored values in the order of the schema, and
// JSON and SQLite are written and read through that one list, so that neither can lose what the other has. It
// holds no format: an archive decides what a field becomes. Over 400 lines because it is that one list.
//
// An archive has
//   kReading, kLists, Ref<T>    whether it fills values; whether List and Child do anything; T or const T
//   Field(key, value)           a scalar, an optional scalar, a Text or an Evidence; empty Texts and
//   Evidences are null Index(key, int)             -1 is null Reference(key, string)      empty is null
//   Box(key, optional<Box>)
//   Nested(key, value)          an object in JSON, columns of the same row in SQLite
//   Child(key, table, value)    an object in JSON, a row of `table` in SQLite
//   List(key, table, values)    an array in JSON, rows of `table` in SQLite
//   Home(member)                the guide a finding's member stands in: derived, a column in SQLite only
//   Fail(key, message)          readers only
//
// Of doc::Document the dataset holds the capture's SHA-256 and medium, the pages' sizes and the grids with
// their texts and runs. Not the blocks, mark-up, words, rulings and text: the capture has those, and is
// found by its SHA-256.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "portbook/model/catalog.h"

namespace portbook::catalog {

// A table and the column that names the row its rows belong to.
struct Table {
  std::string_view name;
  std::string_view parent;  // empty: the rows belong to the catalog
};
inline constexpr Table kSource{"source", ""};
inline constexpr Table kLeak{"leak", "source_key"};
inline constexpr Table kCapture{"capture", "source_key"};
inline constexpr Table kPage{"page", "capture"};
inline constexpr Table kSourceTable{"source_table", "capture"};
inline constexpr Table kSourceRow{"source_row", "source_table"};
inline constexpr Table kCell{"cell", "source_row"};
inline constexpr Table kCellLine{"cell_line", "cell"};
inline constexpr Table kEntry{"entry", "source_key"};
inline constexpr Table kEntryCell{"entry_cell", "entry"};
inline constexpr Table kEntryCellLine{"entry_cell_line", "entry_cell"};
inline constexpr Table kEntryContext{"entry_context", "entry"};
inline constexpr Table kEntryFootnote{"entry_footnote", "entry"};
inline constexpr Table kFlow{"flow", "source_key"};
inline constexpr Table kFlowService{"flow_service", "flow"};
inline constexpr Table kFlowAppliesTo{"flow_applies_to", "flow"};
inline constexpr Table kStatement{"statement", "flow"};
inline constexpr Table kStatementEvidence{"statement_evidence", "statement"};
inline constexpr Table kPortCandidate{"port_candidate", "flow"};
inline constexpr Table kEndpointCandidate{"endpoint_candidate", "flow"};
inline constexpr Table kDecision{"decision", "source_key"};
inline constexpr Table kDecisionFlow{"decision_flow", "decision"};
inline constexpr Table kDecisionChange{"decision_change", "decision"};
inline constexpr Table kDecisionWords{"decision_words", "decision"};
inline constexpr Table kAccount{"account", "source_key"};
inline constexpr Table kFindingGroup{"finding_group", ""};
inline constexpr Table kFinding{"finding", ""};
inline constexpr Table kFindingMember{"finding_member", "finding"};

// An entry with its id: in memory they are two parallel vectors.
struct NamedEntry {
  std::string id;
  model::Entry entry;
};
std::vector<NamedEntry> NamedEntries(const model::Guide& guide);
void SetEntries(std::vector<NamedEntry> entries, model::Guide& guide);
// Sets every flow's index of its entry from the entry's id. False for the first flow whose entry is not in
// the guide.
bool LinkFlows(model::Guide& guide);

// A PortSpec as the dataset has it: flat, each part null where it is unset.
struct PortParts {
  std::optional<model::PortKind> kind;  // null: there is no PortSpec
  std::optional<std::uint16_t> first, last;
  std::optional<bool> is_default;
  std::optional<std::uint32_t> step, count;
};
struct PortKeys {
  std::string_view kind, first, last, is_default, step, count;
};
inline constexpr PortKeys kPortKeys{"port_kind",    "port_first", "port_last",
                                    "port_default", "port_step",  "port_count"};
inline constexpr PortKeys kSourcePortKeys{"source_port_kind",    "source_port_first", "source_port_last",
                                          "source_port_default", "source_port_step",  "source_port_count"};
PortParts SplitPort(const std::optional<model::PortSpec>& spec);
// False where the parts are no PortSpec: half a range, a reversed one, or parts without a kind.
bool UnitePort(const PortParts& parts, std::optional<model::PortSpec>& spec);

template <class Archive>
void PortFields(Archive& archive, const PortKeys& keys, std::optional<model::PortSpec>& spec) {
  PortParts parts = SplitPort(spec);
  archive.Field(keys.kind, parts.kind);
  archive.Field(keys.first, parts.first);
  archive.Field(keys.last, parts.last);
  archive.Field(keys.is_default, parts.is_default);
  archive.Field(keys.step, parts.step);
  archive.Field(keys.count, parts.count);
  if constexpr (Archive::kReading) {
    if (!UnitePort(parts, spec)) archive.Fail(keys.kind, "the port's parts do not make a port");
  }
}

template <class Archive, class T>
using In = typename Archive::template Ref<T>&;

// Elements of lists of bare values: a row of one column.
template <class Archive>
void Fields(Archive& archive, In<Archive, std::string> value) {
  archive.Field("value", value);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, base::Text> text) {
  archive.Field("text", text);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, base::Evidence> evidence) {
  archive.Field("evidence", evidence);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, base::TablePlace> place) {
  archive.Index("grid", place.grid);
  archive.Index("row", place.row);
  archive.Index("column", place.column);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Source> source) {
  archive.Field("id", source.id);
  archive.Field("vendor", source.vendor);
  archive.Field("product", source.product);
  archive.Field("release", source.release);
  archive.Field("title", source.title);
  archive.Field("publisher", source.publisher);
  archive.Field("authority", source.authority);
  archive.Field("document_date", source.document_date);
  archive.Field("url", source.url);
  archive.Field("media_type", source.media_type);
  archive.Field("sha256", source.sha256);
  archive.Field("transcribed", source.transcribed);
  archive.Field("original_sha256", source.original_sha256);
  archive.Field("pack", source.pack);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, doc::Page> page) {
  archive.Field("number", page.number);
  archive.Field("label", page.label);
  archive.Field("width", page.width);
  archive.Field("height", page.height);
  archive.Field("rotation", page.rotation);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, doc::Cell> cell) {
  archive.Field("column", cell.column);
  archive.Field("row_span", cell.row_span);
  archive.Field("column_span", cell.column_span);
  archive.Field("state", cell.state);
  archive.Field("header", cell.header);
  archive.List("lines", kCellLine, cell.lines);
  archive.Box("box", cell.box);
  archive.Field("path", cell.path);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, doc::Row> row) {
  archive.Field("after_page_break", row.after_page_break);
  archive.List("cells", kCell, row.cells);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, doc::Grid> grid) {
  archive.Field("basis", grid.basis);
  archive.Field("caption", grid.caption);
  archive.Field("columns", grid.columns);
  archive.Field("layout", grid.layout);
  archive.Field("path", grid.path);
  archive.Field("first_page", grid.first_page);
  archive.Field("last_page", grid.last_page);
  archive.List("rows", kSourceRow, grid.rows);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, doc::Document> document) {
  archive.Field("capture_sha256", document.capture_sha256);
  archive.Field("media_type", document.media_type);
  archive.List("pages", kPage, document.pages);
  archive.List("grids", kSourceTable, document.grids);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::RoleCell> cell) {
  archive.Field("role", cell.role);
  archive.Field("state", cell.state);
  archive.List("lines", kEntryCellLine, cell.lines);
  Fields(archive, cell.place);
  archive.Field("header", cell.header);
  archive.Field("transport", cell.transport);
  archive.Field("placement", cell.placement);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Context> context) {
  archive.Field("field", context.field);
  archive.Field("value", context.value);
  archive.Field("evidence", context.evidence);
  archive.Field("rule", context.rule);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Footnote> footnote) {
  archive.Field("mark", footnote.mark);
  archive.Field("mark_evidence", footnote.mark_evidence);
  archive.Field("note", footnote.note);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, NamedEntry> named) {
  archive.Field("id", named.id);
  auto& entry = named.entry;
  archive.Index("port_table", entry.table);
  archive.Index("grid", entry.grid);
  archive.Index("row", entry.row);
  archive.Field("table_key", entry.table_key);
  archive.List("cells", kEntryCell, entry.cells);
  archive.Field("sentence", entry.sentence);
  archive.List("context", kEntryContext, entry.context);
  archive.List("footnotes", kEntryFootnote, entry.footnotes);
  archive.Field("rule", entry.rule);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Statement> statement) {
  archive.Field("field", statement.field);
  archive.Field("value", statement.value);
  archive.Field("raw", statement.raw);
  archive.Field("basis", statement.basis);
  archive.Field("rule", statement.rule);
  archive.List("evidence", kStatementEvidence, statement.evidence);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::PortCandidate> candidate) {
  std::uint16_t first = candidate.range.first();
  std::uint16_t last = candidate.range.last();
  archive.Field("first", first);
  archive.Field("last", last);
  archive.Field("transport", candidate.transport);
  archive.Field("evidence", candidate.evidence);
  if constexpr (Archive::kReading) {
    if (const auto range = model::PortRange::Make(first, last)) {
      candidate.range = *range;
    } else {
      archive.Fail("first", "the interval is reversed");
    }
  }
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::EndpointCandidate> candidate) {
  archive.Field("name", candidate.name);
  archive.Field("is_source", candidate.is_source);
  archive.Field("evidence", candidate.evidence);
}

template <class Archive>
void EndpointFields(Archive& archive, In<Archive, model::Flow> flow) {
  archive.Field("component", flow.component);
  archive.Field("source", flow.source);
  archive.Field("destination", flow.destination);
  archive.Field("source_host", flow.source_host);
  archive.Field("destination_host", flow.destination_host);
  archive.Field("component_host", flow.component_host);
  archive.Field("source_process", flow.source_process);
  archive.Field("destination_process", flow.destination_process);
  archive.Field("component_process", flow.component_process);
  archive.Field("interface", flow.interface);
  archive.Field("direction", flow.direction);
}

template <class Archive>
void ProtocolFields(Archive& archive, In<Archive, model::Flow> flow) {
  archive.List("services", kFlowService, flow.services);
  archive.Field("security", flow.security);
  archive.Field("transport", flow.transport);
  archive.Field("protocol_number", flow.protocol_number);
  archive.Field("icmp_type", flow.icmp_type);
  archive.Field("icmp_code", flow.icmp_code);
  std::optional<model::PortSpec> port = flow.port;
  std::optional<model::PortSpec> source_port = flow.source_port;
  PortFields(archive, kPortKeys, port);
  PortFields(archive, kSourcePortKeys, source_port);
  archive.Field("source_port_role", flow.source_port_role);
  if constexpr (Archive::kReading) {
    if (!port) archive.Fail(kPortKeys.kind, "a flow must have one");
    flow.port = port.value_or(model::PortSpec{});
    flow.source_port = source_port;
  }
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Flow> flow) {
  archive.Field("id", flow.id);
  archive.Field("entry_id", flow.entry_id);
  archive.Field("fact_key", flow.fact_key);
  EndpointFields(archive, flow);
  ProtocolFields(archive, flow);
  archive.Field("exposure", flow.exposure);
  archive.Field("requirement", flow.requirement);
  archive.Field("condition", flow.condition);
  archive.List("applies_to", kFlowAppliesTo, flow.applies_to);
  archive.Field("purpose", flow.purpose);
  archive.Field("remarks", flow.remarks);
  archive.List("statements", kStatement, flow.statements);
  archive.List("port_candidates", kPortCandidate, flow.port_candidates);
  archive.List("endpoint_candidates", kEndpointCandidate, flow.endpoint_candidates);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Change> change) {
  archive.Field("field", change.field);
  archive.Field("value", change.value);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Decision> decision) {
  archive.Field("finding", decision.finding);
  archive.Field("kind", decision.kind);
  archive.Field("verdict", decision.verdict);
  archive.Reference("subject", decision.subject);
  archive.List("flows", kDecisionFlow, decision.flows);
  archive.List("changes", kDecisionChange, decision.changes);
  archive.Field("reason", decision.reason);
  archive.Field("decided_by", decision.who);
  archive.Field("decided_on", decision.date);
  archive.Field("evidence_sha256", decision.evidence_sha256);
  archive.List("words", kDecisionWords, decision.words);
  archive.Field("standing", decision.standing);
  archive.Reference("settles", decision.settles);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Account> account) {
  archive.Field("is_row", account.is_row);
  archive.Field("fate", account.fate);
  archive.Field("by", account.by);
  archive.Field("evidence", account.evidence);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Conservation> conservation) {
  archive.Field("rows", conservation.rows);
  archive.Field("rows_stated", conservation.rows_stated);
  archive.Field("rows_ignored", conservation.rows_ignored);
  archive.Field("rows_rejected", conservation.rows_rejected);
  archive.Field("numbers", conservation.numbers);
  archive.Field("numbers_stated", conservation.numbers_stated);
  archive.Field("numbers_ignored", conservation.numbers_ignored);
  archive.Field("numbers_rejected", conservation.numbers_rejected);
  archive.Field("characters", conservation.characters);
  archive.Field("characters_in_blocks", conservation.characters_in_blocks);
  archive.List("leaks", kLeak, conservation.leaks);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Guide> guide) {
  archive.Nested("source", guide.source);
  archive.Child("document", kCapture, guide.document);
  std::vector<NamedEntry> entries;
  if constexpr (!Archive::kReading && Archive::kLists) entries = NamedEntries(guide);
  archive.List("entries", kEntry, entries);
  archive.List("flows", kFlow, guide.flows);
  if constexpr (Archive::kReading) {
    SetEntries(std::move(entries), guide);
    if (!LinkFlows(guide)) archive.Fail("flows", "a flow names an entry that the guide does not have");
  }
  archive.List("decisions", kDecision, guide.decisions);
  archive.List("accounts", kAccount, guide.accounts);
  archive.Nested("conservation", guide.conservation);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::FindingGroup> group) {
  archive.Field("id", group.id);
  archive.Field("kind", group.kind);
  archive.Field("severity", group.severity);
  archive.Reference("guide", group.guide);
  archive.Field("subject", group.subject);
  archive.Field("message", group.message);
  archive.Field("why", group.why);
  archive.Field("resolve", group.resolve);
  archive.Field("findings", group.findings);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::FindingMember> member) {
  archive.Home(member);
  archive.Field("role", member.role);
  archive.Reference("flow_id", member.flow_id);
  archive.Reference("entry_id", member.entry_id);
  archive.Field("evidence", member.evidence);
}

template <class Archive>
void Fields(Archive& archive, In<Archive, model::Finding> finding) {
  archive.Field("id", finding.id);
  archive.Field("kind", finding.kind);
  archive.Field("severity", finding.severity);
  archive.Reference("guide", finding.guide);
  archive.Reference("group_id", finding.group);
  archive.Field("message", finding.message);
  archive.Field("scopes", finding.scopes);
  archive.Field("help", finding.help);
  archive.Field("verdict", finding.verdict);
  archive.List("members", kFindingMember, finding.members);
}

}  // namespace portbook::catalog
