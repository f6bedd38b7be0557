// Names of hosts as words of a text. Everything is folded.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace portbook::reconcile {

// In their order; as a set.
std::vector<std::string> WordsIn(std::string_view text);
std::set<std::string> WordsOf(std::string_view text);

// Where the text has the name in whole words, in the singular or the plural; npos where it has not.
std::size_t FindName(std::string_view text, std::string_view name);

}  // namespace portbook::reconcile
