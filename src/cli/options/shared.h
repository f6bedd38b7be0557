// What several commands' options share, and how a command comes to be run.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace portbook::cli {

void AddSources(CLI::App& command, Places& places);

void AddRules(CLI::App& command, Places& places);

void AddOut(CLI::App& command, Places& places);

void AddFlowFormat(CLI::App& command, FlowFormat& format);

CLI::App& AddCommand(CLI::App& parent, const std::string& name, const std::string& meaning,
                     const std::string& example);

// An option whose value is one of a few names; the first is the default.
template <class Value>
CLI::Option* AddChoice(CLI::App& command, const std::string& name, Value& value,
                       const std::vector<std::pair<std::string, Value>>& choices,
                       const std::string& meaning) {
  std::string names;
  for (const auto& choice : choices) names += (names.empty() ? "" : "|") + choice.first;
  const auto choose = [&value, choices, name, names](const std::string& text) {
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const auto& choice) { return choice.first == text; });
    if (found == choices.end()) throw CLI::ValidationError(name, "`" + text + "` is none of " + names);
    value = found->second;
  };
  return command.add_option_function<std::string>(name, choose, meaning)
      ->type_name(names)
      ->default_str(choices.front().first);
}

template <class CommandOptions>
void RunWith(CLI::App& command, const CommandOptions& options, ExitCode (*run)(const CommandOptions&),
             ExitCode& result) {
  command.callback([&options, run, &result] { result = run(options); });
}

}  // namespace portbook::cli
