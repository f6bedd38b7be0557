// Every export is given to the tool that reads it, with hostile names too. A test is skipped only where the
// tool cannot run: it is not installed, or may not do its work as this user.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/e2e/run_program.h"
#include "tests/unit/exporters/exporting.h"

namespace portbook::exporters {
namespace {

namespace fs = std::filesystem;
using e2e::Finished;
using e2e::RunProgram;
using e2e::ScratchDirectory;
using testing::HasSubstr;

std::string FindTool(const std::string& name) {
  for (const std::string directory : {"/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"}) {
    if (fs::exists(directory + name)) return directory + name;
  }
  return "";
}

class Readers : public testing::Test {
 protected:
  void WriteFiles(Format format, const std::vector<Line>& lines) {
    result_ = ExportOf(format, lines);
    for (const File& file : result_.files) directory_.Write(file.name, file.text);
  }
  Finished Run(const std::vector<std::string>& arguments) {
    return RunProgram(arguments, directory_.path(), tool_);
  }
  bool HasTool(const std::string& name) {
    tool_ = FindTool(name);
    return !tool_.empty();
  }

  ScratchDirectory directory_;
  std::string tool_;
  Export result_;
};

TEST_F(Readers, NftTakesTheSets) {
  if (!HasTool("nft")) GTEST_SKIP() << "nft is not installed";
  directory_.Write("least.nft", "table inet portbook {\n}\n");
  if (Run({"-c", "-f", "least.nft"}).exit_code != 0) GTEST_SKIP() << "nft may not talk to the kernel here";
  for (const std::vector<Line>& lines : {PortLines(), HostileLines(), std::vector<Line>()}) {
    WriteFiles(Format::nftables, lines);
    const Finished finished = Run({"-c", "-f", "portbook.nft"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
  }
}

TEST_F(Readers, FirewalldTakesTheServices) {
  if (!HasTool("firewall-offline-cmd") || ::geteuid() != 0)
    GTEST_SKIP() << "firewall-offline-cmd cannot run here";
  directory_.Write("system/firewalld.conf", "DefaultZone=public\n");
  const std::string system = "--system-config=" + (directory_ / "system");
  for (const std::vector<Line>& lines : {PortLines(), HostileLines()}) {
    WriteFiles(Format::firewalld, lines);
    for (const File& file : result_.files) {
      const std::string name = fs::path(file.name).stem().string();
      const Finished taken = Run({system, "--new-service-from-file=" + file.name, "--name=" + name});
      EXPECT_EQ(taken.exit_code, 0) << file.name << ": " << taken.err;
    }
  }
  const Finished shown = Run({system, "--info-service=portbook-router"});
  EXPECT_THAT(shown.out, HasSubstr("ports: 400-500/tcp 443/tcp 1024-65535/udp\n")) << shown.err;
}

TEST_F(Readers, UfwShowsTheProfiles) {
  if (!HasTool("ufw") || ::geteuid() != 0) GTEST_SKIP() << "ufw cannot run here";
  fs::create_directories(directory_ / "etc/default");
  fs::create_directories(directory_ / "lib");
  fs::copy("/etc/ufw", directory_ / "etc/ufw", fs::copy_options::recursive);
  fs::remove_all(directory_ / "etc/ufw/applications.d");  // of other programs
  fs::copy("/etc/default/ufw", directory_ / "etc/default/ufw");
  fs::copy("/lib/ufw", directory_ / "lib/ufw", fs::copy_options::recursive);
  const auto info = [&](const std::string& profile) {
    return Run({"--rootdir=" + directory_.path(), "--datadir=" + directory_.path(), "app", "info", profile});
  };
  const auto install = [&](const std::vector<Line>& lines) {
    const std::string text = ExportOf(Format::ufw, lines).files.front().text;
    directory_.Write("etc/ufw/applications.d/portbook", text);
    return text;
  };
  install(PortLines());
  EXPECT_THAT(info("Portbook Router").out, HasSubstr("Ports:\n  400:500/tcp\n  443/tcp\n  1024:65535/udp"));
  const std::string text = install(HostileLines());
  const Finished all = info("all");
  const auto count = [](const std::string& whole, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = whole.find(part); at != whole.npos; at = whole.find(part, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count(all.out, "Profile: Portbook "), count(text, "[Portbook ")) << all.err << all.out;
  EXPECT_EQ(count(all.out, "  443/tcp"), HostileLines().size());
}

TEST_F(Readers, AnsibleHasEveryTextBackAndRunsNone) {
  if (!HasTool("ansible")) GTEST_SKIP() << "ansible is not installed";
  WriteFiles(Format::ansible, HostileLines());
  const std::string ansible = tool_;
  tool_ = FindTool("env");
  const Finished finished =
      Run({"HOME=" + directory_.path(), "LC_ALL=C.UTF-8", ansible, "localhost", "-i", "localhost,", "-c",
           "local", "-m", "debug", "-a", "var=portbook_flows", "-e", "@portbook.yml"});
  ASSERT_EQ(finished.exit_code, 0) << finished.err << finished.out;
  const std::size_t begin = finished.out.find('{');
  ASSERT_NE(begin, std::string::npos) << finished.out;
  const auto flows = nlohmann::json::parse(finished.out.substr(begin))["portbook_flows"];
  ASSERT_EQ(flows.size(), HostileLines().size());
  for (std::size_t i = 0; i < flows.size(); ++i) {
    std::string remarks = HostileLines()[i].remarks;
    if (const std::size_t bad = remarks.find('\xff'); bad != remarks.npos) remarks.replace(bad, 1, "\ufffd");
    EXPECT_EQ(flows[i]["remarks"], remarks);
    EXPECT_EQ(flows[i]["port_first"], 443);
  }
}

TEST_F(Readers, SqliteImportsTheCsv) {
  if (!HasTool("sqlite3")) GTEST_SKIP() << "sqlite3 is not installed";
  WriteFiles(Format::csv, HostileLines());
  const Finished finished =
      Run({":memory:", "-cmd", ".import --csv portbook.csv flows",
           "SELECT count(*), count(DISTINCT id), sum(port_first), sum(reasons = '') FROM flows"});
  EXPECT_EQ(finished.err, "");
  const std::string count = std::to_string(HostileLines().size());
  EXPECT_EQ(finished.out,
            count + "|" + count + "|" + std::to_string(443 * HostileLines().size()) + "|" + count + "\n");
}

}  // namespace
}  // namespace portbook::exporters
