#include "diff/match.h"

#include <functional>
#include <map>

#include "diff/assignment.h"
#include "diff/likeness.h"

namespace portbook::diff {
namespace {

using KeyOf = std::function<std::string(const model::Guide&, const model::Flow&)>;

std::string IdOf(const model::Guide&, const model::Flow& flow) { return flow.id; }
std::string FactOf(const model::Guide&, const model::Flow& flow) { return flow.fact_key; }
std::string TableOf(const model::Guide& guide, const model::Flow& flow) {
  return flow.entry < 0 ? "" : guide.entries[static_cast<std::size_t>(flow.entry)].table_key;
}
std::string Whole(const model::Guide&, const model::Flow&) { return ""; }

// Flows that have no partner yet and share a key.
struct Bucket {
  std::vector<std::size_t> before, after;  // indices into the guides' flows
};

class Matcher {
 public:
  Matcher(const model::Guide& before, const model::Guide& after, const Options& options)
      : before_(before),
        after_(after),
        options_(options),
        partner_of_before_(before.flows.size(), nullptr),
        partner_of_after_(after.flows.size(), nullptr) {}

  void PairWithin(const KeyOf& key, double least_alike) {
    std::map<std::string, Bucket> buckets;
    for (std::size_t i = 0; i < before_.flows.size(); ++i) {
      if (partner_of_before_[i] == nullptr) buckets[key(before_, before_.flows[i])].before.push_back(i);
    }
    for (std::size_t i = 0; i < after_.flows.size(); ++i) {
      if (partner_of_after_[i] == nullptr) buckets[key(after_, after_.flows[i])].after.push_back(i);
    }
    too_many_ = 0;
    for (const auto& [name, bucket] : buckets) Pair(bucket, least_alike);
  }

  Matching Take() const {
    Matching matching;
    for (std::size_t i = 0; i < after_.flows.size(); ++i)
      matching.pairs.push_back({partner_of_after_[i], &after_.flows[i]});
    for (std::size_t i = 0; i < before_.flows.size(); ++i) {
      if (partner_of_before_[i] == nullptr) matching.pairs.push_back({&before_.flows[i], nullptr});
    }
    matching.too_many = too_many_;
    return matching;
  }

 private:
  void Pair(const Bucket& bucket, double least_alike) {
    if (bucket.before.empty() || bucket.after.empty()) return;
    if (bucket.before.size() == 1 && bucket.after.size() == 1) {
      PairIfAlike(bucket.before.front(), bucket.after.front(), least_alike);
      return;
    }
    const std::size_t size = std::max(bucket.before.size(), bucket.after.size());
    if (size > options_.largest_bucket) {
      too_many_ += bucket.before.size() + bucket.after.size();
      return;
    }
    CostMatrix costs(size);
    for (std::size_t i = 0; i < bucket.before.size(); ++i) {
      for (std::size_t j = 0; j < bucket.after.size(); ++j) {
        const double alike = Likeness(before_.flows[bucket.before[i]], after_.flows[bucket.after[j]]);
        costs.At(i, j) = alike < least_alike ? 0 : -alike;
      }
    }
    const std::vector<std::size_t> columns = Assign(costs);
    for (std::size_t i = 0; i < bucket.before.size(); ++i) {
      if (columns[i] < bucket.after.size())
        PairIfAlike(bucket.before[i], bucket.after[columns[i]], least_alike);
    }
  }

  void PairIfAlike(std::size_t before, std::size_t after, double least_alike) {
    const model::Flow &old_flow = before_.flows[before], &new_flow = after_.flows[after];
    if (least_alike > 0 && Likeness(old_flow, new_flow) < least_alike) return;
    partner_of_before_[before] = &new_flow;
    partner_of_after_[after] = &old_flow;
  }

  const model::Guide& before_;
  const model::Guide& after_;
  const Options& options_;
  std::vector<const model::Flow*> partner_of_before_, partner_of_after_;
  std::size_t too_many_ = 0;
};

}  // namespace

Matching Match(const model::Guide& before, const model::Guide& after, const Options& options) {
  Matcher matcher(before, after, options);
  matcher.PairWithin(IdOf, 0);
  matcher.PairWithin(FactOf, 0);
  matcher.PairWithin(TableOf, options.least_alike);
  matcher.PairWithin(Whole, options.least_alike);
  return matcher.Take();
}

}  // namespace portbook::diff
