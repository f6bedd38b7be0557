// The command lines: one option struct and one function a command. Declaring them is here too, running them
// in one file each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/finding_choice.h"
#include "portbook/diag/kind.h"
#include "portbook/exporters/exporters.h"
#include "portbook/fetch/transfer.h"
#include "portbook/registration/registration.h"
#include "portbook/review/decide.h"

// Its header is a large one, which the commands need not read.
namespace CLI {
class App;
}

namespace portbook::cli {

// Where the files of a run stand.
struct Places {
  std::string sources = "sources";
  std::optional<std::string> rules;  // unset: ./rules, else those this program was built or installed with
  std::string out = "out";
};

struct BuildOptions {
  Places places;
  std::optional<std::string> cache;  // unset: the user's own
  bool no_cache = false;
  std::uint32_t jobs = 0;  // 0: one a processor
};

struct FetchOptions {
  Places places;
  std::vector<std::string> sources;     // ids or leading parts of them; none: all with an address
  std::optional<std::string> captures;  // unset: the user's own
  bool status = false;
  fetch::Options limits;
};

struct AddOptions {
  Places places;
  std::string from;              // a file or an address
  registration::NewGuide guide;  // without where it comes from
  std::optional<std::string> captures;
  fetch::Options limits;
};

enum class FlowFormat { table, json, csv };

struct ExtractOptions {
  Places places;
  std::vector<std::string> files;
  std::optional<std::string> pack;
  FlowFormat format = FlowFormat::table;
};

enum class GridFormat { text, json, html, svg, png };

struct TablesOptions {
  Places places;
  std::string file;
  GridFormat format = GridFormat::text;
  std::vector<std::string> regions;  // PAGE:x0,y0,x1,y1; none: the tables are found
  std::uint32_t page = 1;            // that svg and png draw, 1-based
};

struct ExplainOptions {
  Places places;
  std::string flow_id;
};

struct QueryOptions {
  Places places;
  std::vector<std::string> question;  // its words
  FlowFormat format = FlowFormat::table;
};

enum class RequestFormat { csv, markdown, html, json };

struct RequestOptions {
  Places places;
  std::vector<std::string> products;  // guides' ids or leading parts of them; none: all
  std::vector<std::string> hosts;     // ROLE=ZONE or ROLE=CIDR
  RequestFormat format = RequestFormat::csv;
};
enum class FindingFormat { text, json, sarif };

struct ExportOptions {
  Places places;
  std::vector<std::string> products, hosts;  // as those of a request
  exporters::Format format = exporters::Format::csv;
  bool conditional = false;
  std::string to;  // directory of the files
};

enum class AuditFormat { table, json };

struct AuditOptions {
  Places places;
  std::string listening;
  std::vector<std::string> products;
  std::vector<std::string> roles;  // of the host; none: all
  AuditFormat format = AuditFormat::table;
};

struct CheckOptions {
  Places places;
  FindingChoice choice;
  FindingFormat format = FindingFormat::text;
  bool all = false;  // text: every finding of a large group
  diag::Severity fail_on = diag::Severity::error;
};

struct DecideOptions {
  Places places;
  review::Ruling ruling;  // without a date: today
};

struct ReviewOptions {
  Places places;
  std::optional<std::string> against;  // a side of a comparison, as of diff
  bool list = false;                   // as without any of the others
  std::optional<std::string> show;     // an id in the queue, or its beginning
  review::Ruling ruling;               // without an id: nothing is decided
};

struct ReportOptions {
  Places places;
  std::optional<std::string> against;
  std::string to = "report";  // directory of the pages
};

struct ServeOptions {
  Places places;
  std::uint16_t port = 0;              // 0: any that is free
  std::optional<std::string> against;  // as the first side of a diff
  std::string who;
};

enum class DeltaFormat { text, json, markdown, html };

struct DiffOptions {
  Places places;
  std::string before,
      after;  // a dataset's directory or file, a guide's file, or the id of a guide of the dataset
  DeltaFormat format = DeltaFormat::text;
  bool impact = false;
};

struct VerifyOptions {
  Places places;
  std::optional<std::string> release;  // a directory; unset: the dataset
  std::optional<std::string> original;
  std::string guide;  // of the original
};

struct ReleaseOptions {
  std::string dataset = "out";
  std::string out = "release";
  std::optional<std::string> data_version;
  std::optional<std::string> previous;
};

struct RulesTestOptions {
  Places places;
};

struct PagesOptions {
  std::filesystem::path out;
};

struct RulesNewOptions {
  Places places;
  std::string file;
  std::string name = "vendor/product";
};

// All of them; CLI11 fills the one whose command stands on the command line.
struct Options {
  BuildOptions build;
  FetchOptions fetch;
  AddOptions add;
  ExtractOptions extract;
  TablesOptions tables;
  ExplainOptions explain;
  QueryOptions query;
  RequestOptions request;
  ExportOptions exported;
  AuditOptions audit;
  CheckOptions check;
  DecideOptions decide;
  ReviewOptions review;
  ReportOptions report;
  ServeOptions serve;
  DiffOptions diff;
  VerifyOptions verify;
  ReleaseOptions release;
  RulesTestOptions rules_test;
  PagesOptions pages;
  RulesNewOptions rules_new;
};

// The commands, each with an example in its help. The one that was asked for runs at the end of parsing and
// leaves its result in `result`. REQUIRES: options and result outlive the program's parsing.
void DeclareCommands(CLI::App& program, Options& options, ExitCode& result);

ExitCode RunBuild(const BuildOptions& options);
ExitCode RunFetch(const FetchOptions& options);
ExitCode RunAdd(const AddOptions& options);
ExitCode RunExtract(const ExtractOptions& options);
ExitCode RunTables(const TablesOptions& options);
ExitCode RunExplain(const ExplainOptions& options);
ExitCode RunQuery(const QueryOptions& options);
ExitCode RunRequest(const RequestOptions& options);
ExitCode RunExport(const ExportOptions& options);
ExitCode RunAudit(const AuditOptions& options);
ExitCode RunCheck(const CheckOptions& options);
ExitCode RunDecide(const DecideOptions& options);
ExitCode RunReview(const ReviewOptions& options);
ExitCode RunReport(const ReportOptions& options);
ExitCode RunServe(const ServeOptions& options);
ExitCode RunDiff(const DiffOptions& options);
ExitCode RunVerify(const VerifyOptions& options);
ExitCode RunRelease(const ReleaseOptions& options);
ExitCode RunRulesTest(const RulesTestOptions& options);
ExitCode RunPages(const CLI::App& program, const PagesOptions& options);
ExitCode RunRulesNew(const RulesNewOptions& options);

}  // namespace portbook::cli
