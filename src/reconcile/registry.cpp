#include "reconcile/registry.h"

#include <algorithm>

#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

const rules::ServiceTerm* FindRegistered(const rules::RuleSet& rules, const std::string& registered) {
  constexpr std::string_view kAlternate = "-alt";
  const std::string folded = base::FoldForComparison(registered);
  const rules::ServiceTerm* term = rules.FindService(folded);
  if (term != nullptr || !folded.ends_with(kAlternate)) return term;
  return rules.FindService(std::string_view(folded).substr(0, folded.size() - kAlternate.size()));
}

}  // namespace

std::vector<std::string> KnownServicesAt(const rules::RuleSet& rules, std::uint16_t port) {
  std::vector<std::string> services;
  for (const rules::RegisteredPort& registered : rules.RegisteredAt(port)) {
    const rules::ServiceTerm* term = FindRegistered(rules, registered.service);
    if (term != nullptr) services.push_back(term->service);
  }
  std::sort(services.begin(), services.end());
  services.erase(std::unique(services.begin(), services.end()), services.end());
  return services;
}

}  // namespace portbook::reconcile
