// Over 400 lines because every command line is declared here, one after the other, and each is a list of its
// options.
#include "cli/options.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

namespace portbook::cli {
namespace {

void AddSources(CLI::App& command, Places& places) {
  command.add_option("--sources", places.sources, "directory of the guides' source.toml files")
      ->type_name("DIR")
      ->capture_default_str();
}

void AddRules(CLI::App& command, Places& places) {
  command.add_option("--rules", places.rules, "directory of the rule files")
      ->type_name("DIR")
      ->default_str("rules");
}

void AddOut(CLI::App& command, Places& places) {
  command.add_option("--out", places.out, "directory of the dataset")
      ->type_name("DIR")
      ->capture_default_str();
}

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

void AddFlowFormat(CLI::App& command, FlowFormat& format) {
  AddChoice<FlowFormat>(command, "--format", format,
                        {{"table", FlowFormat::table}, {"json", FlowFormat::json}, {"csv", FlowFormat::csv}},
                        "what to print");
}

CLI::App& AddCommand(CLI::App& parent, const std::string& name, const std::string& meaning,
                     const std::string& example) {
  CLI::App& command = *parent.add_subcommand(name, meaning);
  command.footer("Example:\n  " + example);
  return command;
}

template <class CommandOptions>
void RunWith(CLI::App& command, const CommandOptions& options, ExitCode (*run)(const CommandOptions&),
             ExitCode& result) {
  command.callback([&options, run, &result] { result = run(options); });
}

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

void DeclareCheck(CLI::App& program, CheckOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "check", "List the findings of the dataset",
                                 "portbook check --fail-on warning --guide vendor/product\n"
                                 "  portbook check --format sarif > findings.sarif");
  AddChoice<diag::Severity>(command, "--fail-on", options.fail_on,
                            {{"error", diag::Severity::error},
                             {"warning", diag::Severity::warning},
                             {"note", diag::Severity::note}},
                            "lowest severity that makes the check fail");
  AddChoice<FindingFormat>(
      command, "--format", options.format,
      {{"text", FindingFormat::text}, {"json", FindingFormat::json}, {"sarif", FindingFormat::sarif}},
      "what to print; text leaves out what is decided, the others mark it");
  command.add_option("--guide", options.choice.guides, "a guide, product or vendor; may be given again")
      ->type_name("ID")
      ->allow_extra_args(false);
  command.add_option("--kind", options.choice.kinds, "a kind of finding; may be given again")
      ->type_name("KIND")
      ->allow_extra_args(false);
  command
      .add_option("--baseline", options.choice.baseline,
                  "findings.json of an earlier build: only what is new counts")
      ->type_name("FILE");
  command.add_flag("--all", options.all, "show every finding of a large group");
  AddSources(command, options.places);
  AddOut(command, options.places);
  RunWith(command, options, RunCheck, result);
}

// All of a ruling but its id and its verdict.
void AddRuling(CLI::App& command, review::Ruling& ruling, CLI::Option*& reason) {
  command
      .add_option("--field", ruling.fields,
                  "what a fix sets; without it the only port that the row's text gives")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  command
      .add_option("--flow", ruling.flow,
                  "the flow that is fixed, where the finding sets several against each other")
      ->type_name("ID");
  reason =
      command.add_option("--reason", ruling.reason, "why, for whoever reads it later")->type_name("TEXT");
  command.add_option("--who", ruling.who, "who decides; the environment's USER if not given")
      ->type_name("NAME")
      ->envname("USER");
  command.add_option("--date", ruling.date, "the day; today if not given")->type_name("DAY");
}

void AddAgainst(CLI::App& command, std::optional<std::string>& against) {
  command
      .add_option(
          "--against", against,
          "what changed since: an earlier dataset's directory or file, a guide's file, or the id of a guide")
      ->type_name("OLD");
}

void DeclareDecide(CLI::App& program, DecideOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(program, "decide", "Record a person's verdict on a finding",
                 "portbook decide n_0123456789abcdef fix --field port=1352 --reason 'as installed'\n"
                 "  portbook decide g_0123456789abcdef reject --reason 'two hosts, not one'");
  command
      .add_option("FINDING", options.ruling.id, "a finding's id or its beginning, or a group's for all of it")
      ->required()
      ->type_name("");
  AddChoice<model::Verdict>(command, "VERDICT", options.ruling.verdict,
                            {{"accept", model::Verdict::accept},
                             {"reject", model::Verdict::reject},
                             {"fix", model::Verdict::fix},
                             {"unsure", model::Verdict::unsure}},
                            "it is right and the guide stays; it is wrong; it is right and these are the "
                            "values; it stays open, and the reason says what is unclear")
      ->required();
  CLI::Option* reason = nullptr;
  AddRuling(command, options.ruling, reason);
  reason->required();
  AddSources(command, options.places);
  AddOut(command, options.places);
  RunWith(command, options, RunDecide, result);
}

void DeclareReview(CLI::App& program, ReviewOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(
      program, "review", "List what is to be reviewed, show it with the guide's words, or decide it",
      "portbook review --list\n  portbook review --show n_0123456789abcdef\n"
      "  portbook review --accept g_0123456789abcdef --reason 'the firewall limits it by host'\n"
      "  portbook review --fix n_0123456789abcdef --field port=1352 --reason 'as installed'");
  std::vector<CLI::Option*> ways = {
      command.add_flag("--list", options.list, "an item a line, the gravest first; so without any of these"),
      command.add_option("--show", options.show, "an item or a group, by its id or the id's beginning")
          ->type_name("ID")};
  struct Ruling {
    std::string name;
    model::Verdict verdict;
    std::string meaning;
  };
  std::vector<CLI::Option*> rulings;
  for (const auto& [name, verdict, meaning] :
       {Ruling{"--accept", model::Verdict::accept, "it is right, and the guide stays as it is"},
        Ruling{"--reject", model::Verdict::reject, "it is wrong"},
        Ruling{"--fix", model::Verdict::fix, "it is right, and --field says the values"},
        Ruling{"--unsure", model::Verdict::unsure, "it stays open, and the reason says what is unclear"}}) {
    const auto rule = [&ruling = options.ruling, verdict = verdict](const std::string& id) {
      ruling.id = id;
      ruling.verdict = verdict;
    };
    rulings.push_back(command.add_option_function<std::string>(name, rule, meaning)->type_name("ID"));
  }
  ways.insert(ways.end(), rulings.begin(), rulings.end());
  for (CLI::Option* way : ways) {
    for (CLI::Option* other : ways) {
      if (way != other) way->excludes(other);
    }
  }
  CLI::Option* reason = nullptr;
  AddRuling(command, options.ruling, reason);
  for (CLI::Option* ruling : rulings) ruling->needs(reason);
  AddAgainst(command, options.against);
  AddSources(command, options.places);
  AddRules(command, options.places);
  AddOut(command, options.places);
  RunWith(command, options, RunReview, result);
}

void DeclareReport(CLI::App& program, ReportOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "report", "Write the queue and the catalog as pages for a browser",
                                 "portbook report --out report --against release/previous");
  AddAgainst(command, options.against);
  command.add_option("--dataset", options.places.out, "directory of the dataset")
      ->type_name("DIR")
      ->capture_default_str();
  command.add_option("--out", options.to, "directory of the pages; index.html is the first")
      ->type_name("DIR")
      ->capture_default_str();
  AddSources(command, options.places);
  AddRules(command, options.places);
  RunWith(command, options, RunReport, result);
}

