#include "cli/pages/pages.h"

#include <algorithm>

#include <fmt/format.h>

namespace portbook::cli {
namespace {

// Inside single quotes and inside a description of _arguments.
std::string Words(const std::string& text) {
  std::string words;
  for (const char c : text) {
    if (c == '\'') {
      words += "'\\''";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      words += '\\';
      words += c;
    } else {
      words += c;
    }
  }
  return words;
}

std::string Action(const Argument& argument) {
  switch (argument.proposal) {
    case Proposal::choice:
      return fmt::format("({})", fmt::join(argument.choices, " "));
    case Proposal::directory:
      return "_files -/";
    case Proposal::file:
      return "_files";
    case Proposal::nothing:
      break;
  }
  return " ";
}

// ":name:action" for a value.
std::string Value(const Argument& argument) {
  return argument.value_name.empty() ? ""
                                     : fmt::format(":{}:{}", Words(argument.value_name), Action(argument));
}

std::string FunctionOf(const Command& command) {
  std::string name = "_" + command.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

std::string Specifications(const Command& command) {
  std::string lines;
  for (const Argument& option : command.options) {
    for (const std::string& flag : option.flags)
      lines += fmt::format(" \\\n    '({}){}[{}]{}'", fmt::join(option.flags, " "), flag,
                           Words(option.meaning), Value(option));
  }
  for (const Argument& positional : command.positionals)
    lines += fmt::format(" \\\n    '{}{}'",
                         positional.repeatable ? "*"
                         : positional.required ? ""
                                               : ":",
                         Value(positional));
  return lines;
}

// A command with commands below it passes the rest of the line on to one of them.
std::string Function(const Command& command) {
  if (command.commands.empty())
    return fmt::format("{}() {{\n  _arguments{}\n}}\n\n", FunctionOf(command), Specifications(command));
  std::string names, calls;
  for (const Command& below : command.commands) {
    names += fmt::format("        '{}:{}'\n", below.Word(), Words(below.meaning));
    calls += fmt::format("        {}) {} ;;\n", below.Word(), FunctionOf(below));
  }
  return fmt::format(R"({0}() {{
  local state line
  _arguments -C{1} \
    '1: :->command' \
    '*:: :->rest'
  case $state in
    command)
      local -a commands=(
{2}      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
{3}      esac
      ;;
  esac
}}

)",
                     FunctionOf(command), Specifications(command), names, calls);
}

}  // namespace

std::string ZshCompletion(const Command& program) {
  std::string text = fmt::format("#compdef {0}\n# Completion of {0} for zsh.\n\n", program.name);
  for (const Command* command : WithAllBelow(program)) text += Function(*command);
  return text + FunctionOf(program) + " \"$@\"\n";
}

}  // namespace portbook::cli
