// The queue of the dataset with all that it points into.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/options.h"
#include "portbook/base/error.h"
#include "portbook/diff/diff.h"
#include "portbook/model/catalog.h"
#include "portbook/pipeline/captures.h"
#include "portbook/review/queue.h"

namespace portbook::cli {

struct LoadedQueue {
  model::Catalog catalog;
  std::optional<model::Catalog> before;
  std::optional<diff::Delta> delta;
  pipeline::Captures captures;  // none where the sources cannot be read
  review::Queue queue;

  const model::Catalog* earlier() const { return before ? &*before : nullptr; }
};

// `against`: a side of a comparison, see LoadSide; unset: the queue has no changes. Decisions made since the
// build are read from the sources.
[[nodiscard]] base::Expected<std::unique_ptr<const LoadedQueue>> LoadQueue(
    const Places& places, const std::optional<std::string>& against);

}  // namespace portbook::cli
