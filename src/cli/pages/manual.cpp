#include "cli/pages/pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/exit_code.h"
#include "portbook/base/version.h"

namespace portbook::cli {
namespace {

// Words as roff prints them: no escape, no hyphen instead of a minus, no control line.
std::string Words(std::string_view text) {
  std::string words;
  if (text.starts_with('.') || text.starts_with('\'')) words = "\\&";
  for (const char c : text) {
    if (c == '\\') {
      words += "\\e";
    } else if (c == '-') {
      words += "\\-";
    } else {
      words += c;
    }
  }
  return words;
}

std::string Bold(const std::string& text) { return "\\fB" + Words(text) + "\\fR"; }
std::string Italic(const std::string& text) { return "\\fI" + Words(text) + "\\fR"; }

std::string Reference(const Command& command) { return ".BR " + Words(ManualName(command)) + " (1)"; }

std::string Head(const Command& command) {
  std::string title = ManualName(command);
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return fmt::format(".TH {} 1 \"\" \"portbook {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n", Words(title),
                     base::kVersion, Words(ManualName(command)), Words(command.meaning));
}

std::string Synopsis(const Command& command) {
  std::string line = Bold(command.name) + " [\\fIOPTIONS\\fR]";
  for (const Argument& positional : command.positionals) {
    const std::string name = Italic(positional.value_name) + (positional.repeatable ? "..." : "");
    line += positional.required ? " " + name : " [" + name + "]";
  }
  if (!command.commands.empty()) line += " \\fICOMMAND\\fR";
  return ".SH SYNOPSIS\n" + line + "\n";
}

std::string ArgumentText(const Argument& argument) {
  std::string tag;
  for (const std::string& flag : argument.flags) tag += (tag.empty() ? "" : ", ") + Bold(flag);
  if (!argument.value_name.empty()) tag += (tag.empty() ? "" : " ") + Italic(argument.value_name);
  std::string text = ".TP\n" + tag + "\n" + Words(argument.meaning);
  if (!argument.default_value.empty()) text += " (default: " + Words(argument.default_value) + ")";
  return text + "\n";
}

std::string Arguments(const std::string& heading, const std::vector<Argument>& arguments) {
  if (arguments.empty()) return {};
  std::string text = ".SH " + heading + "\n";
  for (const Argument& argument : arguments) text += ArgumentText(argument);
  return text;
}

std::string Commands(const Command& command) {
  if (command.commands.empty()) return {};
  std::string text = ".SH COMMANDS\n";
  for (const Command& below : command.commands)
    text += ".TP\n" + Reference(below) + "\n" + Words(below.meaning) + "\n";
  return text;
}

std::string ExitStatus() {
  std::string text = ".SH EXIT STATUS\n";
  for (const ExitMeaning& exit : kExitMeanings)
    text += fmt::format(".TP\n{}\n{}\n", static_cast<int>(exit.code), Words(exit.meaning));
  return text;
}

std::string Examples(const Command& command) {
  std::string text = ".SH EXAMPLES\n.nf\n";
  for (const std::string& example : command.examples) text += Words(example) + "\n";
  return text + ".fi\n";
}

std::string SeeAlso(const Command& command, const Command& program) {
  return command.name == program.name ? "" : ".SH SEE ALSO\n" + Reference(program) + "\n";
}

}  // namespace

std::string ManualName(const Command& command) {
  std::string name = command.name;
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string ManualPage(const Command& command, const Command& program) {
  return Head(command) + Synopsis(command) + Commands(command) + Arguments("ARGUMENTS", command.positionals) +
         Arguments("OPTIONS", command.options) + ExitStatus() + Examples(command) + SeeAlso(command, program);
}

}  // namespace portbook::cli
