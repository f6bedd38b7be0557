#include "cli/options/declare.h"

#include "cli/options/shared.h"

namespace portbook::cli {
namespace {

void AddProducts(CLI::App& command, std::vector<std::string>& products) {
  command
      .add_option("--product", products, "a guide's id or its leading parts, vendor/product; all without it")
      ->type_name("ID")
      ->allow_extra_args(false);
}

void AddHosts(CLI::App& command, std::vector<std::string>& hosts) {
  command.add_option("--host", hosts, "where a role of the guides stands: a zone, an address or a network")
      ->type_name("ROLE=PLACE")
      ->allow_extra_args(false);
}

}  // namespace

void DeclareQuery(CLI::App& program, QueryOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(program, "query", "List the flows that use a port, have a name in them, or join two ends",
                 "portbook query 8000-8100\n  portbook query 443/tcp\n  portbook query sip\n"
                 "  portbook query \"IM and Presence\" to Exchange");
  command
      .add_option("QUESTION", options.question,
                  "a port, a range, either with /transport; a service, end or product; or: END to END, from "
                  "END, to END")
      ->required()
      ->type_name("");
  AddFlowFormat(command, options.format);
  AddOut(command, options.places);
  RunWith(command, options, RunQuery, result);
}

void DeclareRequest(CLI::App& program, RequestOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(program, "request", "Write the flows between roles as requests to a firewall team",
                 "portbook request --product vendor/product --host Phone=voice --host Gateway=10.0.0.0/24");
  AddProducts(command, options.products);
  AddHosts(command, options.hosts);
  AddChoice<RequestFormat>(command, "--format", options.format,
                           {{"csv", RequestFormat::csv},
                            {"markdown", RequestFormat::markdown},
                            {"html", RequestFormat::html},
                            {"json", RequestFormat::json}},
                           "what to write");
  AddOut(command, options.places);
  RunWith(command, options, RunRequest, result);
}

void DeclareExport(CLI::App& program, ExportOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "export", "Write the flows as files of another tool",
                                 "portbook export --format nftables --to rules --product vendor/product");
  std::vector<std::pair<std::string, exporters::Format>> formats;
  std::string meanings;
  for (const exporters::FormatInfo& info : exporters::Formats()) {
    formats.emplace_back(info.name, info.format);
    meanings += "\n" + std::string(info.name) + ": " + std::string(info.meaning);
  }
  AddChoice<exporters::Format>(command, "--format", options.format, formats, "what to write:" + meanings);
  command
      .add_option("--to", options.to,
                  "directory of the files, with losses.csv: what the format could not say")
      ->required()
      ->type_name("DIR");
  AddProducts(command, options.products);
  AddHosts(command, options.hosts);
  command.add_flag("--conditional", options.conditional,
                   "open ports also for flows that are optional or stated under a condition");
  AddOut(command, options.places);
  RunWith(command, options, RunExport, result);
}

void DeclareAudit(CLI::App& program, AuditOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(program, "audit", "Hold what guides document against what a host listens on",
                 "ss -Htulnp > listening.txt\n"
                 "  portbook audit --listening listening.txt --product vendor/product --role Gateway");
  command
      .add_option("--listening", options.listening,
                  "what the host listens on: output of `ss -Htulnp` or `nmap -oX`")
      ->required()
      ->type_name("FILE");
  AddProducts(command, options.products);
  command.add_option("--role", options.roles, "a role that the host has; all of the products' without it")
      ->type_name("ROLE")
      ->allow_extra_args(false);
  AddChoice<AuditFormat>(command, "--format", options.format,
                         {{"table", AuditFormat::table}, {"json", AuditFormat::json}}, "what to print");
  AddOut(command, options.places);
  RunWith(command, options, RunAudit, result);
}

void DeclareVerify(CLI::App& program, VerifyOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(program, "verify", "Read every quote of the dataset again in the guides' own bytes",
                 "portbook verify\n  portbook verify release\n  portbook verify --original guide.pdf --guide "
                 "vendor/product/1.0");
  CLI::Option* release =
      command
          .add_option("DIR", options.release, "a release, to be held against what it says of itself instead")
          ->type_name("");
  CLI::Option* original =
      command.add_option("--original", options.original, "hold a transcription's facts against its original")
          ->type_name("FILE");
  CLI::Option* guide = command.add_option("--guide", options.guide, "the transcription")->type_name("ID");
  original->needs(guide);
  guide->needs(original);
  release->excludes(original);
  AddSources(command, options.places);
  AddRules(command, options.places);
  AddOut(command, options.places);
  RunWith(command, options, RunVerify, result);
}

void DeclareRelease(CLI::App& program, ReleaseOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "release", "Write the dataset as a package for others",
                                 "portbook release --data-version 2026.1 --out release");
  command.add_option("--dataset", options.dataset, "directory of the dataset")
      ->type_name("DIR")
      ->capture_default_str();
  command.add_option("--out", options.out, "directory of the release, not there yet")
      ->type_name("DIR")
      ->capture_default_str();
  command.add_option("--data-version", options.data_version, "name of this version of the data")
      ->type_name("NAME");
  command
      .add_option("--previous", options.previous,
                  "release before this one: what changed since is told, its versions are carried on")
      ->type_name("DIR");
  RunWith(command, options, RunRelease, result);
}

}  // namespace portbook::cli
