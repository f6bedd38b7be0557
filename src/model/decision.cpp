#include "portbook/model/decision.h"

namespace portbook::model {

std::string_view Name(Verdict verdict) {
  switch (verdict) {
    case Verdict::accept:
      return "accept";
    case Verdict::reject:
      return "reject";
    case Verdict::fix:
      return "fix";
    case Verdict::unsure:
      return "unsure";
  }
  return {};
}

std::string_view Name(Standing standing) {
  switch (standing) {
    case Standing::applied:
      return "applied";
    case Standing::stale:
      return "stale";
    case Standing::orphaned:
      return "orphaned";
  }
  return {};
}

std::optional<Verdict> ParseVerdict(std::string_view name) {
  for (const Verdict verdict : {Verdict::accept, Verdict::reject, Verdict::fix, Verdict::unsure}) {
    if (Name(verdict) == name) return verdict;
  }
  return std::nullopt;
}

std::optional<Standing> ParseStanding(std::string_view name) {
  for (const Standing standing : {Standing::applied, Standing::stale, Standing::orphaned}) {
    if (Name(standing) == name) return standing;
  }
  return std::nullopt;
}

std::string Summary(const Decision& decision) {
  std::string text(Name(decision.verdict));
  for (const Change& change : decision.changes) {
    text += " " + std::string(Name(change.field)) + "=" + change.value;
  }
  return text;
}

}  // namespace portbook::model
