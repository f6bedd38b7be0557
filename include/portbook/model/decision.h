// A person's verdict on a finding, bound to the words it was made on. Recorded in decisions.toml beside the
// guide's source.toml; reconcile holds it against what the guide says today.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/diag/kind.h"
#include "portbook/model/vocabulary.h"

namespace portbook::model {

enum class Verdict : std::uint8_t {
  accept,  // the finding is right, and the guide stays as it is
  reject,  // the finding is wrong
  fix,     // the finding is right, and these are the values
  unsure,  // somebody looked and could not tell: the finding stays open, and the reason says what is unclear
};

// What became of a decision in the build.
enum class Standing : std::uint8_t {
  applied,   // it settles its finding; of `unsure`: it still speaks of what stands there
  stale,     // the words it was made on have changed: it settles nothing until it is made again
  orphaned,  // there is no such finding any more
};

std::string_view Name(Verdict);
std::string_view Name(Standing);
std::optional<Verdict> ParseVerdict(std::string_view);
std::optional<Standing> ParseStanding(std::string_view);

struct Change {
  Field field = Field::port;
  std::string value;  // as FieldText prints it
  friend bool operator==(const Change&, const Change&) = default;
};

struct Decision {
  std::string finding;  // id of the finding that it was made on
  diag::Kind kind = diag::Kind::entry_unread;
  Verdict verdict = Verdict::accept;
  std::string subject;             // id of the first flow or entry that the finding names, or empty
  std::vector<std::string> flows;  // ids of those that a fix sets fields of
  std::vector<Change> changes;     // of a fix
  std::string reason, who;
  std::string date;                // ISO 8601, the day alone
  std::string evidence_sha256;     // see EvidenceHash
  std::vector<std::string> words;  // the evidence itself, as it read on that day
  Standing standing = Standing::orphaned;
  std::string settles;  // id of the finding that it settles, or would settle if it were not stale
  friend bool operator==(const Decision&, const Decision&) = default;
};

// "fix port=1352"
std::string Summary(const Decision& decision);

}  // namespace portbook::model
