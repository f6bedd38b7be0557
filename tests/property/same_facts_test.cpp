// A guide gives the same flows and findings however its prose is worded: the original, the embedded
// transcription, and a third wording made by someone who had seen neither rules nor transcription.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "portbook/base/utf8.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = PORTBOOK_ROOT;
const fs::path kOriginals = kRoot / ".." / "shared" / "guides";

struct Wordings {
  const char* pack;
  const char* embedded;  // below sources/
  const char* original;  // below ../shared/guides
  const char* reworded;  // below tests/wordings, or nullptr
};

class SameFacts : public testing::TestWithParam<Wordings> {
 protected:
  model::Catalog Read(const fs::path& file) {
    base::Expected<model::Catalog> catalog = pipeline::Extract(file.string(), library_, GetParam().pack, {});
    EXPECT_TRUE(catalog) << catalog.error().ToString();
    return *std::move(catalog);
  }
  model::Catalog Embedded() { return Read(kRoot / "sources" / GetParam().embedded / "guide.txt"); }

  rules::Library library_ = *rules::Library::Read((kRoot / "rules").string());
};

// How often each kind is found, row by row: "cell-shifted table 18 row 2". Which ends a row's words name
// depends on the words.
std::map<std::string, int> Findings(const model::Catalog& catalog) {
  std::map<std::string, int> found;
  for (const model::Finding& finding : catalog.findings) {
    if (finding.kind == diag::Kind::endpoint_in_prose_only) continue;
    std::string place;
    if (!finding.members.empty()) {
      const base::TablePlace& at = finding.members.front().evidence.place;
      if (at.grid >= 0) place = " grid " + std::to_string(at.grid + 1) + " row " + std::to_string(at.row + 1);
    }
    ++found[std::string(Name(finding.kind)) + place];
  }
  return found;
}

// "Web Server of the DMZ" and "the DMZ Web Server"
std::set<std::string> WordsOf(const std::string& name) {
  static const std::set<std::string> kArticles{"the", "a", "an", "of", "on", "by", "and", "or"};
  std::istringstream stream(base::FoldForComparison(name));
  std::set<std::string> words;
  for (std::string word; stream >> word;) {
    if (word.ends_with(',')) word.pop_back();
    if (!kArticles.contains(word)) words.insert(word);
  }
  return words;
}

// The ends that the words of each flow's row name.
using Ends = std::set<std::pair<bool, std::set<std::string>>>;
std::vector<Ends> EndsNamed(const model::Catalog& catalog) {
  std::vector<Ends> ends;
  for (const model::Flow& flow : catalog.guides.front().flows) {
    Ends& named = ends.emplace_back();
    for (const model::EndpointCandidate& candidate : flow.endpoint_candidates)
      named.emplace(candidate.is_source, WordsOf(candidate.name));
  }
  return ends;
}

void ExpectSame(const model::Catalog& ours, const model::Catalog& theirs) {
  for (const std::string& difference : pipeline::CompareFacts(ours.guides.front(), theirs.guides.front())) {
    ADD_FAILURE() << difference;
  }
  EXPECT_EQ(Findings(ours), Findings(theirs));
}

TEST_P(SameFacts, EmbeddedAndOriginal) {
  const fs::path original = kOriginals / GetParam().original;
  if (!fs::exists(original)) GTEST_SKIP() << "the originals are not at hand: " << original;
  const model::Catalog ours = Embedded(), theirs = Read(original);
  ExpectSame(ours, theirs);
  EXPECT_EQ(EndsNamed(ours), EndsNamed(theirs));
}

TEST_P(SameFacts, EmbeddedAndThirdWording) {
  if (!GetParam().reworded) GTEST_SKIP() << "this guide has no third wording";
  ExpectSame(Embedded(), Read(kRoot / "tests" / "wordings" / GetParam().reworded));
}

INSTANTIATE_TEST_SUITE_P(
    Guides, SameFacts,
    testing::Values(
        Wordings{"cisco/mediasense", "cisco/mediasense/unstated", "cisco-mediasense.original.txt", nullptr},
        Wordings{"cisco/imp", "cisco/imp/unstated", "cisco-imp.original.txt", "cisco-imp.txt"},
        Wordings{"cisco/meetingplace", "cisco/meetingplace/7.0", "cisco-meetingplace-7.0.original.txt",
                 nullptr},
        Wordings{"microsoft/ocs", "microsoft/ocs/2007-r2", "microsoft-ocs-2007-r2.original.txt",
                 "microsoft-ocs-2007-r2.txt"},
        Wordings{"ibm/sametime", "ibm/sametime/unstated", "ibm-sametime.original.txt", "ibm-sametime.txt"}),
    [](const auto& wordings) {
      std::string name = wordings.param.pack;
      for (char& c : name) c = c == '/' ? '_' : c;
      return name;
    });

}  // namespace
}  // namespace portbook
