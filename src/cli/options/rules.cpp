#include "cli/options/declare.h"

#include "cli/options/shared.h"

namespace portbook::cli {

void DeclareRulesTest(CLI::App& rules, RulesTestOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(rules, "test", "Prove every rule by its own samples", "portbook rules test --rules rules");
  AddRules(command, options.places);
  RunWith(command, options, RunRulesTest, result);
}

void DeclareRulesNew(CLI::App& rules, RulesNewOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(rules, "new", "Draft a pack for a guide that the common rules read",
                 "portbook rules new guide.html --name acme/gateway > rules/acme/gateway.toml");
  command.add_option("FILE", options.file, "a guide as text, HTML or PDF")->required()->type_name("");
  command.add_option("--name", options.name, "name of the pack")->type_name("NAME")->capture_default_str();
  AddRules(command, options.places);
  RunWith(command, options, RunRulesNew, result);
}

}  // namespace portbook::cli
