// `portbook decide`: writes a person's verdict on a finding, or on each of a group, to the guide's
// decisions.toml.
#include "cli/options.h"

#include "cli/loaded_queue.h"
#include "cli/output.h"
#include "cli/ruling.h"

namespace portbook::cli {

ExitCode RunDecide(const DecideOptions& options) {
  const auto loaded = LoadQueue(options.places, std::nullopt);
  return loaded ? RecordRuling(**loaded, options.ruling) : Report(loaded.error());
}

}  // namespace portbook::cli
