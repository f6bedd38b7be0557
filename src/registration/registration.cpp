#include "portbook/registration/registration.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "portbook/base/staged_file.h"
#include "portbook/base/utf8.h"
#include "portbook/pipeline/expectations.h"
#include "portbook/registration/draft.h"
#include "portbook/sources/source.h"
#include "registration/source_toml.h"

namespace portbook::registration {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPartLetters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+";

base::Expected<void> CheckPart(std::string_view name, const std::string& part) {
  const bool fits = !part.empty() && part.front() != '.' && part.front() != '-' &&
                    part.find_first_not_of(kPartLetters) == std::string::npos;
  if (fits) return {};
  return base::Fail("", fmt::format("`{}` is no name of a {}", base::Printable(part), name),
                    "it becomes a directory: letters, digits and `.`, `-`, `_`, `+`");
}

// What was made so far; it is gone again unless all was made.
class Made {
 public:
  Made() = default;
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;
  ~Made() {
    std::error_code error;
    for (const fs::path& path : paths_) fs::remove_all(path, error);
  }
  void Add(fs::path path) { paths_.push_back(std::move(path)); }
  void Keep() { paths_.clear(); }

 private:
  std::vector<fs::path> paths_;
};

fs::path DirectoryOf(const NewGuide& guide, const Places& places) {
  return fs::path(places.sources) / guide.vendor / guide.product / guide.release;
}

base::Expected<void> CheckIsNew(const NewGuide& guide, const Places& places) {
  const fs::path directory = DirectoryOf(guide, places);
  std::error_code error;
  if (fs::exists(directory, error)) {
    return base::Fail(directory.generic_string(), "stands already",
                      "a guide is never written over: name another release, or edit what stands there");
  }
  if (!fs::exists(places.sources, error)) return {};
  const base::Expected<sources::Registry> registry = sources::ReadRegistry(places.sources);
  if (!registry) return tl::unexpected(registry.error());
  const std::string id = guide.vendor + "/" + guide.product + "/" + guide.release;
  for (const sources::SourceEntry& entry : registry->entries) {
    if (entry.source.id == id)
      return base::Fail(entry.directory, "is registered as `" + id + "` already", "name another release");
  }
  return {};
}

model::Source SourceOf(const NewGuide& guide, const doc::Capture& capture) {
  model::Source source;
  source.vendor = guide.vendor;
  source.product = guide.product;
  source.release = guide.release;
  source.id = guide.vendor + "/" + guide.product + "/" + guide.release;
  source.publisher = guide.publisher.value_or(guide.vendor);
  source.authority = "vendor";
  source.url = guide.url;
  source.media_type = doc::Name(capture.media_type);
  source.sha256 = capture.sha256;
  return source;
}

std::string TitleOf(const model::Guide& guide) {
  for (const doc::Block& block : guide.document.blocks) {
    if (block.kind != doc::BlockKind::heading || block.lines.empty()) continue;
    const std::string title = base::FoldSpace(block.lines.front().value());
    if (!title.empty()) return title;
  }
  return guide.source.product + " " + guide.source.release;
}

bool Proves(const base::Expected<rules::Library>& library, const rules::Library& before) {
  if (!library) return false;
  const std::vector<base::Error> known = rules::ProveSamples(before);
  const std::vector<base::Error> errors = rules::ProveSamples(*library);
  return std::all_of(errors.begin(), errors.end(), [&](const base::Error& error) {
    return std::find(known.begin(), known.end(), error) != known.end();
  });
}

// One registration, step by step.
class Registration {
 public:
  Registration(const NewGuide& guide, const Places& places, const rules::Library& library,
               const pipeline::Options& options, doc::Capture capture)
      : guide_(guide),
        places_(places),
        library_(library),
        options_(options),
        capture_(std::move(capture)),
        source_(SourceOf(guide, capture_)),
        directory_(DirectoryOf(guide, places)) {}

  base::Expected<Registered> Run() {
    return ChoosePack().and_then([this] { return WriteSource(); }).map([this] {
      made_.Keep();
      return std::move(registered_);
    });
  }

