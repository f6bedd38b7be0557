#include "cli/loaded_queue.h"

#include <utility>

#include "cli/diff_side.h"
#include "cli/inputs.h"
#include "portbook/sources/source.h"

namespace portbook::cli {
namespace {

review::Recorded RecordedIn(const std::string& sources_directory) {
  review::Recorded recorded;
  const base::Expected<sources::Registry> registry = sources::ReadRegistry(sources_directory);
  if (!registry) return recorded;
  for (const sources::SourceEntry& entry : registry->entries)
    recorded.emplace(entry.source.id, entry.decisions);
  return recorded;
}

}  // namespace

base::Expected<std::unique_ptr<const LoadedQueue>> LoadQueue(const Places& places,
                                                             const std::optional<std::string>& against) {
  base::Expected<model::Catalog> catalog = LoadDataset(places);
  if (!catalog) return tl::unexpected(catalog.error());
  auto loaded = std::make_unique<LoadedQueue>();
  loaded->catalog = *std::move(catalog);
  if (against) {
    const base::Expected<LoadedRules> rules = LoadRules(places);
    if (!rules) return tl::unexpected(rules.error());
    base::Expected<model::Catalog> before = LoadSide(*against, rules->library, places);
    if (!before) return tl::unexpected(before.error());
    loaded->before = *std::move(before);
    loaded->delta = diff::Compare(*loaded->before, loaded->catalog, {});
  }
  loaded->captures = pipeline::Captures::Open(places.sources).value_or(pipeline::Captures());
  loaded->queue = review::MakeQueue(loaded->catalog, loaded->earlier(),
                                    loaded->delta ? &*loaded->delta : nullptr, RecordedIn(places.sources));
  return loaded;
}

}  // namespace portbook::cli
