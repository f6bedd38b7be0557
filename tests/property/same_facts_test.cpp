// A guide gives the same flows and findings however its prose is worded: the original, the embedded
// transcription, and a third wording made by someone who had seen neither rules nor transcription.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

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

// How often each kind is found, row by row: "cell-shifted table 18 row 2".
std::map<std::string, int> Findings(const model::Catalog& catalog) {
  std::map<std::string, int> found;
  for (const model::Finding& finding : catalog.findings) {
    std::string place;
    if (!finding.members.empty()) {
      const base::TablePlace& at = finding.members.front().evidence.place;
      if (at.grid >= 0) place = " grid " + std::to_string(at.grid + 1) + " row " + std::to_string(at.row + 1);
    }
    ++found[std::string(Name(finding.kind)) + place];
  }
  return found;
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
  ExpectSame(Embedded(), Read(original));
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
