// The DOM path of the element being read ("html/body/div[2]/table/tbody/tr[3]/td[1]"): an XPath, the index,
// 1-based, only where siblings of the same name exist. An element that the parser has no name for is "*[n]",
// n counting all elements.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string>
#include <vector>

namespace portbook::decode::html {

class DomPath {
 public:
  // A deeper element is named by its ancestor at this depth, lest the paths of a hostile page outgrow the
  // page.
  static constexpr std::size_t kMaxSteps = 64;

  // An element among the children of the current one, to be skipped ...
  void Pass(const GumboNode& element);
  // ... or entered.
  void Enter(const GumboNode& element);
  void Leave();
  std::size_t depth() const { return steps_.size(); }
  // The path of the element at `depth`. REQUIRES: 1 <= depth <= this->depth()
  std::string At(std::size_t depth);

 private:
  struct Count {
    GumboTag tag;
    std::uint32_t total;  // among the children
    std::uint32_t seen;
  };
  struct Step {
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    std::uint32_t index = 0;  // 0: alone among its siblings
    std::size_t counts = 0;   // where the counts of its children begin
    std::uint32_t elements_seen = 0;
    std::size_t text_end = 0;  // of this step in text_, once built
  };
  std::uint32_t IndexOf(const GumboNode& element);
  Count& CountOf(std::size_t counts, GumboTag tag);

  std::vector<Step> steps_;
  std::vector<Count> counts_;  // of all steps, one after the other
  std::string text_;           // of the first built_ steps
  std::size_t built_ = 0;
};

}  // namespace portbook::decode::html
