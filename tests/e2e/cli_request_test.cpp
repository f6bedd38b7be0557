// `portbook request` over the guides that are embedded in the repository.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/e2e/built_dataset.h"

namespace portbook::e2e {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class RequestCommand : public Dataset {};

std::vector<std::string> Mediasense(std::vector<std::string> more) {
  more.insert(more.begin(), {"request", "--product", "cisco/mediasense"});
  return more;
}

TEST_F(RequestCommand, AsksForTheRolesWithoutAPlaceAndWritesTheRest) {
  const Finished finished = Run(
      Mediasense({"--host", "MediaSense=10.0.0.0/24", "--host", "web browser=clients", "--format", "json"}));
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(finished.err,
              testing::StartsWith("these roles have no place yet, so their flows are no requests:\n"));
  EXPECT_THAT(finished.err, HasSubstr("\n  RTSP media player\n"));
  EXPECT_THAT(finished.err, testing::Not(HasSubstr("Web browser\n")));
  const json request = json::parse(finished.out);
  ASSERT_FALSE(request["requests"].empty());
  for (const json& row : request["requests"]) {
    EXPECT_EQ(row["source_places"], json::array({"clients"}));
    EXPECT_EQ(row["destination_places"], json::array({"10.0.0.0/24"}));
    EXPECT_FALSE(row["port_first"].is_null());
    for (const json& citation : row["citations"]) EXPECT_NE(citation["quote"], "");
  }
  EXPECT_FALSE(request["unmapped"].empty());
}

TEST_F(RequestCommand, EveryFlowStandsOnOneSheet) {
  const Finished finished = Run({"request", "--format", "json"});
  const json request = json::parse(finished.out);
  std::size_t flows = 0;
  for (const char* sheet : {"requests", "unmapped", "local", "open"}) {
    for (const json& row : request[sheet]) flows += row["citations"].size();
  }
  EXPECT_THAT(built_->out, HasSubstr(", " + std::to_string(flows) + " flows; "));
  EXPECT_TRUE(request["requests"].empty()) << "nothing has a place";
}

TEST_F(RequestCommand, MissingPortsAreOpenQuestionsWithTheirCandidates) {
  const Finished finished = Run({"request", "--product", "ibm/sametime", "--format", "json"});
  EXPECT_EQ(finished.exit_code, 0) << "no role is missing, only facts";
  const json request = json::parse(finished.out);
  bool candidates = false;
  for (const json& row : request["open"]) {
    EXPECT_TRUE(row["port_first"].is_null());
    candidates = candidates || !row["candidates"].empty();
  }
  EXPECT_TRUE(candidates);
}

TEST_F(RequestCommand, RefusesUnknownProductsAndRoles) {
  EXPECT_EQ(Run({"request", "--product", "no/such"}).exit_code, 2);
  const Finished finished = Run(Mediasense({"--host", "Browser=clients"}));
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_THAT(finished.err, HasSubstr("error: no chosen guide has the role `Browser`\n  help: there are "));
}

}  // namespace
}  // namespace portbook::e2e
