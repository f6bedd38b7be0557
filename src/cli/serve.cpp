// `portbook serve`: the review page, for a browser on this machine, until it is interrupted.
#include "cli/options.h"

#include <signal.h>

#include <cstdio>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "cli/day.h"
#include "cli/diff_side.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/serve/server.h"
#include "portbook/serve/site.h"

namespace portbook::cli {
namespace {

// Says where the server is, and runs it until the program is asked to end. The signals are taken by a thread
// that waits for them, since a handler could not stop anything safely.
bool RunUntilInterrupted(serve::Server& server) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  Write(fmt::format("{}\n", server.Url()));
  std::fflush(stdout);
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&ends, &signal);
    server.Stop();
  });
  const bool went_well = server.Run();
  if (!went_well) pthread_kill(waiter.native_handle(), SIGTERM);
  waiter.join();
  return went_well;
}

}  // namespace

ExitCode RunServe(const ServeOptions& options) {
  const base::Expected<LoadedRules> rules = LoadRules(options.places);
  if (!rules) return Report(rules.error());
  serve::SiteOptions site_options;
  site_options.sources = options.places.sources;
  site_options.library = &rules->library;
  site_options.who = options.who;
  site_options.today = Today;
  if (options.against) {
    base::Expected<model::Catalog> before = LoadSide(*options.against, rules->library, options.places);
    if (!before) return Report(before.error());
    site_options.before = *std::move(before);
  }
  base::Expected<serve::ReviewSite> site = serve::ReviewSite::Open(std::move(site_options));
  if (!site) return Report(site.error());
  base::Expected<serve::Server> server = serve::Server::Bind(
      {.port = options.port}, [&](const serve::Request& request) { return site->Answer(request); });
  if (!server) return Report(server.error());
  return RunUntilInterrupted(*server) ? rules->status : Report({"", "the server could not go on", "", ""});
}

}  // namespace portbook::cli
