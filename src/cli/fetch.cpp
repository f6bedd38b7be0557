// `portbook fetch`: what vendors publish now, into the captures; one server after the other.
#include "cli/options.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/captures.h"
#include "cli/day.h"
#include "cli/output.h"
#include "portbook/base/utf8.h"
#include "portbook/fetch/fetch.h"
#include "portbook/sources/source.h"

namespace portbook::cli {
namespace {

bool IsAskedFor(const std::string& id, const std::string& asked) {
  return id == asked || id.starts_with(asked + "/");
}

// Fails for a name that no source has.
base::Expected<std::vector<sources::SourceEntry>> Choose(const sources::Registry& registry,
                                                         const std::vector<std::string>& asked) {
  for (const std::string& name : asked) {
    const bool known = std::any_of(registry.entries.begin(), registry.entries.end(),
                                   [&](const auto& entry) { return IsAskedFor(entry.source.id, name); });
    if (!known)
      return base::Fail("", "no source is named `" + name + "`", "name its directory with --sources");
  }
  std::vector<sources::SourceEntry> chosen;
  for (const sources::SourceEntry& entry : registry.entries) {
    const bool wanted = std::any_of(asked.begin(), asked.end(),
                                    [&](const auto& name) { return IsAskedFor(entry.source.id, name); });
    if (asked.empty() || wanted) chosen.push_back(entry);
  }
  return chosen;
}

// What the registered guide was read from, as far as it is at hand.
std::string Before(const sources::SourceEntry& entry, const fetch::Status& status) {
  return status.before.empty() ? entry.file : status.before;
}

// A word of a shell's command line, whatever the path holds.
std::string ShellWord(const std::string& text) {
  const std::string plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+/";
  if (text.find_first_not_of(plain) == std::string::npos) return text;
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

std::string NextStep(const sources::SourceEntry& entry, const fetch::Status& status) {
  switch (status.standing) {
    case fetch::Standing::no_address:
      return fmt::format("put its address as `url` into {}/source.toml", entry.directory);
    case fetch::Standing::never_fetched:
      return "portbook fetch " + ShellWord(entry.source.id);
    case fetch::Standing::changed:
      return fmt::format("portbook diff {} {}", ShellWord(Before(entry, status)), ShellWord(status.capture));
    case fetch::Standing::gone:
      return fmt::format("find where it went, and correct `url` in {}/source.toml", entry.directory);
    case fetch::Standing::unchanged:
      return "";
  }
  return "";
}

std::string Facts(const fetch::Status& status) {
  const fetch::Record& record = status.record;
  std::string facts;
  if (status.standing == fetch::Standing::gone)
    facts += fmt::format(", the server answered {} on {}", record.gone, record.asked);
  if (status.capture.empty()) return facts;
  return facts +
         fmt::format("; {} of {} in {}", doc::Name(record.media_type), record.fetched, status.capture);
}

void Print(const sources::SourceEntry& entry, const fetch::Status& status, const std::string& doubt = "") {
  std::string line = fmt::format("{}: {}{}", entry.source.id, fetch::Name(status.standing), Facts(status));
  if (!doubt.empty()) line += "; " + doubt;
  Write(base::Printable(line) + "\n");
  if (const std::string next = NextStep(entry, status); !next.empty())
    Write("  next: " + base::Printable(next) + "\n");
  std::fflush(stdout);  // a server may take its time
}

ExitCode CodeOf(const fetch::Status& status, const std::string& doubt = "") {
  return status.standing == fetch::Standing::gone || !doubt.empty() ? ExitCode::findings : ExitCode::clean;
}

ExitCode ShowStatus(const sources::SourceEntry& entry, const fetch::Store& store) {
  const base::Expected<fetch::Status> status = fetch::StatusOf(entry.source, store);
  if (!status) return Report(status.error());
  Print(entry, *status);
  return CodeOf(*status);
}

ExitCode FetchOne(const sources::SourceEntry& entry, const fetch::Store& store, const FetchOptions& options) {
  if (!entry.source.url) return ShowStatus(entry, store);
  const base::Expected<fetch::Fetched> fetched = fetch::Fetch(entry.source, store, Today(), options.limits);
  if (!fetched) {
    base::Error error = fetched.error();
    error.message = entry.source.id + ": " + error.message;
    return Report(error);
  }
  Print(entry, fetched->status, fetched->doubt);
  return CodeOf(fetched->status, fetched->doubt);
}

}  // namespace

ExitCode RunFetch(const FetchOptions& options) {
  const base::Expected<sources::Registry> registry = sources::ReadRegistry(options.places.sources);
  if (!registry) return Report(registry.error());
  const base::Expected<fetch::Store> store = OpenCaptures(options.captures);
  if (!store) return Report(store.error());
  ExitCode status = ExitCode::clean;
  for (const base::Error& error : registry->errors) status = Report(error);
  const base::Expected<std::vector<sources::SourceEntry>> chosen = Choose(*registry, options.sources);
  if (!chosen) return ReportUsage(chosen.error());
  for (const sources::SourceEntry& entry : *chosen) {
    const ExitCode one = options.status ? ShowStatus(entry, *store) : FetchOne(entry, *store, options);
    status = std::max(status, one);
  }
  return status;
}

}  // namespace portbook::cli
