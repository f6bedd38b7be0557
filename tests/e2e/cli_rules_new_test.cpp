// rules new: the draft loads, proves, changes nothing, and shows a person what to say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/e2e/gateway_guide.h"
#include "tests/e2e/tide_guide.h"

namespace portbook::e2e {
namespace {

using testing::HasSubstr;

class RulesNew : public testing::Test {
 protected:
  RulesNew() {
    WriteGatewayRules(directory_);
    directory_.Write("tide.md", kTideGuide);
  }
  Finished Run(const std::vector<std::string>& arguments) const {
    return RunProgram(arguments, directory_.path());
  }
  ScratchDirectory directory_;
};

TEST_F(RulesNew, NamesTheGuideItsHeadersAndWhatNobodyKnows) {
  const Finished draft = Run({"rules", "new", "tide.md", "--name", "acme/tide"});
  EXPECT_EQ(draft.exit_code, 0);
  EXPECT_EQ(draft.err, "");
  EXPECT_THAT(draft.out, HasSubstr("[pack]\nname = 'acme/tide'\n"));
  EXPECT_THAT(draft.out, HasSubstr("[[recognise]]\nname = \"title\"\nmatch = 'Ports of the Tide Gateway'\n"));
  EXPECT_THAT(draft.out, HasSubstr("headers = [\n  \"from|to|protocol|port|berth's owner|\",\n]\n"));
  EXPECT_THAT(draft.out, HasSubstr("# --- table 1: read\n#   1. `From`: source\n#   2. `To`: destination\n"));
  EXPECT_THAT(draft.out, HasSubstr("#   row 2: Buoy | Gateway | TCP | 8443 | Pilots\n"));
  EXPECT_THAT(
      draft.out,
      HasSubstr("\n[[header]]\nname = \"berth-s-owner\"\nmatch = \"^berth's owner$\"\nrole = \"remarks\""));
  EXPECT_THAT(draft.out, HasSubstr("# --- table 2: no column of ports is known, so no row is read\n"));
  EXPECT_THAT(draft.out, HasSubstr("\n# [[header]]\n# name = \"captain\"\n"));
}

// What stands below the counts: the flows and the findings.
std::string Below(const std::string& out) { return out.substr(std::min(out.find("\n\n"), out.size())); }

TEST_F(RulesNew, TheDraftProvesAndReadsTheSame) {
  const Finished before = Run({"extract", "tide.md"});
  directory_.Write("rules/acme/tide.toml", Run({"rules", "new", "tide.md", "--name", "acme/tide"}).out);
  const Finished proof = Run({"rules", "test"});
  EXPECT_EQ(proof.exit_code, 0) << proof.err;
  const Finished after = Run({"extract", "tide.md"});
  EXPECT_THAT(before.out, HasSubstr("read with the common rules alone: 1 table, 2 entries, 2 flows\n"));
  EXPECT_THAT(after.out, HasSubstr("read with the pack acme/tide: 1 table, 2 entries, 2 flows\n"));
  EXPECT_EQ(Below(after.out), Below(before.out));
}

TEST_F(RulesNew, EveryEmbeddedGuideGivesADraftThatProves) {
  const std::vector<std::string> guides = {
      "cisco/imp/unstated/guide.txt", "cisco/mediasense/unstated/guide.txt",
      "ibm/sametime/unstated/guide.html", "microsoft/ocs/2007-r2/guide.html"};
  for (const std::string& guide : guides) {
    SCOPED_TRACE(guide);
    const Finished draft = Run({"rules", "new", PORTBOOK_ROOT "/sources/" + guide, "--name", "acme/draft"});
    EXPECT_EQ(draft.exit_code, 0) << draft.err;
    directory_.Write("rules/acme/draft.toml", draft.out);
    const Finished proof = Run({"rules", "test"});
    EXPECT_EQ(proof.exit_code, 0) << proof.err;
  }
}

TEST_F(RulesNew, AFileThatIsNotThereEndsWith3) {
  const Finished finished = Run({"rules", "new", "nowhere.md"});
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(finished.out, "");
  EXPECT_THAT(finished.err, HasSubstr("nowhere.md"));
}

}  // namespace
}  // namespace portbook::e2e
