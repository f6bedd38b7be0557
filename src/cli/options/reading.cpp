#include "cli/options/declare.h"

#include "cli/options/shared.h"

namespace portbook::cli {

void DeclareBuild(CLI::App& program, BuildOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "build", "Read every guide of the sources and write the dataset",
                                 "portbook build --sources sources --rules rules --out out");
  AddSources(command, options.places);
  AddRules(command, options.places);
  AddOut(command, options.places);
  CLI::Option* cache = command
                           .add_option("--cache", options.cache,
                                       "directory of what earlier builds read; it may be deleted at any time")
                           ->type_name("DIR")
                           ->default_str("~/.cache/portbook");
  command.add_flag("--no-cache", options.no_cache, "read every guide again")->excludes(cache);
  command
      .add_option("--jobs", options.jobs,
                  "guides that are read at once; the result is the same for any number")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U))
      ->default_str("one a processor");
  RunWith(command, options, RunBuild, result);
}

void DeclareExtract(CLI::App& program, ExtractOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "extract", "Read guides from files and print their flows",
                                 "portbook extract guide.pdf --format csv > flows.csv");
  command.add_option("FILE", options.files, "guides as text, HTML or PDF")->required()->type_name("");
  command
      .add_option("--pack", options.pack,
                  "rule pack to read with, instead of the one that recognises the guide")
      ->type_name("NAME");
  AddFlowFormat(command, options.format);
  AddRules(command, options.places);
  RunWith(command, options, RunExtract, result);
}

void DeclareTables(CLI::App& program, TablesOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "tables", "Print the tables of a file as they were found",
                                 "portbook tables guide.html --format json");
  command.add_option("FILE", options.file, "a guide as text, HTML or PDF")->required()->type_name("");
  AddChoice<GridFormat>(
      command, "--format", options.format,
      {{"text", GridFormat::text},
       {"json", GridFormat::json},
       {"html", GridFormat::html},
       {"svg", GridFormat::svg},
       {"png", GridFormat::png}},
      "what to print; json cuts a table at each page, svg draws one page of a PDF as it was "
      "read, png the page itself with the tables on it");
  command.add_option("--page", options.page, "the page that svg and png draw")
      ->type_name("N")
      ->capture_default_str();
  command
      .add_option("--region", options.regions,
                  "read this part of a PDF as one table, in points from the page's top left")
      ->type_name("PAGE:X0,Y0,X1,Y1");
  AddRules(command, options.places);
  RunWith(command, options, RunTables, result);
}

void DeclareExplain(CLI::App& program, ExplainOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(program, "explain", "Show the path of a flow from the guide's words to the dataset",
                 "portbook explain f_0123456789abcdef");
  command.add_option("FLOW_ID", options.flow_id, "id of a flow, as `portbook query` prints it")
      ->required()
      ->type_name("");
  AddSources(command, options.places);
  AddOut(command, options.places);
  RunWith(command, options, RunExplain, result);
}

}  // namespace portbook::cli
