#include "portbook/model/codec.h"

#include <cstdint>
#include <tuple>
#include <type_traits>

#include "portbook/doc/archive.h"
#include "portbook/doc/codec.h"

namespace portbook::model {

using base::Is;

auto Fields(Is<RoleCell> auto& v) {
  return std::tie(v.role, v.state, v.lines, v.place, v.header, v.transport, v.direction, v.applies_to,
                  v.placement);
}
auto Fields(Is<Context> auto& v) { return std::tie(v.field, v.value, v.evidence, v.rule); }
auto Fields(Is<Footnote> auto& v) { return std::tie(v.mark, v.mark_evidence, v.note); }
auto Fields(Is<Entry> auto& v) {
  return std::tie(v.form, v.table, v.grid, v.row, v.table_key, v.cells, v.sentence, v.section, v.context,
                  v.footnotes, v.rule);
}
auto Fields(Is<PortSpec> auto& v) { return std::tie(v.kind, v.range, v.is_default, v.step, v.count); }
auto Fields(Is<Statement> auto& v) { return std::tie(v.field, v.value, v.raw, v.basis, v.rule, v.evidence); }
auto Fields(Is<PortCandidate> auto& v) { return std::tie(v.range, v.transport, v.evidence); }
auto Fields(Is<EndpointCandidate> auto& v) { return std::tie(v.name, v.is_source, v.evidence); }
auto Fields(Is<Flow> auto& v) {
  return std::tie(v.id, v.entry_id, v.fact_key, v.entry, v.component, v.source, v.destination,
                  v.component_host, v.source_host, v.destination_host, v.component_process, v.source_process,
                  v.destination_process, v.interface, v.direction, v.services, v.security, v.transport,
                  v.protocol_number, v.icmp_type, v.icmp_code, v.port, v.source_port, v.source_port_role,
                  v.exposure, v.requirement, v.condition, v.applies_to, v.purpose, v.remarks, v.statements,
                  v.port_candidates, v.endpoint_candidates);
}
auto Fields(Is<Change> auto& v) { return std::tie(v.field, v.value); }
auto Fields(Is<Decision> auto& v) {
  return std::tie(v.finding, v.kind, v.verdict, v.subject, v.flows, v.changes, v.reason, v.who, v.date,
                  v.evidence_sha256, v.words, v.standing, v.settles);
}
auto Fields(Is<Source> auto& v) {
  return std::tie(v.id, v.vendor, v.product, v.release, v.title, v.publisher, v.authority, v.document_date,
                  v.url, v.media_type, v.sha256, v.transcribed, v.original_sha256, v.pack);
}
auto Fields(Is<Account> auto& v) { return std::tie(v.is_row, v.fate, v.by, v.evidence); }
auto Fields(Is<Conservation> auto& v) {
  return std::tie(v.rows, v.rows_stated, v.rows_ignored, v.rows_rejected, v.numbers, v.numbers_stated,
                  v.numbers_ignored, v.numbers_rejected, v.characters, v.characters_in_blocks, v.leaks);
}
auto Fields(Is<Guide> auto& v) {
  return std::tie(v.source, v.document, v.entries, v.entry_ids, v.flows, v.decisions, v.accounts,
                  v.conservation);
}

EntryForm Last(EntryForm) { return EntryForm::sentence; }
Role Last(Role) { return Role::ignored; }
CellPlacement Last(CellPlacement) { return CellPlacement::foreign; }
Field Last(Field) { return Field::remarks; }
Transport Last(Transport) { return Transport::unresolved; }
PortKind Last(PortKind) { return PortKind::unresolved; }
Security Last(Security) { return Security::ipsec; }
Direction Last(Direction) { return Direction::bidirectional; }
Interface Last(Interface) { return Interface::external; }
Exposure Last(Exposure) { return Exposure::external; }
Requirement Last(Requirement) { return Requirement::prohibited; }
SourcePortRole Last(SourcePortRole) { return SourcePortRole::remote; }
Basis Last(Basis) { return Basis::decision; }
Verdict Last(Verdict) { return Verdict::unsure; }
Standing Last(Standing) { return Standing::orphaned; }
Fate Last(Fate) { return Fate::rejected; }

void Write(base::ArchiveWriter& writer, const PortRange& range) {
  writer.Put(range.first());
  writer.Put(range.last());
}

PortRange Read(base::ArchiveReader& reader, std::type_identity<PortRange>) {
  std::uint16_t first = 0, last = 0;
  reader.Get(first);
  reader.Get(last);
  const std::optional<PortRange> range = PortRange::Make(first, last);
  if (!range) reader.Fail("an interval that is reversed");
  return range.value_or(*PortRange::Make(0, 0));
}

namespace {

constexpr std::string_view kSignature = "portbook guide";
constexpr std::uint32_t kVersion = 2;

tl::unexpected<base::Error> Damaged(const std::string& what) {
  return base::Fail("", "the encoded guide has " + what, "delete the cache entry and read the guide again");
}

bool IsSound(const Guide& guide) {
  const int entries = static_cast<int>(guide.entries.size());
  for (const Flow& flow : guide.flows) {
    if (flow.entry < -1 || flow.entry >= entries) return false;
  }
  return guide.entry_ids.size() == guide.entries.size() && doc::FindUnsound(guide.document).empty();
}

}  // namespace

std::string Encode(const Guide& guide, const std::vector<diag::Diagnostic>& diagnostics) {
  base::ArchiveWriter writer;
  writer.Put(guide);
  writer.Put(diagnostics);
  return base::Seal(kSignature, kVersion, writer.Take());
}

base::Expected<DecodedGuide> Decode(std::string_view bytes) {
  const base::Expected<std::string_view> content = base::Unseal(kSignature, kVersion, bytes);
  if (!content) return Damaged(content.error().message);
  base::ArchiveReader reader(*content);
  DecodedGuide decoded;
  reader.Get(decoded.guide);
  reader.Get(decoded.diagnostics);
  reader.Finish();
  if (!reader.ok()) return Damaged(reader.problem());
  if (!IsSound(decoded.guide)) return Damaged("an index out of range");
  return decoded;
}

}  // namespace portbook::model
