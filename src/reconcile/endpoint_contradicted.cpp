#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

// Words that must agree for two rows to speak of the same thing: the vendor copies a remark from table to
// table and edits its end. Shorter purposes ("Secure access") fit many ports.
constexpr std::size_t kWords = 4;

// The first words of a folded purpose without punctuation; empty where there are fewer.
std::string PrefixOf(std::string_view purpose) {
  std::string prefix, word;
  std::size_t words = 0;
  for (std::size_t at = 0; at <= purpose.size() && words < kWords;) {
    const base::CodePoint point = base::DecodeAt(purpose, at);
    if (point.size > 0 && base::IsWordCharacter(point.value)) {
      word += purpose.substr(at, point.size);
    } else if (!word.empty()) {
      prefix += word + " ";
      word.clear();
      ++words;
    }
    at += std::max<std::size_t>(point.size, 1);
  }
  return words == kWords ? prefix : "";
}

class Listeners {
 public:
  explicit Listeners(const Claims& claims) : claims_(claims) {}

  // Who listens in one row connects in the other, and not the other way round as well: peers answer each
  // other, and a table for each host repeats a purpose for other listeners, neither of which is a
  // contradiction.
  bool Contradict(const Claim& a, const Claim& b) const {
    if (a.entry->grid == b.entry->grid || Alike(a.listener, b.listener) || !Intersect(a, b)) return false;
    return Alike(a.listener, b.source) != Alike(b.listener, a.source);
  }

 private:
  bool Alike(NameId a, NameId b) const { return reconcile::Alike(claims_.Text(a), claims_.Text(b)); }

  const Claims& claims_;
};

Draft Contradicted(const Group& sides) {
  const model::Flow& flow = *sides.front()->flow;
  std::vector<std::string> listeners;
  for (const Claim* claim : sides) listeners.push_back(*ListenerOf(*claim->flow));
  Draft draft;
  draft.kind = diag::Kind::endpoint_contradicted;
  draft.guide = sides.front()->guide;
  draft.subject = DescribePort(flow);
  draft.message =
      fmt::format("{} is listened on by {} (same port, same transport, same purpose, other listener)",
                  DescribePort(flow), Listed(listeners));
  draft.help = "find out which side listens before opening the port towards either";
  draft.members = SidesOf(sides, model::Field::destination);
  return draft;
}

}  // namespace

void FindContradictedEndpoints(const Claims& claims, Drafts& drafts) {
  Group rows = Placed(claims.all);
  std::erase_if(rows, [](const Claim* claim) { return !claim->in_table(); });
  const auto use = [&](const Claim& claim) {
    return std::tuple(claim.guide, claim.flow->transport, claim.range(),
                      PrefixOf(claims.Text(claim.purpose)));
  };
  const Listeners listeners(claims);
  ForEachGroup(rows, use, [&](const Group& group) {
    if (PrefixOf(claims.Text(group.front()->purpose)).empty()) return;
    const Group sides =
        Contradicting(group, [&](const Claim& a, const Claim& b) { return listeners.Contradict(a, b); });
    if (!sides.empty()) drafts.push_back(Contradicted(sides));
  });
}

}  // namespace portbook::reconcile
