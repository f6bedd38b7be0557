// Items of the queue as a terminal shows them.
#pragma once

#include <string>

#include "portbook/pipeline/guide_texts.h"
#include "portbook/review/queue.h"

namespace portbook::cli {

// One line an item, with its id first.
std::string QueueText(const review::Queue& queue);

// The item with the guide's words, old and new values and what was decided on it before. `before` has the
// texts of the earlier dataset; nullptr where there is none.
std::string ItemText(const review::Item& item, pipeline::GuideTexts& texts, pipeline::GuideTexts* before);
// The group's question, without its items.
std::string GroupHead(const review::Group& group);

}  // namespace portbook::cli
