// `portbook review` and `portbook report`: the queue in the terminal and as pages, from the first look to a
// decision that no longer fits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include "tests/e2e/decidable_guide.h"

namespace portbook::e2e {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class Review : public testing::Test {
 protected:
  void SetUp() override {
    guide_.WriteGuide();
    ASSERT_EQ(guide_.Build().exit_code, 0);
    sip_ = guide_.Findings("port-missing")[0].at("id");
  }
  Finished Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "review");
    return guide_.Run(arguments);
  }
  Finished Decide(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--who", "Ann", "--reason", "as installed"});
    return Run(arguments);
  }
  // Every page of a report, by name.
  std::map<std::string, std::string> Report(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), "report");
    const Finished made = guide_.Run(arguments);
    EXPECT_EQ(made.exit_code, 0) << made.err;
    std::map<std::string, std::string> pages;
    for (const auto& file : std::filesystem::directory_iterator(guide_.directory() / "report")) {
      const std::string name = file.path().filename().string();
      pages[name] = guide_.directory().Read("report/" + name);
    }
    return pages;
  }
  std::string PageWith(const std::string& words, const std::map<std::string, std::string>& pages) const {
    for (const auto& [name, text] : pages) {
      if (name.starts_with("g_") && text.find(words) != std::string::npos) return text;
    }
    return "";
  }

  DecidableGuide guide_;
  std::string sip_;
};

TEST_F(Review, AnItemIsALineWithItsIdFirst) {
  const Finished list = Run({"--list"});
  EXPECT_EQ(list.exit_code, 0);
  EXPECT_THAT(list.out,
              ContainsRegex("\n?" + sip_ + " g_[0-9a-f]{16} error    port-missing example/gateway/1: "));
  EXPECT_THAT(list.out, HasSubstr("2 items open in 1 group\n"));
  EXPECT_EQ(Run({}).out, list.out);
}

TEST_F(Review, AnItemIsShownWithTheGuidesWordsUnderCarets) {
  const std::string shown = Run({"--show", sip_.substr(0, 10)}).out;
  EXPECT_THAT(shown, HasSubstr("guide.txt:4:"));
  EXPECT_THAT(shown, ContainsRegex("\n +\\^+\n"));
  EXPECT_THAT(shown, HasSubstr("decide: " + sip_ + "\n"));
  EXPECT_EQ(Run({"--show", "n_nothing"}).exit_code, 2);
}

TEST_F(Review, WhatIsDecidedSinceTheBuildIsMarkedAndThenGone) {
  EXPECT_EQ(Run({"--accept", sip_}).exit_code, 2) << "a decision needs its reason";
  EXPECT_EQ(Decide({"--fix", sip_, "--field", "port=5070"}).exit_code, 0);
  EXPECT_THAT(Run({}).out,
              AllOf(ContainsRegex(sip_ + " g_[0-9a-f]+ decided "), HasSubstr("1 item open in 1 group")));
  EXPECT_THAT(Run({"--show", sip_}).out,
              HasSubstr("decided, the next build applies it: fix port=5070 by Ann"));
  guide_.Build();
  EXPECT_THAT(Run({}).out, Not(HasSubstr(sip_)));
}

TEST_F(Review, AStaleDecisionIsShownWithOldWordsAndNewAndDecidedAgain) {
  Decide({"--accept", sip_});
  guide_.WriteGuide("Listens on port 5061");
  ASSERT_EQ(guide_.Build().exit_code, 0);
  // Its message speaks of the port, so the finding has another id; it comes before all others.
  sip_ = guide_.Findings("port-missing")[0].at("id");
  EXPECT_THAT(Run({}).out, testing::StartsWith(sip_));
  const std::string shown = Run({"--show", sip_}).out;
  EXPECT_THAT(shown, ContainsRegex("it was made on\n(    .*\n)*.*port 5060"));
  EXPECT_THAT(shown, HasSubstr("accept by Ann"));
  EXPECT_THAT(shown, ContainsRegex("the guide reads now\n(    .*\n)*.*port 5061"));
  EXPECT_THAT(PageWith("An earlier decision no longer fits", Report()),
              AllOf(HasSubstr("port 5060"), HasSubstr("port 5061"), HasSubstr("as installed")));
  // By the finding about the decision as well as by its own.
  const std::string stale = guide_.Findings("decision-stale")[0].at("id");
  EXPECT_EQ(Decide({"--accept", stale}).exit_code, 0);
  guide_.Build();
  EXPECT_THAT(Run({}).out, Not(HasSubstr(sip_)));
}

