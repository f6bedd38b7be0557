// The one registry of everything Portbook can report about the content of a guide. A kind's name is public:
// it stands in the dataset, in goldens and in rules/common/findings.toml, which says how grave the kind is
// and why.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace portbook::diag {

enum class Severity : std::uint8_t { note, warning, error };
std::string_view Name(Severity severity);
std::optional<Severity> ParseSeverity(std::string_view name);

enum class Kind : std::uint8_t {
  // input
  input_empty,
  input_not_text,
  input_invalid_utf8,
  input_nul_bytes,
  input_cut_off,
  limit_exceeded,
  decoder_died,
  page_without_text,
  characters_unknown,
  text_cut,
  // structure
  cell_shifted,
  cell_orphaned,
  column_empty,
  header_drifted,
  count_drifted,
  footnote_dangling,
  term_misspelled,
  brackets_unpaired,
  guide_partial,
  section_mismatch,
  // values
  port_missing,
  port_in_prose_only,
  transport_missing,
  listener_unstated,
  endpoint_in_prose_only,
  pairing_uncertain,
  value_unparsed,
  entry_unread,
  not_a_port,
  range_suspicious,
  range_wide,
  registered_otherwise,
  // contradictions
  flow_duplicated,
  port_reused,
  port_shared_across_products,
  port_contradicted,
  transport_contradicted,
  service_contradicted,
  security_contradicted,
  exposure_contradicted,
  endpoint_contradicted,
  requirement_contradicted,
  source_port_contradicted,
  direction_reversed,
  direction_contradicted,
  remark_contradicts_row,
  alternative_flows,
  range_overlaps,
  changed_between_releases,
  // names
  alias_suggested,
  // decisions
  flow_changed,
  decision_stale,
  decision_orphaned,
};

struct KindInfo {
  Kind kind;
  std::string_view name;     // as it is written everywhere: "port-missing"
  std::string_view meaning;  // one sentence: when it fires
};

// All kinds, in the order of the enum.
std::span<const KindInfo> Kinds();
const KindInfo& Info(Kind kind);
inline std::string_view Name(Kind kind) { return Info(kind).name; }
std::optional<Kind> ParseKind(std::string_view name);

}  // namespace portbook::diag