void DeclareServe(CLI::App& program, ServeOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(program, "serve", "Show what is to be reviewed as a web page, for a browser on this machine",
                 "portbook serve\n  portbook serve --against release/previous --port 8300");
  command.add_option("--port", options.port, "the port to listen on, of 127.0.0.1; 0 is any that is free")
      ->type_name("N")
      ->capture_default_str();
  AddAgainst(command, options.against);
  command.add_option("--who", options.who, "who decides; the environment's USER if not given")
      ->type_name("NAME")
      ->envname("USER");
  AddSources(command, options.places);
  AddRules(command, options.places);
  AddOut(command, options.places);
  RunWith(command, options, RunServe, result);
}

void DeclareDiff(CLI::App& program, DiffOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(program, "diff", "Say what changed between two datasets, guides, files or git revisions",
                 "portbook diff old-out out\n  portbook diff guide-13.pdf guide-14.pdf --format markdown\n"
                 "  portbook diff vendor/product/13 vendor/product/14 --impact\n  portbook diff HEAD~1 HEAD");
  for (const auto& [name, side] : {std::pair("OLD", &options.before), std::pair("NEW", &options.after)}) {
    command
        .add_option(
            name, *side,
            "a dataset's directory or file, a guide's file, the id of a guide of the dataset, or a git "
            "revision: its sources and rules are read")
        ->required()
        ->type_name("");
  }
  AddChoice<DeltaFormat>(
      command, "--format", options.format,
      {{"text", DeltaFormat::text}, {"json", DeltaFormat::json}, {"markdown", DeltaFormat::markdown}},
      "what to print");
  command.add_flag("--impact", options.impact, "only what a firewall must open and may close");
  AddSources(command, options.places);
  AddRules(command, options.places);
  AddOut(command, options.places);
  RunWith(command, options, RunDiff, result);
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

void DeclareRulesNew(CLI::App& rules, RulesNewOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(rules, "new", "Draft a pack for a guide that the common rules read",
                 "portbook rules new guide.html --name acme/gateway > rules/acme/gateway.toml");
  command.add_option("FILE", options.file, "a guide as text, HTML or PDF")->required()->type_name("");
  command.add_option("--name", options.name, "name of the pack")->type_name("NAME")->capture_default_str();
  AddRules(command, options.places);
  RunWith(command, options, RunRulesNew, result);
}

void DeclareRulesTest(CLI::App& rules, RulesTestOptions& options, ExitCode& result) {
  CLI::App& command =
      AddCommand(rules, "test", "Prove every rule by its own samples", "portbook rules test --rules rules");
  AddRules(command, options.places);
  RunWith(command, options, RunRulesTest, result);
}

// In no help and on no page.
void DeclarePages(CLI::App& program, PagesOptions& options, ExitCode& result) {
  CLI::App& command = AddCommand(program, "pages", "Write the manual pages and the shells' completions",
                                 "portbook pages --out share");
  command.group("");
  command.add_option("--out", options.out, "directory that becomes share/")->type_name("DIR")->required();
  command.callback([&program, &options, &result] { result = RunPages(program, options); });
}

}  // namespace

void DeclareCommands(CLI::App& program, Options& options, ExitCode& result) {
  program.require_subcommand(0, 1);
  DeclareBuild(program, options.build, result);
  DeclareExtract(program, options.extract, result);
  DeclareTables(program, options.tables, result);
  DeclareExplain(program, options.explain, result);
  DeclareQuery(program, options.query, result);
  DeclareRequest(program, options.request, result);
  DeclareExport(program, options.exported, result);
  DeclareAudit(program, options.audit, result);
  DeclareCheck(program, options.check, result);
  DeclareDecide(program, options.decide, result);
  DeclareReview(program, options.review, result);
  DeclareReport(program, options.report, result);
  DeclareDiff(program, options.diff, result);
  DeclareVerify(program, options.verify, result);
  DeclareRelease(program, options.release, result);
  DeclareServe(program, options.serve, result);
  CLI::App& rules = AddCommand(program, "rules", "Work on the rule files", "portbook rules test");
  rules.require_subcommand(1);
  DeclareRulesTest(rules, options.rules_test, result);
  DeclareRulesNew(rules, options.rules_new, result);
  DeclarePages(program, options.pages, result);
}

}  // namespace portbook::cli
