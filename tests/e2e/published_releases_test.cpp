// The diff of releases that vendors really published is the list that a person wrote from the two documents.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "portbook/base/utf8.h"
#include "portbook/diff/diff.h"
#include "portbook/model/flow_field.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::e2e {
namespace {

namespace fs = std::filesystem;

const std::string kCorpus = PORTBOOK_ROOT "/../shared/corpus/";

struct ChangeList {
  std::string before, after;         // paths in the corpus
  std::vector<std::string> changes;  // a line each
};

ChangeList ReadList(const std::string& path) {
  ChangeList list;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("before: ")) {
      list.before = line.substr(8);
    } else if (line.starts_with("after: ")) {
      list.after = line.substr(7);
    } else if (!line.empty() && !line.starts_with('#')) {
      list.changes.push_back(line);
    }
  }
  return list;
}

model::Catalog Read(const std::string& path) {
  static const rules::Library library = *rules::Library::Read(PORTBOOK_ROOT "/rules");
  return *pipeline::Extract(path, library, "", {});
}

bool IsRunningText(const diff::FieldChange& change) {
  return change.field == model::Field::purpose || change.field == model::Field::remarks;
}

// As the lists have it; empty where only running text was reworded.
std::string LineOf(const diff::FlowChange& change) {
  const model::Flow& flow = change.after != nullptr ? *change.after : *change.before;
  std::string line = std::string(Name(change.effect)) + " " + std::string(Name(flow.transport)) + " " +
                     FieldText(flow, model::Field::port);
  bool listed = change.fields.empty();
  for (const diff::FieldChange& field : change.fields) {
    if (IsRunningText(field)) continue;
    listed = true;
    line += " | " + std::string(NameOf(field)) + ": " + field.before + " -> " + field.after;
  }
  return listed ? line : "";
}

std::vector<std::string> ChangesBetween(const ChangeList& list) {
  const model::Catalog before = Read(kCorpus + list.before), after = Read(kCorpus + list.after);
  std::vector<std::string> lines;
  for (const diff::Pattern& pattern : diff::Compare(before, after, {}).patterns) {
    for (const diff::FlowChange& change : pattern.changes) {
      const std::string line = LineOf(change);
      if (!line.empty()) lines.push_back(line);
    }
  }
  return lines;
}

class PublishedReleases : public testing::TestWithParam<std::string> {};

TEST_P(PublishedReleases, DifferInWhatAPersonReadInThem) {
  if (!fs::exists(kCorpus)) GTEST_SKIP() << "the published guides are not here: " << kCorpus;
  const ChangeList list = ReadList(GetParam());
  EXPECT_THAT(ChangesBetween(list), testing::UnorderedElementsAreArray(list.changes));
}

std::vector<std::string> Lists() {
  std::vector<std::string> lists;
  for (const fs::directory_entry& file : fs::directory_iterator(PORTBOOK_ROOT "/tests/data/releases")) {
    if (file.path().extension() == ".txt") lists.push_back(file.path().string());
  }
  std::sort(lists.begin(), lists.end());
  return lists;
}

INSTANTIATE_TEST_SUITE_P(Lists, PublishedReleases, testing::ValuesIn(Lists()), [](const auto& list) {
  std::string name = fs::path(list.param).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
});

}  // namespace
}  // namespace portbook::e2e
