// `portbook request`: the flows between roles as requests to whoever runs the firewalls.
#include "portbook/request/request.h"

#include <string>

#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "portbook/base/utf8.h"

namespace portbook::cli {
namespace {

std::string Rendered(const request::Request& request, RequestFormat format) {
  switch (format) {
    case RequestFormat::csv:
      return ToCsv(request);
    case RequestFormat::markdown:
      return ToMarkdown(request);
    case RequestFormat::html:
      return ToHtml(request);
    case RequestFormat::json:
      return ToJson(request);
  }
  return "";
}

// What the person who asked must still say.
ExitCode AskForPlaces(const request::Request& request) {
  if (request.unmapped_roles.empty()) return ExitCode::clean;
  WriteError("these roles have no place yet, so their flows are no requests:\n");
  for (const std::string& role : request.unmapped_roles) WriteError("  " + base::Printable(role) + "\n");
  WriteError("  help: name each with --host 'ROLE=ZONE' or --host 'ROLE=CIDR'\n");
  return ExitCode::findings;
}

}  // namespace

ExitCode RunRequest(const RequestOptions& options) {
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  const auto claims = selection::Select(*catalog, options.products);
  if (!claims) return ReportUsage(claims.error());
  const auto deployment = selection::Deployment::Parse(options.hosts, selection::Roles(*claims));
  if (!deployment) return ReportUsage(deployment.error());
  const request::Request request = request::MakeRequest(*claims, *deployment);
  Write(Rendered(request, options.format));
  return AskForPlaces(request);
}

}  // namespace portbook::cli
