#include "portbook/diag/kind.h"

#include <algorithm>
#include <array>

#include "portbook/base/check.h"

namespace portbook::diag {
namespace {

constexpr std::array kKinds = {
    KindInfo{Kind::input_empty, "input-empty", Severity::error, "The capture holds no text at all.",
             "An empty guide looks like a product without ports."},
    KindInfo{Kind::input_not_text, "input-not-text", Severity::error,
             "The capture is no readable file of the medium it is said to be.",
             "Nothing that it states can reach the dataset."},
    KindInfo{Kind::input_invalid_utf8, "input-invalid-utf8", Severity::warning,
             "Bytes of the capture are not valid in its encoding and were replaced.",
             "A replaced character may have been part of a port or a name."},
    KindInfo{Kind::input_nul_bytes, "input-nul-bytes", Severity::warning, "The capture holds NUL bytes.",
             "The file may be damaged or in another encoding than was assumed."},
    KindInfo{
        Kind::limit_exceeded, "limit-exceeded", Severity::error,
        "The capture is larger or more deeply built than a named limit allows, and was read only in part.",
        "Flows behind the limit are missing."},
    KindInfo{Kind::decoder_died, "decoder-died", Severity::error,
             "The process that decoded the capture ended without a result.",
             "Flows of the guide are missing, and the file may be hostile."},
    KindInfo{Kind::page_without_text, "page-without-text", Severity::warning,
             "A page shows something but holds no text, as a scan does.",
             "Ports on that page are visible to a person but missing here."},
    KindInfo{Kind::cell_shifted, "cell-shifted", Severity::error,
             "The cells of a row stand under other columns than their values belong to.",
             "Read by column, the row would open a wrong port or protocol."},
    KindInfo{Kind::cell_orphaned, "cell-orphaned", Severity::warning,
             "Cells stand alone, parted from the row they belong to, often by a page break.",
             "The row above or below may be incomplete."},
    KindInfo{Kind::column_empty, "column-empty", Severity::note,
             "A column has a header but no value in any row.",
             "What the column promises to say is not stated in this guide."},
    KindInfo{Kind::header_drifted, "header-drifted", Severity::warning,
             "A column that the rules expect is gone, or one that they do not know appeared.",
             "The guide changed its form, so values may be read under a wrong role."},
    KindInfo{Kind::count_drifted, "count-drifted", Severity::error,
             "The number of flows is outside of what the source expects.",
             "A whole table may have been lost or read twice."},
    KindInfo{Kind::footnote_dangling, "footnote-dangling", Severity::warning,
             "A footnote mark has no note, or a note has no mark.",
             "A condition on a port may be lost or put on the wrong one."},
    KindInfo{Kind::term_misspelled, "term-misspelled", Severity::note,
             "A protocol or service is spelled unlike any known one, but close to one.",
             "A search for the right spelling would miss the row."},
    KindInfo{Kind::brackets_unpaired, "brackets-unpaired", Severity::note,
             "The brackets in a protocol, port or service cell do not pair.",
             "A part of the cell may be lost, so another protocol or port may have been meant as well."},
    KindInfo{Kind::guide_partial, "guide-partial", Severity::note,
             "The guide itself says that its list is partial.",
             "Opening only the listed ports may not be enough."},
    KindInfo{Kind::section_mismatch, "section-mismatch", Severity::note,
             "The ends of a row have nothing to do with the section that it stands in.",
             "The row may have slipped into the wrong section, or its ends may be wrong."},
    KindInfo{Kind::port_missing, "port-missing", Severity::error,
             "A port cell is empty or its value was lost.",
             "The connection exists, but nobody can open it from this guide alone."},
    KindInfo{Kind::port_in_prose_only, "port-in-prose-only", Severity::note,
             "A sentence names a port that stands in no table.",
             "Whoever reads only the tables leaves the port closed."},
    KindInfo{Kind::transport_missing, "transport-missing", Severity::warning,
             "A port is given without a transport, and no rule implies one.",
             "A firewall rule needs TCP or UDP, and opening both is more than was asked for."},
    KindInfo{Kind::listener_unstated, "listener-unstated", Severity::note,
             "The guide never says which end of its connections listens.",
             "A firewall rule needs a direction, and this guide gives none."},
    KindInfo{Kind::pairing_uncertain, "pairing-uncertain", Severity::warning,
             "A row holds two lists, and nothing confirms which value goes with which.",
             "All combinations are listed, and some of them may not exist."},
    KindInfo{Kind::value_unparsed, "value-unparsed", Severity::error,
             "No rule reads a port or transport cell.", "What the cell states is missing from the dataset."},
    KindInfo{Kind::entry_unread, "entry-unread", Severity::error,
             "A row or sentence with ports ended neither as stated nor as ignored.",
             "What it states is missing from the dataset."},
    KindInfo{Kind::not_a_port, "not-a-port", Severity::error,
             "A number in a port column is no port of the stated protocol.",
             "A rule for that port would open something else than the guide means."},
    KindInfo{
        Kind::range_suspicious, "range-suspicious", Severity::warning,
        "A port range looks mistyped: reversed, or off a usual bound, or of another transport than its like.",
        "The range may open too much or too little."},
    KindInfo{Kind::range_wide, "range-wide", Severity::note,
             "A very wide range is opened to a fixed service.",
             "Opening it as stated exposes far more than one service."},
    KindInfo{Kind::registered_otherwise, "registered-otherwise", Severity::note,
             "A well-known port is registered for a service that the row does not speak of.",
             "A filter that knows the registry will take the traffic for another service."},
    KindInfo{Kind::flow_duplicated, "flow-duplicated", Severity::warning,
             "The same fact is stated twice in the same scope.",
             "One of the two may be meant for something else that is now missing."},
    KindInfo{Kind::port_reused, "port-reused", Severity::note,
             "One host uses one port and transport for several services.",
             "Opening the port for one service opens it for the others too."},
    KindInfo{Kind::port_shared_across_products, "port-shared-across-products", Severity::note,
             "Products that meet use the same port for different services.",
             "On one host they collide, and on the wire a rule for one admits the other."},
    KindInfo{Kind::transport_contradicted, "transport-contradicted", Severity::error,
             "The guide gives two different transports for one flow.",
             "A rule for the wrong transport leaves the service blocked."},
    KindInfo{
        Kind::service_contradicted, "service-contradicted", Severity::warning,
        "The stated service has another registered port, and this port belongs to another known service.",
        "Either the port or the service is likely to be mistyped."},
    KindInfo{Kind::security_contradicted, "security-contradicted", Severity::warning,
             "A row states one kind of security and its remark another.",
             "Certificates may be needed at one end or at both."},
    KindInfo{Kind::exposure_contradicted, "exposure-contradicted", Severity::error,
             "A port is said to be local to the host and, elsewhere, to be used between hosts.",
             "Opening a local port to the network exposes what was not meant to be reached."},
    KindInfo{Kind::endpoint_contradicted, "endpoint-contradicted", Severity::warning,
             "Two statements of one flow name different listeners, or swap source and listener.",
             "The rule may point at the wrong host."},
    KindInfo{Kind::requirement_contradicted, "requirement-contradicted", Severity::warning,
             "A port is unconditional in one place and conditional in another.",
             "It may be opened without need, or stay closed when it is needed."},
    KindInfo{Kind::source_port_contradicted, "source-port-contradicted", Severity::warning,
             "Two statements of one flow give different source ports.",
             "A rule that checks the source port would drop one of the two."},
    KindInfo{Kind::direction_reversed, "direction-reversed", Severity::warning,
             "The fixed port stands at the source and the ephemeral one at the destination.",
             "Read as printed, the rule would open the wrong way."},
    KindInfo{Kind::direction_contradicted, "direction-contradicted", Severity::warning,
             "A row's direction disagrees with its ends or with the heading of its table.",
             "The rule may open the wrong way."},
    KindInfo{Kind::remark_contradicts_row, "remark-contradicts-row", Severity::warning,
             "The remark of a row speaks of other ends or of another reach than the row's own cells.",
             "One of the two is wrong, and the rule follows only one of them."},
    KindInfo{Kind::alternative_flows, "alternative-flows", Severity::note,
             "Of several flows only one is needed: the guide offers them as alternatives.",
             "Opening all of them opens more than any installation uses."},
    KindInfo{Kind::range_overlaps, "range-overlaps", Severity::note,
             "Two bounded port ranges of one host and transport overlap.",
             "Services that draw ports from both may collide."},
    KindInfo{Kind::changed_between_releases, "changed-between-releases", Severity::note,
             "One row has another port or transport in another release of the product.",
             "During an upgrade both are in use, and afterwards the old one stays open without need."},
    KindInfo{Kind::alias_suggested, "alias-suggested", Severity::note,
             "Two names are so alike that they may be one host's.",
             "A search for the one name misses the ports of the other."},
    KindInfo{Kind::decision_stale, "decision-stale", Severity::warning,
             "The words that a decision was made on have changed since.",
             "The decision was not applied, and what it settled is open again."},
    KindInfo{Kind::decision_orphaned, "decision-orphaned", Severity::warning,
             "The finding that a decision settled is gone.",
             "The guide or the rules changed, and the decision may be needed elsewhere or not at all."},
};

constexpr bool InOrderOfTheEnum() {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (static_cast<std::size_t>(kKinds[i].kind) != i) return false;
  }
  return kKinds.size() == static_cast<std::size_t>(Kind::decision_orphaned) + 1;
}
static_assert(InOrderOfTheEnum());

constexpr std::array<std::string_view, 3> kSeverities = {"note", "warning", "error"};

}  // namespace

std::string_view Name(Severity severity) { return kSeverities.at(static_cast<std::size_t>(severity)); }

std::optional<Severity> ParseSeverity(std::string_view name) {
  const auto found = std::find(kSeverities.begin(), kSeverities.end(), name);
  if (found == kSeverities.end()) return std::nullopt;
  return static_cast<Severity>(found - kSeverities.begin());
}

std::span<const KindInfo> Kinds() { return kKinds; }

const KindInfo& Info(Kind kind) {
  const auto index = static_cast<std::size_t>(kind);
  PORTBOOK_CHECK(index < kKinds.size());
  return kKinds[index];
}

std::optional<Kind> ParseKind(std::string_view name) {
  const auto found =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const KindInfo& info) { return info.name == name; });
  if (found == kKinds.end()) return std::nullopt;
  return found->kind;
}

}  // namespace portbook::diag
