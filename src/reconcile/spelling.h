// Words one slip away from a word: a letter left out, doubled or added, replaced, or two neighbours swapped
// (the distance of Damerau and Levenshtein is one). Lower-case Latin letters only; it knows no vocabulary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portbook::reconcile {

// Sorted, each once, without the word itself.
std::vector<std::string> OneEditAway(std::string_view word);

}  // namespace portbook::reconcile
