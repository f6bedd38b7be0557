// `portbook rules new`: a pack to begin with, from a guide that the common rules read.
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "portbook/pipeline/pipeline.h"
#include "portbook/registration/draft.h"

namespace portbook::cli {

ExitCode RunRulesNew(const RulesNewOptions& options) {
  const base::Expected<LoadedRules> loaded = LoadRules(options.places);
  if (!loaded) return Report(loaded.error());
  const base::Expected<rules::RuleSet> common = loaded->library.ForPack("");
  if (!common) return Report(common.error());
  const base::Expected<model::Catalog> catalog = pipeline::Extract(options.file, loaded->library, "", {});
  if (!catalog) return Report(catalog.error());
  for (const model::Guide& guide : catalog->guides)
    Write(registration::DraftPack(guide, options.file, options.name, *common,
                                  registration::Recognition::first_title));
  return loaded->status;
}

}  // namespace portbook::cli