TEST_F(Review, AnOrphanedDecisionIsHeldAgainstTheRowThatReadsLikeItNow) {
  Decide({"--fix", sip_, "--field", "port=5070"});
  guide_.WriteText(
      "Gateway Port Guide\n\nSource\tDestination\tProtocol\tTransport\tPort\tRemarks\n"
      "Phone\tGateway\tSIP\tUDP\t5071\tListens on port 5060\nPhone\tGateway\tHTTP\tTCP\t\tSee the manual\n");
  guide_.Build();
  const std::string orphan = guide_.Findings("decision-orphaned")[0].at("id");
  const std::string shown = Run({"--show", orphan}).out;
  EXPECT_THAT(shown, HasSubstr("port: 5070 -> 5071"));
  EXPECT_THAT(shown, ContainsRegex("the guide reads now\n    .*Phone \\| Gateway \\| SIP \\| UDP \\| 5071"));
  EXPECT_THAT(Decide({"--reject", orphan}).err, HasSubstr("is gone"));
  EXPECT_THAT(Decide({"--accept", orphan}).out, HasSubstr("1 decision taken out of"));
  guide_.Build();
  EXPECT_TRUE(guide_.Findings("decision-orphaned").empty());
}

class Changed : public Review {
 protected:
  static std::string With(const std::string& port, const std::string& more = "") {
    return "Gateway Port Guide\n\nSource\tDestination\tProtocol\tTransport\tPort\tRemarks\n"
           "Phone\tGateway\tSIP\tUDP\t" +
           port + "\tCalls\nAdministrator\tGateway\tHTTPS\tTCP\t443\tPages\n" + more;
  }
  void SetUp() override {
    guide_.WriteText(With("5060"));
    ASSERT_EQ(guide_.Build().exit_code, 0);
    std::filesystem::rename(guide_.directory() / "out", guide_.directory() / "old");
    guide_.WriteText(With("5070"));
    ASSERT_EQ(guide_.Build().exit_code, 0);
    id_ = Run({"--against", "old"}).out.substr(0, 18);
    ASSERT_THAT(id_, testing::StartsWith("c_"));
  }
  std::string id_;
};

TEST_F(Changed, AFlowIsShownWithBothItsRows) {
  const std::string shown = Run({"--against", "old", "--show", id_}).out;
  EXPECT_THAT(shown, HasSubstr("port: 5060 -> 5070, read by "));
  EXPECT_THAT(shown, AllOf(HasSubstr("before: Phone -> Gateway"), HasSubstr("after: Phone -> Gateway")));
  EXPECT_THAT(PageWith(id_, Report({"--against", "old"})),
              AllOf(HasSubstr("<del>5060</del>"), HasSubstr("<ins>5070</ins>")));
}

TEST_F(Changed, AcceptedItLeavesTheQueueForGood) {
  EXPECT_EQ(Decide({"--against", "old", "--accept", id_}).exit_code, 0);
  EXPECT_THAT(Run({"--against", "old"}).out, HasSubstr("decided"));
  ASSERT_EQ(guide_.Build().exit_code, 0);
  EXPECT_THAT(Run({"--against", "old"}).out, HasSubstr("0 items open"));
  guide_.WriteText(With("5070", "Phone\tGateway\tRTP\tUDP\t6000\tVoice\n"));
  guide_.Build();
  EXPECT_THAT(Run({"--against", "old"}).out, Not(HasSubstr(id_)));
}

TEST_F(Changed, RejectedItIsAnErrorOfTheDatasetUntilItIsFixed) {
  EXPECT_EQ(Decide({"--against", "old", "--reject", id_}).exit_code, 0);
  guide_.Build();
  const nlohmann::json rejected = guide_.Findings("flow-changed");
  ASSERT_EQ(rejected.size(), 1U);
  EXPECT_EQ(rejected[0].at("severity"), "error");
  EXPECT_EQ(Decide({"--fix", rejected[0].at("id"), "--field", "port=5060"}).exit_code, 0);
  guide_.Build();
  EXPECT_TRUE(guide_.Findings("flow-changed").empty());
  EXPECT_THAT(guide_.Run({"query", "5060/udp"}).out, HasSubstr("Phone -> Gateway"));
}

