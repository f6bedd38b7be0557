// What a reviewer has to look at: every open finding and every flow that changed, as items in groups, the
// gravest first. It is made of a catalog, a delta and the decisions recorded so far, and prints nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/diff/diff.h"
#include "portbook/model/catalog.h"

namespace portbook::review {

// In which part of the queue a group stands.
enum class Urgency : std::uint8_t {
  first,  // errors, opened and widened flows, decisions that no longer fit
  next,   // warnings, changed flows
  last,   // notes, narrowed and closed flows, other words
};
std::string_view Name(Urgency urgency);   // "first"
std::string_view Title(Urgency urgency);  // "Look first"

// A place in a guide that an item rests on.
struct Member {
  std::string role;                          // "subject", "claim", "counter-claim", "witness"; of a change
                                             // "before" and "after"
  const model::Guide* guide = nullptr;       // nullptr: the member stands in no guide of the catalog
  const model::Flow* flow = nullptr;         // nullptr: it is a row or words without a flow
  const model::Entry* entry = nullptr;       // nullptr: it stands in no row that was read
  const base::Evidence* evidence = nullptr;  // the words; never nullptr
  std::string rule;                          // that read the words; empty where none did
};

// A value before and after. Of a decision that no longer fits: what was decided, and what the guide states.
struct Value {
  std::string name;                     // of the field, or the header of a column that no field holds
  std::string before, after;            // as model::FieldText; empty: unset
  std::string rule_before, rule_after;  // that read them
};

// A person's earlier word on the item.
struct Earlier {
  model::Decision decision;            // with the words it was made on
  std::vector<std::string> words_now;  // what stands there today; empty where nothing like it does
};

enum class State : std::uint8_t {
  open,
  decided,  // since the dataset was built: the next build applies it; or before, where those are kept
};

struct Item {
  std::string id;     // of the finding ("n_..."), or "c_" + 16 hex over what changed
  std::string group;  // Group::id
  std::string guide;  // Source::id
  Urgency urgency = Urgency::next;
  State state = State::open;
  std::string_view mark;  // the finding's severity or the change's effect: "error", "opened"
  std::string title;      // one line; what it says is the guide's or about it, so it is hostile text
  std::string about;      // the flow or row it is about, one line; hostile text too
  std::string help;       // what would settle this one, beyond what its group says; may be empty
  std::vector<Member> members;
  std::vector<Value> values;
  std::optional<Earlier> earlier;
  const model::Finding* finding = nullptr;  // nullptr: a change
};

// Its earlier decision no longer fits what the guide says.
bool IsUnfit(const Item& item);

// Items that ask one question.
struct Group {
  std::string id;  // "g_" + 16 hex
  Urgency urgency = Urgency::next;
  std::string_view mark;
  std::string kind;     // "port-missing"; of changes "gained tls"
  std::string title;    // one line
  std::string why;      // why it matters to whoever opens the firewall
  std::string resolve;  // what would settle it
  std::string guide;    // Source::id; empty where the items are of several
  std::vector<Item> items;
};

// Decisions as they stand in the files now, by Source::id: those made since the build are among them.
using Recorded = std::map<std::string, std::vector<model::Decision>>;

struct Queue {
  std::vector<Group> groups;  // by urgency, mark, then as the dataset and the delta have them

  std::size_t size() const;  // items
  std::size_t open() const;
  const Item* FindItem(std::string_view id) const;    // the whole id
  const Group* FindGroup(std::string_view id) const;  // the whole id
};

enum class Settled : std::uint8_t { left_out, kept };  // what is decided in the catalog itself

// `before` and `delta` are nullptr where there is no earlier dataset. REQUIRES: what is given outlives the
// queue; delta is of before and catalog.
Queue MakeQueue(const model::Catalog& catalog, const model::Catalog* before, const diff::Delta* delta,
                const Recorded& recorded, Settled settled = Settled::left_out);

}  // namespace portbook::review
