// `portbook audit` over the guides that are embedded in the repository.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/e2e/built_dataset.h"

namespace portbook::e2e {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

class AuditCommand : public Dataset {
 protected:
  // Of a host with the roles of one product.
  static Finished Audit(const std::string& listening, std::vector<std::string> more) {
    const ScratchDirectory directory;
    directory.Write("listening.txt", listening);
    more.insert(more.begin(),
                {"audit", "--listening", directory / "listening.txt", "--product", "cisco/imp"});
    return Run(more);
  }
};

const std::string kListening =
    "tcp LISTEN 0 5   0.0.0.0:8082 0.0.0.0:* users:((\"proxy\",pid=9,fd=3))\n"
    "tcp LISTEN 0 128 0.0.0.0:22   0.0.0.0:*\n";

TEST_F(AuditCommand, TellsWhatIsOpenClosedAndUndocumentedWithCitations) {
  const Finished finished = Audit(kListening, {"--role", "im and presence"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_EQ(finished.err, "");
  EXPECT_THAT(
      finished.out,
      ContainsRegex("^documented and open: 1\n[^\n]*\ntcp 8082 +IM and Presence +http +0\\.0\\.0\\.0:8082 "
                    "proxy +cisco/imp/unstated, Table 2[^\n]*, row 8\n"));
  EXPECT_THAT(finished.out, ContainsRegex("\ndocumented and closed: [0-9]+\n"));
  EXPECT_THAT(finished.out, ContainsRegex("\nopen and undocumented: 1\n[^\n]*\ntcp 22 "));
}

TEST_F(AuditCommand, AsJsonHasTheQuotes) {
  const auto json =
      nlohmann::json::parse(Audit(kListening, {"--role", "IM and Presence", "--format", "json"}).out);
  ASSERT_EQ(json["open"].size(), 1U);
  EXPECT_EQ(json["open"][0]["port_first"], 8082);
  EXPECT_THAT(json["open"][0]["citations"][0]["quote"].get<std::string>(), HasSubstr("8082"));
  EXPECT_EQ(json["undocumented"][0]["sockets"][0]["line"], 2);
}

TEST_F(AuditCommand, RefusesUnknownRolesAndUnreadableFiles) {
  const Finished role = Audit(kListening, {"--role", "Toaster"});
  EXPECT_EQ(role.exit_code, 2);
  EXPECT_THAT(role.err,
              HasSubstr("error: no chosen guide has the role `Toaster` listen\n  help: there are "));
  EXPECT_EQ(Audit("# no sockets\n", {}).exit_code, 3);
  EXPECT_EQ(Run({"audit", "--listening", "sources"}).exit_code, 3) << "a directory";
}

}  // namespace
}  // namespace portbook::e2e
