#include "portbook/diag/kind.h"

#include <algorithm>
#include <array>

#include "portbook/base/check.h"

namespace portbook::diag {
namespace {

constexpr std::array kKinds = {
    KindInfo{Kind::input_empty, "input-empty", "The capture holds no text at all."},
    KindInfo{Kind::input_not_text, "input-not-text",
             "The capture is no readable file of the medium it is said to be."},
    KindInfo{Kind::input_invalid_utf8, "input-invalid-utf8",
             "Bytes of the capture are not valid in its encoding and were replaced."},
    KindInfo{Kind::input_nul_bytes, "input-nul-bytes", "The capture holds NUL bytes."},
    KindInfo{Kind::input_cut_off, "input-cut-off",
             "The capture ends in the middle of a table, as one that was cut off does."},
    KindInfo{
        Kind::limit_exceeded, "limit-exceeded",
        "The capture is larger or more deeply built than a named limit allows, and was read only in part."},
    KindInfo{Kind::decoder_died, "decoder-died",
             "The process that decoded the capture ended without a result."},
    KindInfo{Kind::page_without_text, "page-without-text",
             "A page shows something but holds no text, as a scan does."},
    KindInfo{Kind::characters_unknown, "characters-unknown",
             "A page has text in a font that does not say which characters its glyphs are."},
    KindInfo{Kind::text_cut, "text-cut",
             "A page shows words only in part, cut at the edge of the page or of a table that scrolls."},
    KindInfo{Kind::cell_shifted, "cell-shifted",
             "The cells of a row stand under other columns than their values belong to."},
    KindInfo{Kind::cell_orphaned, "cell-orphaned",
             "Cells stand alone, parted from the row they belong to, often by a page break."},
    KindInfo{Kind::column_empty, "column-empty", "A column has a header but no value in any row."},
    KindInfo{Kind::header_drifted, "header-drifted",
             "A column that the rules expect is gone, or one that they do not know appeared."},
    KindInfo{Kind::count_drifted, "count-drifted",
             "The number of flows is outside of what the source expects."},
    KindInfo{Kind::footnote_dangling, "footnote-dangling",
             "A footnote mark has no note, or a note stands where nothing leads to it."},
    KindInfo{Kind::term_misspelled, "term-misspelled",
             "A protocol or service is spelled unlike any known one, but close to one."},
    KindInfo{Kind::brackets_unpaired, "brackets-unpaired",
             "The brackets in a protocol, port or service cell do not pair."},
    KindInfo{Kind::guide_partial, "guide-partial", "The guide itself says that its list is partial."},
    KindInfo{Kind::section_mismatch, "section-mismatch",
             "The ends or the words of a row have nothing to do with the section that it stands in."},
    KindInfo{Kind::port_missing, "port-missing", "A port cell is empty or its value was lost."},
    KindInfo{Kind::port_in_prose_only, "port-in-prose-only",
             "A sentence names a port that stands in no table."},
    KindInfo{Kind::transport_missing, "transport-missing",
             "A port is given without a transport, and no rule implies one."},
    KindInfo{Kind::listener_unstated, "listener-unstated",
             "The guide never says which end of its connections listens."},
    KindInfo{Kind::endpoint_in_prose_only, "endpoint-in-prose-only",
             "Only the words of a row name an end of its connection; no cell or heading states it."},
    KindInfo{Kind::pairing_uncertain, "pairing-uncertain",
             "A row holds two lists, and nothing confirms which value goes with which."},
    KindInfo{Kind::value_unparsed, "value-unparsed", "No rule reads a port or transport cell."},
    KindInfo{Kind::entry_unread, "entry-unread",
             "A row or sentence with ports ended neither as stated nor as ignored."},
    KindInfo{Kind::not_a_port, "not-a-port", "A number in a port column is no port of the stated protocol."},
    KindInfo{Kind::range_suspicious, "range-suspicious",
             "A port range looks mistyped: reversed, or off a usual bound, or of another transport than its "
             "like."},
    KindInfo{Kind::range_wide, "range-wide", "A very wide range is opened to a fixed service."},
    KindInfo{Kind::registered_otherwise, "registered-otherwise",
             "A well-known port is registered for a service that the row does not speak of."},
    KindInfo{Kind::flow_duplicated, "flow-duplicated", "The same fact is stated twice in the same scope."},
    KindInfo{Kind::port_reused, "port-reused",
             "One host, or one that stands for it, uses one port and transport for several services."},
    KindInfo{Kind::port_shared_across_products, "port-shared-across-products",
             "Products that meet use the same port for different services."},
    KindInfo{Kind::port_contradicted, "port-contradicted", "Two tables give one flow different ports."},
    KindInfo{Kind::transport_contradicted, "transport-contradicted",
             "The guide gives two different transports for one flow."},
    KindInfo{
        Kind::service_contradicted, "service-contradicted",
        "The stated service has another registered port, and this port belongs to another known service."},
    KindInfo{Kind::security_contradicted, "security-contradicted",
             "A row states one kind of security and its remark another."},
    KindInfo{Kind::exposure_contradicted, "exposure-contradicted",
             "A port is said to be local to the host and, elsewhere, to be used between hosts."},
    KindInfo{Kind::endpoint_contradicted, "endpoint-contradicted",
             "Two statements of one flow name different listeners, or swap source and listener."},
    KindInfo{Kind::requirement_contradicted, "requirement-contradicted",
             "A port is unconditional in one place and conditional in another."},
    KindInfo{Kind::source_port_contradicted, "source-port-contradicted",
             "Two statements of one flow, or of one host, give different source ports."},
    KindInfo{Kind::direction_reversed, "direction-reversed",
             "The fixed port stands at the source and the ephemeral one at the destination."},
    KindInfo{Kind::direction_contradicted, "direction-contradicted",
             "A row's direction disagrees with its ends, its twin, the heading of its table or words of the "
             "guide."},
    KindInfo{Kind::remark_contradicts_row, "remark-contradicts-row",
             "The remark of a row speaks of other ends or of another reach than the row's own cells."},
    KindInfo{Kind::alternative_flows, "alternative-flows",
             "Of several flows only one is needed: the guide offers them as alternatives."},
    KindInfo{Kind::range_overlaps, "range-overlaps",
             "Port ranges of one host and transport overlap, or source ports span the host's own."},
    KindInfo{Kind::changed_between_releases, "changed-between-releases",
             "One row has another port or transport in another release of the product."},
    KindInfo{Kind::alias_suggested, "alias-suggested", "Two names are so alike that they may be one host's."},
    KindInfo{
        Kind::flow_changed, "flow-changed",
        "A flow is other than in an earlier dataset, and a person says that the guide does not state it so."},
    KindInfo{Kind::decision_stale, "decision-stale",
             "The words that a decision was made on have changed since."},
    KindInfo{Kind::decision_orphaned, "decision-orphaned", "The finding that a decision settled is gone."},
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
