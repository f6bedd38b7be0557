// The commands' declarations, by what a user does with them: one file each.
#pragma once

#include "cli/options.h"

namespace portbook::cli {

// reading.cpp
void DeclareBuild(CLI::App& program, BuildOptions& options, ExitCode& result);
void DeclareExtract(CLI::App& program, ExtractOptions& options, ExitCode& result);
void DeclareTables(CLI::App& program, TablesOptions& options, ExitCode& result);
void DeclareExplain(CLI::App& program, ExplainOptions& options, ExitCode& result);

// refreshing.cpp
void DeclareFetch(CLI::App& program, FetchOptions& options, ExitCode& result);
void DeclareAdd(CLI::App& program, AddOptions& options, ExitCode& result);

// handing_over.cpp
void DeclareQuery(CLI::App& program, QueryOptions& options, ExitCode& result);
void DeclareRequest(CLI::App& program, RequestOptions& options, ExitCode& result);
void DeclareExport(CLI::App& program, ExportOptions& options, ExitCode& result);
void DeclareAudit(CLI::App& program, AuditOptions& options, ExitCode& result);
void DeclareVerify(CLI::App& program, VerifyOptions& options, ExitCode& result);
void DeclareRelease(CLI::App& program, ReleaseOptions& options, ExitCode& result);

// reviewing.cpp
void DeclareCheck(CLI::App& program, CheckOptions& options, ExitCode& result);
void DeclareDecide(CLI::App& program, DecideOptions& options, ExitCode& result);
void DeclareReview(CLI::App& program, ReviewOptions& options, ExitCode& result);
void DeclareReport(CLI::App& program, ReportOptions& options, ExitCode& result);
void DeclareServe(CLI::App& program, ServeOptions& options, ExitCode& result);
void DeclareDiff(CLI::App& program, DiffOptions& options, ExitCode& result);

// rules.cpp
void DeclareRulesTest(CLI::App& rules, RulesTestOptions& options, ExitCode& result);
void DeclareRulesNew(CLI::App& rules, RulesNewOptions& options, ExitCode& result);

}  // namespace portbook::cli
