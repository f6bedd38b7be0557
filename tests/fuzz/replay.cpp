// The seeds of one fuzz target as ordinary tests, one a file. A fault that fuzzing found stays here as a
// file.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::filesystem::path> Seeds() {
  const std::filesystem::directory_iterator files(PORTBOOK_SEEDS);
  std::vector<std::filesystem::path> seeds(begin(files), end(files));
  std::sort(seeds.begin(), seeds.end());
  return seeds;
}

std::string NameOf(const testing::TestParamInfo<std::filesystem::path>& seed) {
  std::string name = seed.param.filename().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class Replay : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Replay, EndsWithoutFault) {
  std::ifstream file(GetParam(), std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  ASSERT_TRUE(file.good() || file.eof()) << "cannot read " << GetParam();
  EXPECT_EQ(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Replay, testing::ValuesIn(Seeds()), NameOf);

}  // namespace
