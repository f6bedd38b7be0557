// What the page shows and changes: the catalog as sources/ and the decisions in it say it now, its queue and
// its pages. Every change is read from the files again before it is shown, so that what the terminal or
// another page decides is there too.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"
#include "portbook/review/decide.h"
#include "portbook/review/pages.h"
#include "portbook/review/queue.h"
#include "portbook/serve/site.h"
#include "portbook/sources/decisions.h"

namespace portbook::serve {

// What a change made of the queue.
struct Changed {
  std::string before, stamp;
  std::vector<std::string> rows;  // JSON, of new items and of those that are other than they were
  std::vector<std::string> gone;  // ids
  std::uint64_t change = 0;       // to take it back by
  std::string said;               // for a person
};

// Why a change was not made. `overtaken`: somebody was faster, and the page should look again.
struct Refused {
  enum class Why : std::uint8_t { senseless, overtaken, unwritable } why = Why::senseless;
  base::Error error;
};

// A ruling, and which decision stood on each item when it was made: items that are not named stay as they
// are.
struct SeenRuling {
  review::Ruling ruling;
  std::map<std::string, std::string> seen;  // item's id -> DigestOf its decision
};

class Session {
 public:
  [[nodiscard]] static base::Expected<Session> Open(SiteOptions options);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  // Reads again what has changed on disk. Fails, and stays as it was, where that cannot be read.
  [[nodiscard]] base::Expected<void> Refresh();
  // Another one for every state of the files.
  const std::string& stamp() const;

  std::string QueueJson() const;
  // The flows that a fix of the item may set fields of, as JSON; nothing where there is no such item.
  std::optional<std::string> EditableJson(std::string_view item) const;
  review::Pages& pages();

  [[nodiscard]] tl::expected<Changed, Refused> Decide(const SeenRuling& asked);
  [[nodiscard]] tl::expected<Changed, Refused> Undo(std::uint64_t change);

 private:
  struct State;
  tl::expected<Changed, Refused> After(std::string said);
  struct Edits {
    std::string directory;
    std::vector<sources::DecisionEdit> edits;
  };
  explicit Session(SiteOptions options);
  tl::expected<Changed, Refused> Write(const Edits& edits);

  SiteOptions options_;
  std::unique_ptr<State> state_;
  std::map<std::uint64_t, Edits> changes_;  // of this run, that may be taken back
  std::uint64_t last_change_ = 0;
};

}  // namespace portbook::serve
