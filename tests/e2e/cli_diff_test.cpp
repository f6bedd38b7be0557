// `portbook diff` between files, datasets and releases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "portbook/base/digest.h"
#include "tests/e2e/gateway_guide.h"

namespace portbook::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

class Diff : public testing::Test {
 protected:
  Diff() {
    WriteGatewayRules(directory_);
    directory_.Write("old.txt", GatewayGuide());
    std::string changed = GatewayGuide();
    changed.replace(changed.find("8443"), 4, "9443");
    changed += "Phone\tGateway\tLDAP\tTCP\t389\tLooks names up\n";
    directory_.Write("new.txt", changed);
    directory_.Write("same.txt", GatewayGuide("e"));
  }
  Finished Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "diff");
    return RunProgram(arguments, directory_.path());
  }
  ScratchDirectory directory_;
};

TEST_F(Diff, OfTwoFilesGroupsTheGravestFirst) {
  const Finished diff = Run({"old.txt", "new.txt"});
  EXPECT_EQ(diff.exit_code, 1) << diff.err;
  EXPECT_EQ(diff.out,
            "opened: 1 flow new\n"
            "  Phone -> Gateway | ldap | tcp | 389\n"
            "\n"
            "changed: 1 flow: port 8443 -> 9443\n"
            "  Administrator -> Gateway | https (tls) | tcp | 9443\n"
            "\n"
            "1 opened, 1 changed, 2 as before\n");
}

TEST_F(Diff, OfWordsAloneIsNoDifferenceOfFacts) {
  const Finished diff = Run({"old.txt", "same.txt"});
  EXPECT_EQ(diff.exit_code, 0);
  EXPECT_THAT(diff.out, HasSubstr("reworded: 1 flow: remarks reworded\n"));
  EXPECT_EQ(Run({"old.txt", "old.txt"}).out, "3 as before\n");
}

TEST_F(Diff, ImpactIsWhatAFirewallNeeds) {
  EXPECT_EQ(Run({"old.txt", "new.txt", "--impact"}).out,
            "to be opened: 2 flows\n"
            "  Phone -> Gateway | ldap | tcp | 389\n"
            "  Administrator -> Gateway | https (tls) | tcp | 9443\n"
            "may be closed: 1 flow\n"
            "  Administrator -> Gateway | https (tls) | tcp | 8443\n"
            "uncertain: the guide leaves port or transport open: 0 flows\n");
}

TEST_F(Diff, JsonHoldsBothSides) {
  const auto json = nlohmann::json::parse(Run({"old.txt", "new.txt", "--format", "json"}).out);
  EXPECT_EQ(json.at("facts_differ"), true);
  EXPECT_EQ(json.at("same"), 2);
  const auto& change = json.at("patterns").at(1).at("changes").at(0);
  EXPECT_EQ(change.at("fields"),
            nlohmann::json::parse(R"([{"field": "port", "before": "8443", "after": "9443"}])"));
  EXPECT_THAT(change.at("before").at("text"), HasSubstr("8443"));
  EXPECT_THAT(change.at("after").at("text"), HasSubstr("9443"));
  const auto impact = nlohmann::json::parse(Run({"old.txt", "new.txt", "--format", "json", "--impact"}).out);
  EXPECT_EQ(impact.at("open").size(), 2U);
}

TEST_F(Diff, NothingOfAGuideIsMarkupInMarkdown) {
  std::string hostile = GatewayGuide();
  hostile += "<img src=x onerror=alert(1)>\t@everyone #1\t\tTCP\t1\t@everyone | `x`\n";
  directory_.Write("hostile.txt", hostile);
  const std::string markdown = Run({"old.txt", "hostile.txt", "--format", "markdown"}).out;
  EXPECT_THAT(markdown, HasSubstr("**opened**: 1 flow new\n\n- "));
  EXPECT_THAT(markdown, HasSubstr("&lt;img src=x onerror=alert\\(1\\)\\>"));
  EXPECT_THAT(markdown, HasSubstr("\\@everyone \\#1"));
  EXPECT_THAT(markdown, Not(HasSubstr("<img")));
}

