#include "cli/options.h"

#include "cli/options/declare.h"
#include "cli/options/shared.h"

namespace portbook::cli {
namespace {

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
  DeclareFetch(program, options.fetch, result);
  DeclareAdd(program, options.add, result);
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
