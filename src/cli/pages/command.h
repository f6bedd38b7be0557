// The commands as manual pages and completions need them: what was declared for parsing, read back, so that
// nothing about a command is said twice. Hidden ones are left out.
#pragma once

#include <string>
#include <vector>

// Its header is a large one, which the writers of pages need not read.
namespace CLI {
class App;
}

namespace portbook::cli {

// What the shell can propose for a value.
enum class Proposal { nothing, file, directory, choice };

struct Argument {
  std::vector<std::string> flags;  // "-h", "--help"; empty: it goes by its place
  std::string value_name;          // "DIR"; empty: a switch
  std::string meaning;
  std::string default_value;  // empty: none
  Proposal proposal = Proposal::nothing;
  std::vector<std::string> choices;  // of Proposal::choice
  bool required = false;
  bool repeatable = false;
};

struct Command {
  std::string name;  // with those above it: "portbook rules test"
  std::string meaning;
  std::vector<std::string> examples;
  std::vector<Argument> options, positionals;
  std::vector<Command> commands;

  // The last word of its name.
  std::string Word() const { return name.substr(name.rfind(' ') + 1); }
};

Command ReadCommand(const CLI::App& app, const std::string& above = "");

// The command and all below it, in the order of the help.
std::vector<const Command*> WithAllBelow(const Command& command);

}  // namespace portbook::cli