TEST_F(Diff, HtmlIsOneInertPageWithTheRowsOfBothSides) {
  std::string hostile = GatewayGuide();
  hostile.replace(hostile.find("8443"), 4, "9443");
  hostile += "<img src=x onerror=alert(1)>\tGateway\t\tTCP\t1\t<script>alert(2)</script>\n";
  directory_.Write("hostile.txt", hostile);
  const Finished diff = Run({"old.txt", "hostile.txt", "--format", "html"});
  EXPECT_EQ(diff.exit_code, 1);
  EXPECT_THAT(diff.out, HasSubstr("1 opened, 1 changed, 2 as before"));
  EXPECT_THAT(diff.out, HasSubstr("<del>8443</del>"));
  EXPECT_THAT(diff.out, HasSubstr("<ins>9443</ins>"));
  EXPECT_THAT(diff.out, HasSubstr("<td class=\"hit\"><mark>443, 8443</mark></td>"));
  EXPECT_THAT(diff.out, HasSubstr("<td class=\"hit\"><mark>443, 9443</mark></td>"));
  const std::string impact = Run({"old.txt", "hostile.txt", "--format", "html", "--impact"}).out;
  EXPECT_THAT(impact, HasSubstr("to be opened <small>2 flows</small>"));
  for (const std::string& page : {diff.out, impact}) {
    EXPECT_THAT(page, HasSubstr("&lt;img src=x onerror=alert(1)&gt;"));
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
    for (const char* const reach : {"<img", "<script", "<link", "href=\"", "src=\"", "portbook review"})
      EXPECT_THAT(page, Not(HasSubstr(reach)));
  }
}

TEST_F(Diff, OfDatasetsAndTheirGuides) {
  const std::string root = PORTBOOK_ROOT;
  const Finished built =
      RunProgram({"build", "--sources", root + "/sources", "--rules", root + "/rules"}, directory_.path());
  ASSERT_EQ(built.exit_code, 0) << built.err;
  EXPECT_EQ(Run({"out", "out/portbook.json"}).exit_code, 0);
  EXPECT_EQ(Run({"out/portbook.sqlite", "out"}).exit_code, 0);
  const Finished guides = Run({"cisco/mediasense/unstated", "cisco/meetingplace/7.0"});
  EXPECT_EQ(guides.exit_code, 1);
  EXPECT_THAT(guides.out, HasSubstr(" opened, "));
}

constexpr std::string_view kSource =
    "[source]\nvendor = \"acme\"\nproduct = \"gateway\"\nrelease = \"1\"\ntitle = \"Gateway\"\n"
    "publisher = \"Acme\"\nauthority = \"vendor\"\nmedia_type = \"text\"\nfile = \"guide.txt\"\n"
    "pack = \"example/gateway\"\n";

// The guide as it stands in DIR/FILE becomes the source's own and is committed.
void CommitGuide(const ScratchDirectory& directory, const std::string& file) {
  const std::string guide = directory.Read(file);
  directory.Write("sources/acme/gateway/1/guide.txt", guide);
  directory.Write("sources/acme/gateway/1/source.toml",
                  std::string(kSource) + "sha256 = \"" + base::Sha256Hex(guide) + "\"\n");
  const std::string commit = "cd " + directory.path() +
                             " && git init -q && git add sources rules && git -c user.name=a -c "
                             "user.email=a@example.org commit -q -m guide";
  ASSERT_EQ(std::system(commit.c_str()), 0);
}

TEST_F(Diff, OfGitRevisionsReadsTheSourcesAsTheyStoodThere) {
  CommitGuide(directory_, "old.txt");
  CommitGuide(directory_, "new.txt");
  directory_.Write("sources/acme/gateway/1/guide.txt", "not committed");
  const Finished diff = Run({"HEAD~1", "HEAD"});
  EXPECT_EQ(diff.exit_code, 1) << diff.err;
  EXPECT_THAT(diff.out, HasSubstr("1 opened, 1 changed, 2 as before\n"));
  EXPECT_EQ(directory_.Read("sources/acme/gateway/1/guide.txt"), "not committed");
  EXPECT_EQ(Run({"HEAD", "HEAD"}).exit_code, 0);
}

TEST_F(Diff, ASideThatIsNothingIsAnError) {
  const Finished diff = Run({"old.txt", "no/such/guide"});
  EXPECT_EQ(diff.exit_code, 3);
  EXPECT_EQ(
      diff.err,
      "no/such/guide: error: there is neither a file nor a git revision nor a dataset with a guide of this "
      "name\n");
  directory_.Write("broken.json", "{\"guides\": 7}");
  EXPECT_EQ(Run({"old.txt", "broken.json"}).exit_code, 3);
}

}  // namespace
}  // namespace portbook::e2e
