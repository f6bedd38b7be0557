#include "cli/pages/pages.h"

#include <fmt/format.h>

#include "portbook/base/joined.h"

namespace portbook::cli {
namespace {

std::string Quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

// When the words so far make this command, and none of those below it.
std::string Condition(const Command& command, const std::string& program) {
  std::string condition;
  for (std::size_t at = program.size(); at != std::string::npos && at < command.name.size();) {
    const std::size_t end = command.name.find(' ', at + 1);
    if (!condition.empty()) condition += "; and ";
    condition += "__fish_seen_subcommand_from" + command.name.substr(at, end - at);
    at = end;
  }
  if (command.commands.empty()) return condition;
  std::string none = condition.empty() ? "not __fish_seen_subcommand_from"
                                       : condition + "; and not __fish_seen_subcommand_from";
  for (const Command& below : command.commands) none += " " + below.Word();
  return none;
}

std::string Value(const Argument& argument) {
  switch (argument.proposal) {
    case Proposal::choice:
      return fmt::format(" -x -a {}", Quoted(base::Joined(argument.choices, " ")));
    case Proposal::directory:
      return " -x -a '(__fish_complete_directories)'";
    case Proposal::file:
      return " -r -F";
    case Proposal::nothing:
      break;
  }
  return argument.value_name.empty() ? "" : " -x";
}

std::string Flags(const Argument& option) {
  std::string flags;
  for (const std::string& flag : option.flags)
    flags += flag.starts_with("--") ? " -l " + flag.substr(2) : " -s " + flag.substr(1);
  return flags;
}

std::string Lines(const Command& command, const std::string& program) {
  const std::string start = fmt::format("complete -c {} -n {}", program, Quoted(Condition(command, program)));
  std::string lines;
  for (const Command& below : command.commands)
    lines += fmt::format("{} -a {} -d {}\n", start, below.Word(), Quoted(below.meaning));
  for (const Argument& option : command.options)
    lines += fmt::format("{}{}{} -d {}\n", start, Flags(option), Value(option), Quoted(option.meaning));
  for (const Argument& positional : command.positionals) {
    if (positional.proposal != Proposal::nothing) lines += start + Value(positional) + "\n";
  }
  return lines;
}

}  // namespace

std::string FishCompletion(const Command& program) {
  std::string text = fmt::format("# Completion of {0} for fish.\ncomplete -c {0} -f\n", program.name);
  for (const Command* command : WithAllBelow(program)) text += Lines(*command, program.name);
  return text;
}

}  // namespace portbook::cli
