// The flows of chosen guides as they are handed on: each with the place that states it, and with every reason
// not to make a rule of it. What requests, exports and audits start from. It settles nothing: what a guide
// leaves open stays open here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"

namespace portbook::selection {

// Where a guide states a flow.
struct Citation {
  std::string guide;  // Source::id
  std::string title, release;
  int table = 0, row = 0;   // 1-based, as `portbook query` prints them; 0 for prose
  std::string table_title;  // empty where the table has none
  std::uint32_t page = 0;   // 1-based; 0 where the medium has no pages
  std::string quote;        // the row's cells as printed, with " | " between; the sentence, for prose
  std::string flow_id;
  friend bool operator==(const Citation&, const Citation&) = default;
};
// "Table 4: Ports of the gateway, row 7, page 12": the table by its title, or as "table 3" where it has none.
std::string PlaceOf(const Citation& citation);
// The same after the guide's id.
std::string ToString(const Citation& citation);

// Why a flow alone makes no firewall rule.
enum class Obstacle : std::uint8_t {
  source_unstated,
  destination_unstated,
  transport_unstated,
  port_unstated,  // no number: missing, any, ephemeral, configurable; for ICMP no type, for IP no protocol
                  // number
  prohibited,     // the guide wants it closed
  contested,      // a finding of severity warning or error has it as its subject or as one of its sides
};

struct Claim {
  const model::Guide* guide = nullptr;
  const model::Flow* flow = nullptr;
  std::string source, destination;  // roles: the canonical names of the ends; empty where unstated
  Citation citation;
  std::vector<Obstacle> obstacles;                // in the order of the enum
  std::vector<const model::Finding*> objections;  // the findings that contest it

  bool Has(Obstacle obstacle) const;
};

// In the order of the catalog. A product is a guide's id or whole leading parts of one ("vendor",
// "vendor/product"); without any, all guides are chosen. Fails for a product that no guide has. REQUIRES: the
// catalog outlives the claims.
[[nodiscard]] base::Expected<std::vector<Claim>> Select(const model::Catalog& catalog,
                                                        std::span<const std::string> products);

// One sentence for each obstacle, or the finding that says it: of a contested flow every objection, with its
// kind and id.
std::vector<std::string> Reasons(const Claim& claim);

// "tcp 443", "udp, port missing", "135, transport missing", "icmp type 8": transport and port as stated.
std::string Stated(const model::Flow& flow);

// What the prose says a missing port may be: "tcp 1352", each once.
std::vector<std::string> Candidates(const model::Flow& flow);

}  // namespace portbook::selection
