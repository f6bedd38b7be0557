#include "cli/pages/pages.h"

#include <fmt/format.h>

namespace portbook::cli {
namespace {

// The bash command that proposes values; none where nothing is known of them.
std::string Propose(const Argument& argument) {
  switch (argument.proposal) {
    case Proposal::choice:
      return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$word\"))", fmt::join(argument.choices, " "));
    case Proposal::directory:
      return "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$word\"))";
    case Proposal::file:
      return "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\"))";
    case Proposal::nothing:
      break;
  }
  return ":";
}

// "portbook rules" and the word "test" make the command "portbook rules test".
std::string Steps(const std::vector<const Command*>& commands) {
  std::string cases;
  for (const Command* command : commands) {
    for (const Command& below : command->commands)
      cases += fmt::format("      '{0}') command='{0}' ;;\n", below.name);
  }
  return cases;
}

std::string Values(const std::vector<const Command*>& commands) {
  std::string cases;
  for (const Command* command : commands) {
    for (const Argument& option : command->options) {
      if (option.value_name.empty()) continue;
      for (const std::string& flag : option.flags)
        cases += fmt::format("    '{} {}') {}; return ;;\n", command->name, flag, Propose(option));
    }
  }
  return cases;
}

std::string Words(const std::vector<const Command*>& commands) {
  std::string cases;
  for (const Command* command : commands) {
    std::vector<std::string> flags, words;
    for (const Argument& option : command->options)
      flags.insert(flags.end(), option.flags.begin(), option.flags.end());
    for (const Command& below : command->commands) words.push_back(below.Word());
    cases += fmt::format("    '{} -') COMPREPLY=($(compgen -W '{}' -- \"$word\")) ;;\n", command->name,
                         fmt::join(flags, " "));
    if (!words.empty()) {
      cases += fmt::format("    '{} ') COMPREPLY=($(compgen -W '{}' -- \"$word\")) ;;\n", command->name,
                           fmt::join(words, " "));
    } else if (!command->positionals.empty()) {
      cases += fmt::format("    '{} ') {} ;;\n", command->name, Propose(command->positionals.front()));
    }
  }
  return cases;
}

}  // namespace

std::string BashCompletion(const Command& program) {
  const std::vector<const Command*> commands = WithAllBelow(program);
  return fmt::format(R"(# Completion of {0} for bash.
_{0}() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command={0} dash= i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command ${{COMP_WORDS[i]}}" in
{1}    esac
  done
  case "$command $before" in
{2}  esac
  [[ $word == -* ]] && dash=-
  case "$command $dash" in
{3}  esac
}}
complete -F _{0} {0}
)",
                     program.name, Steps(commands), Values(commands), Words(commands));
}

}  // namespace portbook::cli
