// Edits planted in a guide are what the diff of its two readings says, and nothing else: the guide is written
// as a page, edited row by row, and both pages are read from their bytes.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "portbook/diff/diff.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook {
namespace {

struct Row {
  std::string source, destination, service, transport, port, purpose;
};
using Rows = std::vector<Row>;
using Said = std::map<std::string, int>;  // "changed: port 80 -> 81", how often

std::string PageOf(const Rows& rows) {
  std::string page =
      "<html><body><h1>Ports</h1><table><tr><th>Source</th><th>Destination</th><th>Service</"
      "th><th>Transport</th>"
      "<th>Port</th><th>Purpose</th></tr>\n";
  for (const Row& row : rows) {
    page += "<tr>";
    for (const std::string& cell :
         {row.source, row.destination, row.service, row.transport, row.port, row.purpose})
      page += "<td>" + cell + "</td>";
    page += "</tr>\n";
  }
  return page + "</table></body></html>\n";
}

model::Catalog Read(const Rows& rows) {
  static const rules::Library library = *rules::Library::Read(PORTBOOK_ROOT "/rules");
  const std::string path =
      testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name() + ".html";
  std::ofstream(path, std::ios::binary) << PageOf(rows);
  pipeline::Options options;
  options.isolation = pipeline::Isolation::in_process;
  return *pipeline::Extract(path, library, "", options);
}

std::string AnyOf(const std::vector<std::string>& words) { return *rc::gen::elementOf(words); }

// Each on a port of its own, so that no two rows are one fact.
Row AnyRow(int ordinal) {
  static const std::vector<std::string> kPurposes = {
      "Carries calls", "Looks names up", "Keeps the clock",     "Shows pages",
      "Moves files",   "Sends alarms",   "Copies the database", "Signs users in"};
  return {AnyOf({"Phone", "Browser", "Gateway"}), AnyOf({"Call Server", "Directory", "Database"}),
          AnyOf({"SIP", "HTTP", "LDAP", "SMTP"}), AnyOf({"TCP", "UDP"}),
          std::to_string(2000 + 20 * ordinal),    AnyOf(kPurposes) + " of site " + std::to_string(ordinal)};
}

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

// One edit of a row, or none. Says what was planted.
void Edit(Row& row, Said& planted) {
  const Row was = row;
  switch (*rc::gen::inRange(0, 7)) {
    case 0:
      row.port = std::to_string(std::stoi(row.port) + 7);
      ++planted["changed: port " + was.port + " -> " + row.port];
      return;
    case 1:
      row.port += "-" + std::to_string(std::stoi(row.port) + 5);
      ++planted["widened: port " + was.port + " -> " + row.port];
      return;
    case 2:
      row.transport = row.transport == "TCP" ? "UDP" : "TCP";
      ++planted["changed: transport " + Lower(was.transport) + " -> " + Lower(row.transport)];
      return;
    case 3:
      row.destination = "Central " + row.destination;
      ++planted["changed: destination " + was.destination + " -> " + row.destination];
      return;
    case 4:
      row.purpose = "Also " + Lower(row.purpose);
      ++planted["reworded: purpose reworded"];
      return;
    default:
      return;
  }
}

// Has nothing in common with any other row but its ends and transport.
Row NewRow(int ordinal) {
  return {
      "Phone", "Database", "NTP", "UDP", std::to_string(40000 + ordinal), "???? " + std::to_string(ordinal)};
}

struct Planted {
  Rows after;
  Said said;
};

Planted Plant(const Rows& before) {
  Planted planted;
  for (const Row& row : before) {
    if (*rc::gen::inRange(0, 8) == 0) {
      ++planted.said["closed"];
      continue;
    }
    planted.after.push_back(row);
    Edit(planted.after.back(), planted.said);
  }
  for (int added = *rc::gen::inRange(0, 3); added > 0; --added) {
    planted.after.push_back(NewRow(added));
    ++planted.said["opened"];
  }
  for (std::size_t i = planted.after.size(); i > 1; --i)
    std::swap(planted.after[i - 1], planted.after[*rc::gen::inRange<std::size_t>(0, i)]);
  return planted;
}

Said SaidBy(const diff::Delta& delta) {
  Said said;
  for (const diff::Pattern& pattern : delta.patterns) {
    said[std::string(Name(pattern.effect)) + (pattern.says.empty() ? "" : ": " + pattern.says)] +=
        static_cast<int>(pattern.changes.size());
  }
  return said;
}

TEST(DiffProperty, SaysWhatWasPlantedAndNothingElse) {
  EXPECT_TRUE(rc::check([] {
    Rows before;
    for (int count = *rc::gen::inRange(1, 20); count > 0; --count) before.push_back(AnyRow(count));
    const Planted planted = Plant(before);
    const model::Catalog old_catalog = Read(before), new_catalog = Read(planted.after);
    RC_ASSERT(SaidBy(diff::Compare(old_catalog, new_catalog, {})) == planted.said);
  }));
}

TEST(DiffProperty, BackwardsTheSameFlowsArePaired) {
  EXPECT_TRUE(rc::check([] {
    Rows before;
    for (int count = *rc::gen::inRange(1, 12); count > 0; --count) before.push_back(AnyRow(count));
    const model::Catalog old_catalog = Read(before), new_catalog = Read(Plant(before).after);
    const diff::Delta forwards = diff::Compare(old_catalog, new_catalog, {});
    const diff::Delta backwards = diff::Compare(new_catalog, old_catalog, {});
    RC_ASSERT(forwards.same == backwards.same);
    RC_ASSERT(forwards.facts_differ() == backwards.facts_differ());
  }));
}

}  // namespace
}  // namespace portbook