TEST_F(Changed, ADecisionOnARowThatReadsOtherwiseNowIsStale) {
  Decide({"--against", "old", "--accept", id_});
  guide_.WriteText(
      "Gateway Port Guide\n\nSource\tDestination\tProtocol\tTransport\tPort\tRemarks\n"
      "Phone\tGateway\tSIP\tUDP\t5070\tEmergency calls\n");
  guide_.Build();
  EXPECT_EQ(guide_.Findings("decision-stale").size(), 1U);
}

// A guide is hostile text: none of it is markup or script on a page, and none of it moves a terminal's
// cursor.
class Hostile : public Review {
 protected:
  static constexpr const char* kBidi = "\u202e";
  void SetUp() override {
    guide_.WriteText(
        std::string(
            "Gateway Port Guide\n\nSource\tDestination\tProtocol\tTransport\tPort\tRemarks\n"
            "<script>alert(1)</script>\tGateway\tSIP\tUDP\t\tListens on 5060 <img src=x onerror=alert(2)>\n"
            "Phone\"><script>alert(3)</script>\t<a "
            "href=\"javascript:alert(4)\">Gateway</a>\tHTTP\tTCP\t80\t' "
            "onmouseover='alert(5)\nEvil") +
        kBidi +
        "dne\t\x1b[31mGateway\x1b[0m\tHTTPS\tTCP\t443, 8443\t"
        "\x1b]0;title\x07 and \u2066more\u2069 [x](javascript:alert(6))\n"
        "Phone\tGateway\tSIP\tUDP\t99999\t{{7*7}} </title></style></textarea>\n");
    guide_.Build();
  }
  static bool IsInert(const std::string& text) {
    for (const char* raw : {"\x1b", "\x07", "\u202e", "\u2066", "\u2069", "\u009b"}) {
      if (text.find(raw) != std::string::npos) return false;
    }
    return true;
  }
};

TEST_F(Hostile, NothingOfItReachesATerminalAsAControl) {
  const std::string list = Run({}).out;
  const std::string flows = guide_.Run({"query", "443"}).out;
  const std::size_t at = flows.find(" f_");
  ASSERT_NE(at, std::string::npos) << flows;
  EXPECT_THAT(flows, HasSubstr("\\x1b[31mGateway")) << "it is shown, as what it is";
  const std::vector<std::vector<std::string>> commands = {
      {"review"},
      {"review", "--show", list.substr(0, 18)},
      {"check", "--all"},
      {"query", "gateway"},
      {"query", "443"},
      {"query", "443", "--format", "csv"},
      {"explain", flows.substr(at + 1, 18)},
      {"tables", "sources/example/gateway/1/guide.txt"},
      {"tables", "sources/example/gateway/1/guide.txt", "--format", "html"},
      {"extract", "sources/example/gateway/1/guide.txt"},
      {"diff", "sources/example/gateway/1/guide.txt", "out"},
      {"diff", "rules/example/gateway.toml", "out"},
      {"request"},
      {"build"},
      {"verify"}};
  for (const std::vector<std::string>& command : commands) {
    const Finished run = guide_.Run(command);
    EXPECT_TRUE(IsInert(run.out + run.err)) << command[0] << "\n" << run.out << run.err;
  }
  EXPECT_THAT(guide_.Run({"review", "--show", list.substr(0, 18)}).out, Not(testing::IsEmpty()));
}

TEST_F(Hostile, NothingOfItIsMarkupOnAPage) {
  bool seen = false;
  for (const auto& [name, text] : Report()) {
    if (!name.ends_with(".html")) continue;
    EXPECT_TRUE(IsInert(text)) << name;
    EXPECT_THAT(text, Not(HasSubstr("<script>"))) << name;
    EXPECT_THAT(text, Not(HasSubstr("<img src=x"))) << name;
    EXPECT_THAT(text, Not(HasSubstr("href=\"javascript:"))) << name;
    EXPECT_THAT(text, Not(HasSubstr("' onmouseover='"))) << name;
    EXPECT_THAT(text, Not(ContainsRegex("<[a-z]+[^>]* (on[a-z]+|style)="))) << name;
    seen = seen || text.find("&lt;script&gt;alert(1)") != std::string::npos;
  }
  EXPECT_TRUE(seen) << "the words themselves are shown";
}

