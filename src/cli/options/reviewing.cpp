#include "cli/options/declare.h"

#include "cli/options/shared.h"

namespace portbook::cli {
namespace {

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

}  // namespace

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
  AddChoice<DeltaFormat>(command, "--format", options.format,
                         {{"text", DeltaFormat::text},
                          {"json", DeltaFormat::json},
                          {"markdown", DeltaFormat::markdown},
                          {"html", DeltaFormat::html}},
                         "what to print; html is one page by itself, with the rows of both sides");
  command.add_flag("--impact", options.impact, "only what a firewall must open and may close");
  AddSources(command, options.places);
  AddRules(command, options.places);
  AddOut(command, options.places);
  RunWith(command, options, RunDiff, result);
}

}  // namespace portbook::cli
