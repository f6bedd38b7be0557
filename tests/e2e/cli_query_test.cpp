// `portbook query` over the guides that are embedded in the repository.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/e2e/built_dataset.h"

namespace portbook::e2e {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class Query : public Dataset {
 protected:
  // What a terminal of so many columns shows, line by line.
  static std::vector<std::string> ShownAt(std::size_t columns, const std::string& question) {
    ::winsize size{};
    size.ws_row = 50;
    size.ws_col = static_cast<unsigned short>(columns);
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
    if (child == 0) {
      ::execl(PORTBOOK_BINARY, PORTBOOK_BINARY, "query", question.c_str(), "--out",
              (*directory_ / "out").c_str(), nullptr);
      ::_exit(127);
    }
    std::string shown;
    char bytes[4096];
    for (ssize_t size_read = 0; (size_read = ::read(terminal, bytes, sizeof bytes)) > 0;)
      shown.append(bytes, static_cast<std::size_t>(size_read));
    ::close(terminal);
    ::waitpid(child, nullptr, 0);
    std::erase(shown, '\r');
    std::vector<std::string> lines;
    std::istringstream text(shown);
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
  }
};

struct QueryCase {
  std::string question;
  std::string row;      // a regular expression
  std::string missing;  // what is no answer
};

TEST_F(Query, QueryAnswersByIntervalTransportServiceAndName) {
  const std::vector<QueryCase> cases = {
      {"8082", "cisco/imp/unstated .* tcp +8082 +[0-9]+/[0-9]+ +f_[0-9a-f]{16}\n", " 8083 "},
      {"8000-8100", " 8082 .* 8083 .*microsoft/ocs/2007-r2 .* 1024-65535 ", " 8404 "},
      {"443/tcp", "cisco/mediasense/unstated .* tcp +443 ", " udp "},
      {"SIP", " sip[^\n]* 5060 ", " ldap "},
  };
  for (const QueryCase& query : cases) {
    SCOPED_TRACE(query.question);
    const Finished finished = Run({"query", query.question});
    EXPECT_EQ(finished.exit_code, 0);
    EXPECT_THAT(finished.out,
                ContainsRegex("^guide +(component +)?source -> destination +(services +)?transport +port "
                              "+(candidates +)?table/row +flow\n"));
    EXPECT_THAT(finished.out, ContainsRegex(query.row));
    EXPECT_THAT(finished.out, Not(HasSubstr(query.missing)));
  }
}

TEST_F(Query, QueryWithoutAnAnswerSaysSo) {
  const Finished finished = Run({"query", "no such service"});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.out, "");
  EXPECT_EQ(finished.err, "no flow of the dataset answers this\n");
}

TEST_F(Query, CandidatesOfMissingPortsAreNoAnswers) {
  const Finished finished = Run({"query", "8082"});
  const std::size_t candidates = finished.out.find("\ncandidates: no port is stated here");
  ASSERT_NE(candidates, std::string::npos);
  const std::size_t sametime = finished.out.find("ibm/sametime");
  EXPECT_GT(sametime, candidates);
  EXPECT_THAT(finished.out.substr(candidates), ContainsRegex("ibm/sametime/unstated .* missing +[^\n]*8082"));
  const auto json = nlohmann::json::parse(Run({"query", "8082", "--format", "json"}).out);
  for (const auto& flow : json["stated"]) EXPECT_FALSE(flow["port_first"].is_null());
  ASSERT_FALSE(json["candidates"].empty());
  for (const auto& flow : json["candidates"]) {
    EXPECT_TRUE(flow["port_first"].is_null());
    EXPECT_NE(flow["quote"], "");
  }
}

TEST_F(Query, AProductAnswersWithItsFlowsAndWithThoseThatNameIt) {
  const Finished finished = Run({"query", "Sametime"});
  EXPECT_THAT(finished.out, HasSubstr("\nibm/sametime/unstated "));
  EXPECT_THAT(finished.out, ContainsRegex("\ncisco/meetingplace/7.0 +IBM Lotus Sametime "));
}

TEST_F(Query, TwoEndsMayBeGivenApartOrInOneText) {
  const Finished apart = Run({"query", "Exchange", "to", "IM and Presence"});
  EXPECT_EQ(apart.exit_code, 0);
  EXPECT_THAT(apart.out, ContainsRegex("\ncisco/imp/unstated +Microsoft Exchange -> IM and Presence "));
  EXPECT_THAT(apart.out, Not(HasSubstr("Browser")));
  EXPECT_EQ(Run({"query", "exchange to im and presence"}).out, apart.out);
  EXPECT_THAT(Run({"query", "from", "Browser"}).out, ContainsRegex("Browser -> IM and Presence"));
  EXPECT_THAT(Run({"query", "to RTMT"}).out, ContainsRegex("IM and Presence[^\n]* -> RTMT"));
  const Finished reversed = Run({"query", "IM and Presence", "to", "Exchange"});
  EXPECT_EQ(reversed.err,
            "no flow of the dataset answers this\n2 flows the other way round: ask with the ends swapped\n");
}

TEST_F(Query, WordsAreWhole) {
  EXPECT_EQ(Run({"query", "to xchange"}).out, "");
  EXPECT_EQ(Run({"query", "si"}).out, "");
}

TEST_F(Query, CsvHasTheColumnsOfAnExport) {
  const std::string csv = Run({"query", "8082", "--format", "csv"}).out;
  EXPECT_THAT(csv, testing::StartsWith("guide,id,entry_id,"));
  EXPECT_THAT(csv, HasSubstr("\r\ncisco/imp/unstated,f_"));
}

TEST_F(Query, RefusesWhatIsNoQuestion) {
  EXPECT_EQ(Run({"query", " "}).err, "error: the question is empty\n");
  EXPECT_EQ(Run({"query", "70000"}).exit_code, 2);
  EXPECT_EQ(Run({"query", "443/quic"}).exit_code, 2);
}

TEST_F(Query, NoLineIsWiderThanTheTerminal) {
  const std::string piped = Run({"query", "sip"}).out;
  for (const std::size_t columns : {250, 120}) {
    const std::vector<std::string> lines = ShownAt(columns, "sip");
    ASSERT_GT(lines.size(), 10U);
    for (const std::string& line : lines) EXPECT_LE(line.size(), columns) << line;
  }
  EXPECT_EQ(ShownAt(250, "sip").size(),
            static_cast<std::size_t>(std::count(piped.begin(), piped.end(), '\n')))
      << "a line a flow where it fits";
  EXPECT_THAT(ShownAt(120, "sip").front(), testing::StartsWith("guide ")) << "still a table";
  EXPECT_THAT(ShownAt(30, "sip").front(), testing::StartsWith("guide: ")) << "a line a cell";
}

}  // namespace
}  // namespace portbook::e2e