TEST_F(Review, AReportLoadsNothingFromElsewhere) {
  for (const auto& [name, text] : Report()) {
    EXPECT_THAT(text, Not(ContainsRegex("(src|href)=\"(https?:)?//"))) << name;
    if (name.ends_with(".html")) {
      EXPECT_THAT(text, HasSubstr("default-src 'none'")) << name;
    }
  }
}

TEST_F(Review, EveryLinkOfAReportLeadsToAPlaceInIt) {
  const std::map<std::string, std::string> pages = Report();
  for (const auto& [name, text] : pages) {
    for (std::size_t at = text.find(" href=\""); at != std::string::npos;
         at = text.find(" href=\"", at + 1)) {
      const std::size_t begin = at + 7;
      const std::string link = text.substr(begin, text.find('"', begin) - begin);
      const std::string page = link.substr(0, link.find('#'));
      const std::string place = link.find('#') == std::string::npos ? "" : link.substr(link.find('#') + 1);
      const auto target = page.empty() ? pages.find(name) : pages.find(page);
      ASSERT_NE(target, pages.end()) << name << " links to " << link;
      if (!place.empty()) {
        EXPECT_THAT(target->second, HasSubstr("id=\"" + place + "\"")) << name;
      }
    }
  }
}

// Every element that must be closed is, in the order in which it was opened.
std::string FirstUnbalanced(const std::string& html) {
  const std::set<std::string> alone = {"meta", "link", "img", "input", "br", "!DOCTYPE"};
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const bool closes = html[at + 1] == '/';
    const std::size_t begin = at + (closes ? 2 : 1);
    const std::string name = html.substr(begin, html.find_first_of(" >\n", begin) - begin);
    if (alone.contains(name)) continue;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return html.substr(at, 60);
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back();
}

TEST_F(Hostile, EveryPageIsBalancedAllTheSame) {
  for (const auto& [name, text] : Report()) {
    if (name.ends_with(".html")) {
      EXPECT_EQ(FirstUnbalanced(text), "") << name;
    }
  }
}

// The row of a PDF is a picture of its page, and the picture is there.
TEST(ReportOfAPdf, HasThePictureOfARow) {
  const ScratchDirectory directory;
  const std::string source = directory / "sources/cisco/mediasense/unstated";
  std::filesystem::create_directories(source);
  const std::string pdf = std::string(PORTBOOK_ROOT) + "/sources/cisco/mediasense/unstated/guide.pdf";
  std::filesystem::copy(pdf, source + "/guide.pdf");
  const std::string bytes = directory.Read("sources/cisco/mediasense/unstated/guide.pdf");
  directory.Write(
      "sources/cisco/mediasense/unstated/source.toml",
      "[source]\nvendor = 'cisco'\nproduct = 'mediasense'\nrelease = 'unstated'\ntitle = 'Guide'\n"
      "publisher = 'Cisco'\nauthority = 'vendor'\nmedia_type = 'pdf'\nfile = 'guide.pdf'\npack = "
      "'cisco/mediasense'\nsha256 = '" +
          base::Sha256Hex(bytes) + "'\n");
  ASSERT_LE(RunProgram({"build", "--rules", PORTBOOK_ROOT "/rules"}, directory.path()).exit_code, 1);
  ASSERT_EQ(RunProgram({"report"}, directory.path()).exit_code, 0);
  int pictures = 0;
  for (const auto& file : std::filesystem::directory_iterator(directory / "report")) {
    const std::string text = directory.Read("report/" + file.path().filename().string());
    if (file.path().extension() == ".html") {
      EXPECT_EQ(FirstUnbalanced(text), "") << file.path();
    }
    if (file.path().extension() != ".png") continue;
    ++pictures;
    EXPECT_THAT(text, testing::StartsWith("\x89PNG"));
  }
  EXPECT_GT(pictures, 10);
}

TEST_F(Review, AReportIsWrittenOverAReportAndOverNothingElse) {
  Report();
  guide_.directory().Write("report/g_old.html", "old");
  EXPECT_EQ(Report().count("g_old.html"), 0U);
  guide_.directory().Write("other/mine.txt", "mine");
  const Finished refused = guide_.Run({"report", "--out", "other"});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.err, HasSubstr("holds other files"));
}

}  // namespace
}  // namespace portbook::e2e
