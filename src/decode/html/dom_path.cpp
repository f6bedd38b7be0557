#include "decode/html/dom_path.h"

#include <algorithm>

namespace portbook::decode::html {

DomPath::Count& DomPath::CountOf(std::size_t counts, GumboTag tag) {
  const auto begin = counts_.begin() + static_cast<std::ptrdiff_t>(counts);
  const auto found =
      std::find_if(begin, counts_.end(), [tag](const Count& count) { return count.tag == tag; });
  return found != counts_.end() ? *found : counts_.emplace_back(Count{tag, 0, 0});
}

std::uint32_t DomPath::IndexOf(const GumboNode& element) {
  if (steps_.empty()) return 0;
  Step& parent = steps_.back();
  ++parent.elements_seen;
  if (element.v.element.tag == GUMBO_TAG_UNKNOWN) return parent.elements_seen;
  Count& count = CountOf(parent.counts, element.v.element.tag);
  ++count.seen;
  return count.total > 1 ? count.seen : 0;
}

void DomPath::Pass(const GumboNode& element) { IndexOf(element); }

void DomPath::Enter(const GumboNode& element) {
  const std::uint32_t index = IndexOf(element);
  const std::size_t counts = counts_.size();
  const GumboVector& children = element.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(children.data[i]);
    const bool counted = child.type == GUMBO_NODE_ELEMENT || child.type == GUMBO_NODE_TEMPLATE;
    if (counted) ++CountOf(counts, child.v.element.tag).total;
  }
  steps_.push_back({element.v.element.tag, index, counts, 0, 0});
}

void DomPath::Leave() {
  counts_.resize(steps_.back().counts);
  steps_.pop_back();
  built_ = std::min(built_, steps_.size());
}

std::string DomPath::At(std::size_t depth) {
  depth = std::min(depth, kMaxSteps);
  for (; built_ < depth; ++built_) {
    Step& step = steps_[built_];
    text_.resize(built_ == 0 ? 0 : steps_[built_ - 1].text_end);
    if (built_ > 0) text_ += '/';
    text_ += step.tag == GUMBO_TAG_UNKNOWN ? "*" : gumbo_normalized_tagname(step.tag);
    if (step.index > 0) text_ += '[' + std::to_string(step.index) + ']';
    step.text_end = text_.size();
  }
  return text_.substr(0, steps_[depth - 1].text_end);
}

}  // namespace portbook::decode::html
