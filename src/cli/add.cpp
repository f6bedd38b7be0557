// `portbook add`: a guide that nobody registered, from a file or an address.
#include "cli/options.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "cli/captures.h"
#include "cli/day.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/base/utf8.h"
#include "portbook/fetch/fetch.h"
#include "portbook/registration/registration.h"

namespace portbook::cli {
namespace {

// A drafted pack may recognise another product's guide by too common a heading.
std::string WordsOn(const std::string& pack, const model::Source& source) {
  if (pack == source.vendor + "/" + source.product) return pack + ", which recognises the guide";
  return pack +
         ", another product's, which recognises the guide: where it should not, edit `pack` in source.toml";
}

std::string PackOf(const registration::Registered& registered) {
  switch (registered.choice) {
    case registration::PackChoice::named:
      return registered.pack + ", as given";
    case registration::PackChoice::recognised:
      return WordsOn(registered.pack, registered.catalog.guides.front().source);
    case registration::PackChoice::of_product:
      return registered.pack + ", the product's, though it does not recognise the guide";
    case registration::PackChoice::drafted:
      return registered.pack + ", drafted in " + registered.pack_file;
    case registration::PackChoice::unproven:
      return "none, since a draft does not prove; the common rules read it";
    case registration::PackChoice::undrafted:
      return "none: the common rules that came with the program read it; a draft goes to ./rules or --rules";
  }
  return "";
}

void Print(const registration::Registered& registered) {
  const std::string directory = base::Printable(registered.directory);
  const model::Guide& guide = registered.catalog.guides.front();
  Write(fmt::format("{}: {}\n  pack: {}\n  {}\n", base::Printable(guide.source.id), directory,
                    base::Printable(PackOf(registered)), ReadingOf(guide)));
  Write(fmt::format("  next: hold [expect] in {}/source.toml against the guide, then portbook build\n",
                    directory));
}

// Its capture's path; what was got is kept, whatever becomes of the registration.
base::Expected<std::string> FetchNew(const std::string& url, const std::string& id,
                                     const AddOptions& options) {
  const base::Expected<fetch::Store> store = OpenCaptures(options.captures);
  if (!store) return tl::unexpected(store.error());
  const base::Expected<fetch::Document> document = fetch::Obtain({url, "", ""}, std::nullopt, options.limits);
  if (!document) return tl::unexpected(document.error());
  if (document->response.answer != fetch::Answer::document)
    return base::Fail(url, fmt::format("the server answers {}", document->response.status));
  if (!document->doubt.empty()) return base::Fail(url, document->doubt, "get it by hand, and add the file");
  const base::Expected<std::string> kept = store->Keep(document->capture);
  if (!kept) return kept;
  const base::Expected<fetch::Record> record = fetch::Register(id, url, *document, *store, Today());
  if (!record) return tl::unexpected(record.error());
  return kept;
}

}  // namespace

ExitCode RunAdd(const AddOptions& options) {
  const base::Expected<LoadedRules> rules = LoadRules(options.places);
  if (!rules) return Report(rules.error());
  registration::NewGuide guide = options.guide;
  guide.file = options.from;
  const registration::Places places{options.places.sources, OwnRulesDirectory(options.places)};
  if (const auto free = registration::CheckName(guide, places); !free) return ReportUsage(free.error());
  if (fetch::IsUrl(options.from)) {
    const std::string id = guide.vendor + "/" + guide.product + "/" + guide.release;
    base::Expected<std::string> capture = FetchNew(options.from, id, options);
    if (!capture) return Report(capture.error());
    guide.url = options.from;
    guide.file = *std::move(capture);
  }
  const base::Expected<registration::Registered> registered =
      registration::Register(guide, places, rules->library, {});
  if (!registered) return Report(registered.error());
  Print(*registered);
  ReportLeaks(registered->catalog.guides.front());
  return std::max(rules->status, StatusOf(registered->catalog));
}

}  // namespace portbook::cli
