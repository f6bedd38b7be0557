// `portbook review`: the queue for a terminal and for scripts: list it, show an item, decide it.
#include "cli/options.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/item_text.h"
#include "cli/loaded_queue.h"
#include "cli/output.h"
#include "cli/ruling.h"
#include "portbook/pipeline/guide_texts.h"

namespace portbook::cli {
namespace {

struct Chosen {
  const review::Group* group = nullptr;
  const review::Item* item = nullptr;  // nullptr: all of the group
};

// Whose id begins so.
base::Expected<Chosen> Choose(const review::Queue& queue, const std::string& asked) {
  std::vector<Chosen> chosen;
  for (const review::Group& group : queue.groups) {
    if (group.id.starts_with(asked)) chosen.push_back({&group, nullptr});
    for (const review::Item& item : group.items) {
      if (item.id.starts_with(asked)) chosen.push_back({&group, &item});
    }
  }
  if (chosen.size() == 1) return chosen.front();
  if (chosen.empty())
    return base::Fail("", "nothing in the queue is named `" + asked + "`",
                      "`portbook review --list` prints the ids");
  return base::Fail("", "several ids in the queue begin with `" + asked + "`", "give more of the id");
}

ExitCode Show(const LoadedQueue& loaded, const std::string& asked) {
  const base::Expected<Chosen> chosen = Choose(loaded.queue, asked);
  if (!chosen) return ReportUsage(chosen.error());
  pipeline::GuideTexts texts(loaded.catalog, loaded.captures);
  std::optional<pipeline::GuideTexts> before;
  if (loaded.before) before.emplace(*loaded.before, loaded.captures);
  pipeline::GuideTexts* const earlier = before ? &*before : nullptr;
  if (chosen->item != nullptr) {
    Write(ItemText(*chosen->item, texts, earlier));
    return ExitCode::clean;
  }
  Write(GroupHead(*chosen->group));
  for (const review::Item& item : chosen->group->items) Write(ItemText(item, texts, earlier) + "\n");
  return ExitCode::clean;
}

}  // namespace

ExitCode RunReview(const ReviewOptions& options) {
  const auto loaded = LoadQueue(options.places, options.against);
  if (!loaded) return Report(loaded.error());
  if (options.show) return Show(**loaded, *options.show);
  if (!options.ruling.id.empty()) return RecordRuling(**loaded, options.ruling);
  Write(QueueText((*loaded)->queue));
  return ExitCode::clean;
}

}  // namespace portbook::cli
