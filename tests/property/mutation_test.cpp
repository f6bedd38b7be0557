// Errors planted in a correct guide are found as what they are, and a correct guide gives no finding. Recall
// and precision are counted kind by kind; plants that nothing bears witness against are counted apart.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "portbook/pipeline/pipeline.h"
#include "tests/property/mutated_guides.h"

namespace portbook::mutation {
namespace {

constexpr double kLeast = 0.95;  // recall and precision of each kind

class Mutated : public testing::Test {
 protected:
  std::vector<model::Finding> FindingsOf(const Guide& guide) const {
    const doc::Capture capture = doc::MakeCapture("guide.html", doc::MediaType::html, Print(guide));
    model::Source source;
    source.id = "acme/tide/1";
    source.vendor = "acme";
    source.product = "tide";
    source.release = "1";
    source.media_type = "html";
    source.sha256 = capture.sha256;
    pipeline::Options options;
    options.isolation = pipeline::Isolation::in_process;
    std::vector<reconcile::Reading> readings;
    readings.push_back(pipeline::ReadGuide(capture, source, rules_, options));
    return reconcile::Reconcile(std::move(readings), options.reconcile).findings;
  }

 private:
  rules::Library library_ = *rules::Library::Read(PORTBOOK_ROOT "/rules");
  rules::RuleSet rules_ = *library_.ForPack("");
};

std::string Lines(const std::vector<model::Finding>& findings) {
  std::string text;
  for (const model::Finding& finding : findings)
    text += fmt::format("  {}: {}\n", diag::Name(finding.kind), finding.message);
  return text;
}

std::set<diag::Kind> KindsOf(const std::vector<model::Finding>& findings) {
  std::set<diag::Kind> kinds;
  for (const model::Finding& finding : findings) kinds.insert(finding.kind);
  return kinds;
}

std::string Told(const Plant& plant, const std::vector<model::Finding>& findings) {
  return plant.mutation->name + ": " + plant.row + "\n" + Lines(findings);
}

struct Score {
  int planted = 0, found = 0, false_alarms = 0;
  std::string wrong;  // what was missed or told in vain
};

double Recall(const Score& score) { return score.planted == 0 ? 1 : 1.0 * score.found / score.planted; }
double Precision(const Score& score) {
  const int told = score.found + score.false_alarms;
  return told == 0 ? 1 : 1.0 * score.found / told;
}

TEST_F(Mutated, TheCorrectGuideHasNoFinding) { EXPECT_EQ(Lines(FindingsOf(CorrectGuide())), ""); }

TEST_F(Mutated, PlantsAreFoundAsWhatTheyAre) {
  std::map<diag::Kind, Score> scores;
  int undetectable = 0, told_without_witness = 0;
  for (const Plant& plant : Plants(CorrectGuide(), Mutations())) {
    const std::vector<model::Finding> findings = FindingsOf(plant.guide);
    const std::set<diag::Kind> kinds = KindsOf(findings);
    if (plant.mutation->place == Place::stated_once) {
      ++undetectable;
      told_without_witness += kinds.empty() ? 0 : 1;
      continue;
    }
    Score& score = scores[plant.mutation->kind];
    ++score.planted;
    const bool found = kinds.contains(plant.mutation->kind);
    score.found += found ? 1 : 0;
    for (const diag::Kind kind : kinds) {
      if (kind == plant.mutation->kind || plant.mutation->also.contains(kind)) continue;
      ++scores[kind].false_alarms;
      scores[kind].wrong += Told(plant, findings);
    }
    if (!found) score.wrong += Told(plant, findings);
  }
  for (const auto& [kind, score] : scores) {
    fmt::print("{:26} planted {:3}  recall {:.2f}  precision {:.2f}\n", diag::Name(kind), score.planted,
               Recall(score), Precision(score));
    EXPECT_GE(Recall(score), kLeast) << diag::Name(kind) << "\n" << score.wrong;
    EXPECT_GE(Precision(score), kLeast) << diag::Name(kind) << "\n" << score.wrong;
  }
  fmt::print("without a witness: {} planted, {} of them told as something\n", undetectable,
             told_without_witness);
}

}  // namespace
}  // namespace portbook::mutation
