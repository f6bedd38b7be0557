#include "cli/pages/command.h"

#include <algorithm>
#include <sstream>

#include <CLI/CLI.hpp>

namespace portbook::cli {
namespace {

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

// The footer of a command is "Example:" and a line each.
std::vector<std::string> ExamplesOf(const CLI::App& app) {
  std::vector<std::string> examples;
  for (const std::string& line : Split(app.get_footer(), '\n')) {
    if (line.starts_with("  ")) examples.push_back(line.substr(2));
  }
  return examples;
}

// A choice has the names as its type and the first as its default.
void FindProposal(Argument& argument) {
  const std::vector<std::string> names = Split(argument.value_name, '|');
  if (std::find(names.begin(), names.end(), argument.default_value) != names.end()) {
    argument.proposal = Proposal::choice;
    argument.choices = names;
  } else if (argument.value_name == "DIR") {
    argument.proposal = Proposal::directory;
  } else if (argument.value_name == "FILE") {
    argument.proposal = Proposal::file;
  }
}

Argument ReadArgument(const CLI::Option& option) {
  Argument argument;
  for (const std::string& name : option.get_snames()) argument.flags.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) argument.flags.push_back("--" + name);
  const bool takes_value = option.get_items_expected_max() > 0;
  if (takes_value) argument.value_name = argument.flags.empty() ? option.get_name() : option.get_type_name();
  argument.meaning = option.get_description();
  argument.default_value = option.get_default_str();
  argument.required = option.get_required();
  argument.repeatable = option.get_items_expected_max() > 1;
  FindProposal(argument);
  return argument;
}

}  // namespace

Command ReadCommand(const CLI::App& app, const std::string& above) {
  Command command;
  command.name = above.empty() ? app.get_name() : above + " " + app.get_name();
  command.meaning = app.get_description();
  command.examples = ExamplesOf(app);
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    const Argument argument = ReadArgument(*option);
    (argument.flags.empty() ? command.positionals : command.options).push_back(argument);
  }
  for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (!below->get_group().empty()) command.commands.push_back(ReadCommand(*below, command.name));
  }
  return command;
}

std::vector<const Command*> WithAllBelow(const Command& command) {
  std::vector<const Command*> all = {&command};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Command& below : all[i]->commands) all.push_back(&below);
  }
  return all;
}

}  // namespace portbook::cli
