// A person's verdict on a finding, a change or a group, from words to a line of decisions.toml. What the
// command line and the local page have in common: both say what is wrong with a verdict in the same words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"
#include "portbook/review/queue.h"

namespace portbook::review {

struct Ruling {
  std::string id;  // of a finding, a change or a group, or its beginning
  model::Verdict verdict = model::Verdict::accept;
  std::vector<std::string> fields;  // of a fix: "port=1352"; none: the only port that the row's text gives
  std::optional<std::string> flow;  // of a fix: the one; unset: all that the finding is about
  std::string reason, who;
  std::string date;  // ISO 8601, the day alone
};

// Decisions on one guide, ready to be recorded.
struct Decided {
  std::string guide;  // Source::id
  std::vector<model::Decision> decisions;
  std::vector<std::string> superseded;  // findings whose lines these take the place of
};

// A finding about a decision that no longer fits stands for what that decision was made on; to accept that a
// finding is gone takes its decision out of the file. Fails, with an Error without a place, where the ruling
// does not make sense for the catalog. `queue` has the changes; it is of the catalog.
[[nodiscard]] base::Expected<Decided> Decide(const model::Catalog& catalog, const Queue& queue,
                                             const Ruling& ruling);

// Writes them to decisions.toml in DIRECTORY, the guide's; see sources::RecordDecisions.
[[nodiscard]] base::Expected<void> Record(const Decided& decided, const std::string& directory);

}  // namespace portbook::review
