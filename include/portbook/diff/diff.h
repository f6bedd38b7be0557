// Catalog x Catalog -> Delta: what changed between two readings of guides, as a person would say it: a port
// that moved is one change, not one flow gone and another one new. It reads no file and prints nothing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/model/catalog.h"

namespace portbook::diff {

// What a change means for a firewall, the gravest first.
enum class Effect : std::uint8_t {
  opened,    // a flow that was not there
  widened,   // more ports, or reached from farther away
  changed,   // another port, transport, end, service, protection or condition
  narrowed,  // fewer ports, or reached from less far away
  closed,    // a flow that is gone
  reworded,  // the same facts in other words
};
std::string_view Name(Effect effect);

struct FieldChange {
  std::optional<model::Field> field;
  std::string column;         // where no field holds it: the header of the column, as printed
  std::string before, after;  // as model::FieldText, or the cell's words; empty: unset
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

// "port", or the column's header.
std::string_view NameOf(const FieldChange& change);

struct FlowChange {
  Effect effect = Effect::changed;
  std::string guide;                    // Source::id after, or before where the flow is gone
  const model::Flow* before = nullptr;  // nullptr: new
  const model::Flow* after = nullptr;   // nullptr: gone
  std::vector<FieldChange> fields;      // in the order of the schema, then of the row's columns; none where
                                        // there is one flow only
};

// The same change to several flows.
struct Pattern {
  Effect effect = Effect::changed;
  std::string says;  // "gained tls", "port 8081 -> 8085, transport tcp -> udp"; empty for new and lost flows
  std::vector<FlowChange> changes;
};

// "17 flows: gained tls", "3 flows new", "1 flow gone"
std::string Summary(const Pattern& pattern);

struct Delta {
  std::vector<Pattern> patterns;  // the gravest first, then those with more flows
  std::size_t same = 0;           // flows without any change
  std::size_t too_many = 0;       // flows of tables too large to be paired: each is told as new or gone
  bool facts_differ() const;
};

// "12 opened, 17 changed, 250 as before"
std::string Summary(const Delta& delta);
// What was not paired, as a sentence; empty where all was.
std::string Unpaired(const Delta& delta);

struct Options {
  double least_alike = 0.5;          // of what two flows state: less in common, and they are two
  std::size_t largest_bucket = 600;  // flows on a side: pairing costs their number to the power of three
};

// Guides are paired by id, else by product, else as the only one on each side. REQUIRES: both catalogs
// outlive the delta.
Delta Compare(const model::Catalog& before, const model::Catalog& after, const Options& options);

// What the owner of a firewall has to do about it.
struct Impact {
  std::vector<const model::Flow*> open;       // nothing before allowed it
  std::vector<const model::Flow*> close;      // nothing after needs it
  std::vector<const model::Flow*> uncertain;  // changed, but the guide leaves port or transport open
};
// Each part of it, what it is called in JSON and to a reader.
struct ImpactPart {
  std::string_view name, says;
  std::vector<const model::Flow*> Impact::*flows;
};
inline constexpr std::array kImpactParts = {
    ImpactPart{"open", "to be opened", &Impact::open},
    ImpactPart{"close", "may be closed", &Impact::close},
    ImpactPart{"uncertain", "uncertain: the guide leaves port or transport open", &Impact::uncertain},
};
Impact ImpactOf(const Delta& delta, const model::Catalog& before, const model::Catalog& after);

}  // namespace portbook::diff
