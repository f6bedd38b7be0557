#include "cli/options/declare.h"

#include "cli/options/shared.h"

namespace portbook::cli {
namespace {

void AddCaptures(CLI::App& command, std::optional<std::string>& captures) {
  command.add_option("--captures", captures, "directory of what was fetched; nothing in it is written over")
      ->type_name("DIR")
      ->default_str("~/.local/share/portbook/captures");
}

void AddLimits(CLI::App& command, fetch::Options& limits) {
  command
      .add_option_function<std::uint32_t>(
          "--most-megabytes", [&](std::uint32_t n) { limits.most_bytes = std::uint64_t{n} << 20U; },
          "size of a document that is still taken")
      ->type_name("N")
      ->check(CLI::Range(1U, 4096U))
      ->default_str(std::to_string(limits.most_bytes >> 20U));
  command
      .add_option_function<std::uint32_t>(
          "--seconds", [&](std::uint32_t n) { limits.whole_milliseconds = n * 1000; },
          "time for one request, its answer included")
      ->type_name("N")
      ->check(CLI::Range(1U, 86'400U))
      ->default_str(std::to_string(limits.whole_milliseconds / 1000));
  command.add_option("--attempts", limits.attempts, "how often a server that stumbles is asked, in all")
      ->type_name("N")
      ->check(CLI::Range(1U, 10U))
      ->capture_default_str();
}

}  // namespace

void DeclareFetch(CLI::App& program, FetchOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "fetch", "Get what vendors publish now, beside what was got before",
                                 "portbook fetch acme/gateway\n"
                                 "  portbook fetch --status");
  command
      .add_option("SOURCE", options.sources,
                  "guides by id, or products or vendors; without any, all whose source.toml has a `url`")
      ->type_name("");
  command.add_flag("--status", options.status, "say how each source stood when last fetched, and ask nobody");
  AddLimits(command, options.limits);
  AddCaptures(command, options.captures);
  AddSources(command, options.places);
  RunWith(command, options, RunFetch, result);
}

void DeclareAdd(CLI::App& program, AddOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(
      program, "add", "Register a guide: its source.toml, first counts and rule pack",
      "portbook add guide.pdf --vendor acme --product gateway --release 7\n"
      "  portbook add https://acme.example/ports.html --vendor acme --product gateway --release 8");
  command.add_option("FILE", options.from, "a guide as text, HTML or PDF, or its http(s) address")
      ->required()
      ->type_name("");
  command.add_option("--vendor", options.guide.vendor, "who makes the product")
      ->type_name("NAME")
      ->required();
  command.add_option("--product", options.guide.product, "what the guide is of")
      ->type_name("NAME")
      ->required();
  command.add_option("--release", options.guide.release, "which of the product's releases")
      ->type_name("NAME")
      ->required();
  command.add_option("--title", options.guide.title, "the guide's title; its first heading if not given")
      ->type_name("TEXT");
  command
      .add_option("--url", options.guide.url, "where the file came from: what `portbook fetch` will ask for")
      ->type_name("URL");
  command
      .add_option("--publisher", options.guide.publisher, "who publishes the guide; the vendor if not given")
      ->type_name("NAME");
  command
      .add_option("--pack", options.guide.pack,
                  "rule pack to read with, instead of the one that recognises the guide or a draft")
      ->type_name("NAME");
  command.add_flag_callback(
      "--reference", [&options] { options.guide.keeping = registration::Keeping::reference; },
      "leave the file where it stands instead of copying it: for a guide that may not be handed on");
  AddLimits(command, options.limits);
  AddCaptures(command, options.captures);
  AddSources(command, options.places);
  AddRules(command, options.places);
  RunWith(command, options, RunAdd, result);
}

}  // namespace portbook::cli
