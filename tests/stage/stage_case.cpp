#include "tests/stage/stage_case.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace portbook::stage {
namespace {

namespace fs = std::filesystem;

struct Part {
  const char* title;
  std::string StageCase::*text;
};
constexpr std::array<Part, 4> kParts{{{"=== input\n", &StageCase::input},
                                      {"=== rules\n", &StageCase::rules},
                                      {"=== flows\n", &StageCase::flows},
                                      {"=== findings\n", &StageCase::findings}}};

std::string ReadAll(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

std::vector<fs::path> CaseFiles(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

StageCase ReadCase(const fs::path& file) {
  const std::string text = ReadAll(file);
  StageCase parts;
  std::size_t at = 0;
  for (std::size_t p = 0; p < kParts.size(); ++p) {
    const std::string title = kParts[p].title;
    if (text.compare(at, title.size(), title) != 0)
      throw std::runtime_error(file.string() + ": expected " + title);
    at += title.size();
    const bool last = p + 1 == kParts.size();
    const std::size_t end = last ? text.size() : text.find(kParts[p + 1].title, at);
    if (end == std::string::npos) throw std::runtime_error(file.string() + ": lacks " + kParts[p + 1].title);
    parts.*kParts[p].text = text.substr(at, end - at);
    at = end;
  }
  return parts;
}

void WriteCase(const fs::path& file, const StageCase& parts) {
  std::ofstream out(file, std::ios::binary);
  for (const Part& part : kParts) out << part.title << parts.*part.text;
}

}  // namespace portbook::stage
