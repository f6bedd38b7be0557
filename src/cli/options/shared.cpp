#include "cli/options/shared.h"

namespace portbook::cli {

void AddSources(CLI::App& command, Places& places) {
  command.add_option("--sources", places.sources, "directory of the guides' source.toml files")
      ->type_name("DIR")
      ->capture_default_str();
}

void AddRules(CLI::App& command, Places& places) {
  command.add_option("--rules", places.rules, "directory of the rule files")
      ->type_name("DIR")
      ->default_str("rules");
}

void AddOut(CLI::App& command, Places& places) {
  command.add_option("--out", places.out, "directory of the dataset")
      ->type_name("DIR")
      ->capture_default_str();
}

void AddFlowFormat(CLI::App& command, FlowFormat& format) {
  AddChoice<FlowFormat>(command, "--format", format,
                        {{"table", FlowFormat::table}, {"json", FlowFormat::json}, {"csv", FlowFormat::csv}},
                        "what to print");
}

CLI::App& AddCommand(CLI::App& parent, const std::string& name, const std::string& meaning,
                     const std::string& example) {
  CLI::App& command = *parent.add_subcommand(name, meaning);
  command.footer("Example:\n  " + example);
  return command;
}

}  // namespace portbook::cli
