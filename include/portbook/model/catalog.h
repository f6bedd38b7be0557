// The canonical dataset: every guide's entries, flows and findings, totally ordered. What catalog/ writes and
// reads, and what compare, exporters and review work on.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/model/decision.h"
#include "portbook/model/entry.h"
#include "portbook/model/flow.h"
#include "portbook/model/interpretation.h"

namespace portbook::model {

// The registry entry of a guide (source.toml).
struct Source {
  std::string id;  // "cisco/meetingplace/7.0": vendor/product/release
  std::string vendor, product, release;
  std::string title;
  std::string publisher;
  std::string authority;                     // "vendor" or "third-party"
  std::optional<std::string> document_date;  // ISO 8601
  std::optional<std::string> url;
  std::string media_type;    // "text", "html", "pdf"
  std::string sha256;        // of the file that stands in sources/
  bool transcribed = false;  // written by this project after an original
  std::optional<std::string> original_sha256;
  std::string pack;  // rule pack, or empty for the common rules alone
  friend bool operator==(const Source&, const Source&) = default;
};

struct FindingMember {
  std::string role;      // "subject", "claim", "counter-claim", "witness"
  std::string flow_id;   // or empty
  std::string entry_id;  // or empty
  base::Evidence evidence;
  friend bool operator==(const FindingMember&, const FindingMember&) = default;
};

struct Finding {
  std::string id;  // "n_" + 16 hex over guide, kind, subject and members; how it is worded is no part of it
  diag::Kind kind = diag::Kind::entry_unread;
  diag::Severity severity = diag::Severity::error;
  std::string guide;  // Source::id
  std::string group;  // FindingGroup::id
  std::string message;
  std::string scopes;  // what else could tell the rows apart, and what they state of it; empty where it sets
                       // no rows against each other
  std::string help;
  std::vector<FindingMember> members;
  std::optional<Verdict> verdict = std::nullopt;  // a person's, where a decision settles it
  friend bool operator==(const Finding&, const Finding&) = default;
};

// Findings that a reviewer settles together: one question, however many rows ask it. What a consumer sees
// first.
struct FindingGroup {
  std::string id;  // "g_" + 16 hex over guide, kind and subject
  diag::Kind kind = diag::Kind::entry_unread;
  diag::Severity severity = diag::Severity::error;  // of each of its findings
  std::string guide;                                // Source::id
  std::string subject;  // what the findings are about, folded; empty where they share the kind alone
  std::string message;  // the findings' own where they all say the same, else when the kind fires
  std::string why;      // why it matters to whoever opens the firewall
  std::string resolve;  // what would settle it
  std::uint32_t findings = 0;
  friend bool operator==(const FindingGroup&, const FindingGroup&) = default;
};

// One table row, or one port number in prose, and what became of it.
struct Account {
  bool is_row = true;  // else a port number in prose
  Fate fate = Fate::stated;
  std::string by;  // flow id, rule name or finding kind
  base::Evidence evidence;
  friend bool operator==(const Account&, const Account&) = default;
};

struct Conservation {
  std::uint32_t rows = 0, rows_stated = 0, rows_ignored = 0, rows_rejected = 0;
  std::uint32_t numbers = 0, numbers_stated = 0, numbers_ignored = 0, numbers_rejected = 0;
  std::uint32_t characters = 0, characters_in_blocks = 0;  // visible ones of the document
  std::vector<std::string> leaks;                          // each a sentence; empty when the law holds
  bool holds() const { return leaks.empty(); }
  friend bool operator==(const Conservation&, const Conservation&) = default;
};

// Everything about one guide.
struct Guide {
  Source source;
  doc::Document document;  // with its grids found
  std::vector<Entry> entries;
  std::vector<std::string> entry_ids;  // parallel to entries
  std::vector<Flow> flows;
  std::vector<Decision> decisions;  // by the finding they were made on
  std::vector<Account> accounts;
  Conservation conservation;
  friend bool operator==(const Guide&, const Guide&) = default;
};

struct Catalog {
  std::vector<Guide> guides;         // by Source::id
  std::vector<FindingGroup> groups;  // in the order of the first of their findings
  std::vector<Finding> findings;     // by guide, severity (errors first), kind, place of the first member, id
  std::string data_version;
  friend bool operator==(const Catalog&, const Catalog&) = default;
};

}  // namespace portbook::model
