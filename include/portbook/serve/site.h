// The review page: what the server answers to each path, and what a change does. Everything it shows is
// rendered by review; everything it changes goes through review's decisions.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"
#include "portbook/rules/rule_set.h"
#include "portbook/serve/server.h"

namespace portbook::serve {

struct SiteOptions {
  std::string sources;                      // directory of the guides' source.toml files
  const rules::Library* library = nullptr;  // REQUIRES: outlives the site
  std::optional<model::Catalog> before;     // what changed since is in the queue too
  std::string who;                          // decides, unless the page names somebody else
  std::function<std::string()> today;       // ISO 8601
};

class ReviewSite {
 public:
  // Builds the catalog. Fails where the sources cannot be read.
  [[nodiscard]] static base::Expected<ReviewSite> Open(SiteOptions options);
  ReviewSite(ReviewSite&&) noexcept;
  ReviewSite& operator=(ReviewSite&&) noexcept;
  ~ReviewSite();

  // From any thread.
  Reply Answer(const Request& request);

 private:
  struct Parts;
  explicit ReviewSite(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace portbook::serve
