// `portbook export` over the guides that are embedded in the repository. What the files hold is shown in
// tests/unit/exporters.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "tests/e2e/built_dataset.h"

namespace portbook::e2e {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

class ExportCommand : public Dataset {};

TEST_F(ExportCommand, WritesEveryFormatWithItsLosses) {
  const ScratchDirectory to;
  for (const std::string format : {"csv", "markdown", "aerleon", "ansible", "firewalld", "nftables", "ufw"}) {
    SCOPED_TRACE(format);
    const Finished finished = Run({"export", "--format", format, "--to", to / format});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_EQ(finished.err, "");
    EXPECT_THAT(finished.out, HasSubstr((to / format) + "/losses.csv\n"));
    EXPECT_THAT(finished.out,
                ContainsRegex("\n[0-9]+ flows: [0-9]+ whole, [0-9]+ in part, [0-9]+ left out; "));
    const auto files = std::filesystem::directory_iterator(to / format);
    EXPECT_GT(std::distance(begin(files), end(files)), 1) << "losses.csv is not alone";
    EXPECT_THAT(to.Read(format + "/losses.csv"), testing::StartsWith("guide,place,flow,left_out,lost\r\n"));
  }
}

TEST_F(ExportCommand, KeepsToTheChosenProduct) {
  const ScratchDirectory to;
  EXPECT_EQ(Run({"export", "--to", to / "csv", "--product", "cisco/mediasense"}).exit_code, 0);
  const std::string csv = to.Read("csv/portbook.csv");
  EXPECT_THAT(csv, HasSubstr("\ncisco/mediasense/unstated,"));
  EXPECT_THAT(csv, testing::Not(HasSubstr("\ncisco/imp/")));
}

TEST_F(ExportCommand, OpensWhatStandsUnderAConditionOnlyWhenAskedTo) {
  const ScratchDirectory to;
  EXPECT_EQ(Run({"export", "--format", "nftables", "--to", to / "plain"}).exit_code, 0);
  EXPECT_EQ(Run({"export", "--format", "nftables", "--conditional", "--to", to / "all"}).exit_code, 0);
  const auto left_out = [&](const std::string& directory) {
    const std::string losses = to.Read(directory + "/losses.csv");
    std::size_t count = 0;
    for (std::size_t at = losses.find("condition"); at != losses.npos; at = losses.find("condition", at + 1))
      ++count;
    return count;
  };
  EXPECT_GT(left_out("plain"), 0U);
  EXPECT_NE(to.Read("plain/portbook.nft"), to.Read("all/portbook.nft"));
  EXPECT_LT(to.Read("plain/portbook.nft").size(), to.Read("all/portbook.nft").size());
}

TEST_F(ExportCommand, SaysWhereItCannotWrite) {
  const Finished finished = Run({"export", "--to", "README.md/x"});
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_THAT(finished.err, HasSubstr("README.md/x: error: cannot make the directory"));
}

}  // namespace
}  // namespace portbook::e2e