 private:
  base::Expected<void> ChoosePack() {
    const std::string product = guide_.vendor + "/" + guide_.product;
    if (guide_.pack) return ReadWith(library_, *guide_.pack, PackChoice::named);
    base::Expected<model::Catalog> first = pipeline::Extract(guide_.file, library_, std::nullopt, options_);
    if (!first) return tl::unexpected(first.error());
    const std::string& recognised = first->guides.front().source.pack;
    if (!recognised.empty()) return ReadWith(library_, recognised, PackChoice::recognised);
    const std::vector<std::string> packs = library_.packs();
    if (std::find(packs.begin(), packs.end(), product) != packs.end())
      return ReadWith(library_, product, PackChoice::of_product);
    if (!places_.rules) return ReadWith(library_, "", PackChoice::undrafted);
    return Draft(first->guides.front(), product, *places_.rules);
  }

  base::Expected<void> Draft(const model::Guide& first, const std::string& pack,
                             const std::string& rules_directory) {
    const fs::path path = fs::path(rules_directory) / (pack + ".toml");
    std::error_code error;
    if (fs::exists(path, error))
      return base::Fail(path.string(), "stands already, and is not the pack `" + pack + "`",
                        "name one by --pack");
    const base::Expected<rules::RuleSet> common = library_.ForPack("");
    if (!common) return tl::unexpected(common.error());
    const std::string name = fs::path(guide_.file).filename().string();
    made_.Add(path);
    const base::Expected<void> written =
        base::WriteWhole(path.string(), DraftPack(first, name, pack, *common, Recognition::own_title));
    if (!written) return written;
    const base::Expected<rules::Library> with_draft = rules::Library::Read(rules_directory);
    if (!Proves(with_draft, library_)) {
      fs::remove(path, error);
      return ReadWith(library_, "", PackChoice::unproven);
    }
    registered_.pack_file = path.generic_string();
    return ReadWith(*with_draft, pack, PackChoice::drafted);
  }

  // As a build will read it.
  base::Expected<void> ReadWith(const rules::Library& library, const std::string& pack, PackChoice choice) {
    const base::Expected<rules::RuleSet> rules = library.ForPack(pack);
    if (!rules) return tl::unexpected(rules.error());
    source_.pack = registered_.pack = pack;
    registered_.choice = choice;
    std::vector<reconcile::Reading> readings;
    readings.push_back(pipeline::ReadGuide(capture_, source_, *rules, options_));
    registered_.catalog = reconcile::Reconcile(std::move(readings), options_.reconcile);
    const model::Guide& guide = registered_.catalog.guides.front();
    if (base::FoldSpace(guide.document.text).empty()) return base::Fail(guide_.file, "no text is read in it");
    return {};
  }

  base::Expected<void> WriteSource() {
    const model::Guide& guide = registered_.catalog.guides.front();
    source_.title = guide_.title.value_or(TitleOf(guide));
    made_.Add(directory_);
    std::string file = fs::absolute(guide_.file).lexically_normal().generic_string();
    if (guide_.keeping == Keeping::copy) {
      file = "guide" + fs::path(guide_.file).extension().string();
      if (const auto copied = base::WriteWhole((directory_ / file).string(), capture_.bytes); !copied)
        return copied;
    }
    registered_.directory = directory_.generic_string();
    // Last: a directory without it is no source.
    return base::WriteWhole((directory_ / "source.toml").string(),
                            SourceToml(source_, file, pipeline::Measure(guide)));
  }

  const NewGuide& guide_;
  const Places& places_;
  const rules::Library& library_;
  const pipeline::Options& options_;
  doc::Capture capture_;
  model::Source source_;
  fs::path directory_;
  Made made_;
  Registered registered_;
};

}  // namespace

base::Expected<void> CheckName(const NewGuide& guide, const Places& places) {
  return CheckPart("vendor", guide.vendor)
      .and_then([&] { return CheckPart("product", guide.product); })
      .and_then([&] { return CheckPart("release", guide.release); })
      .and_then([&] { return CheckIsNew(guide, places); });
}

base::Expected<Registered> Register(const NewGuide& guide, const Places& places,
                                    const rules::Library& library, const pipeline::Options& options) {
  if (const base::Expected<void> free = CheckName(guide, places); !free) return tl::unexpected(free.error());
  base::Expected<doc::Capture> capture = sources::ReadFile(guide.file);
  if (!capture) return tl::unexpected(capture.error());
  return Registration(guide, places, library, options, *std::move(capture)).Run();
}

}  // namespace portbook::registration
