#include "portbook/sources/source.h"

#include <algorithm>
#include <filesystem>

#include "portbook/config/file.h"
#include "portbook/config/toml.h"
#include "portbook/sources/decisions.h"

namespace portbook::sources {

namespace {

constexpr std::string_view kFileName = "source.toml";

bool IsSha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string RequiredDigest(config::Table& table, std::string_view key) {
  std::string digest = table.RequiredString(key);
  if (table.Has(key) && !IsSha256(digest)) table.Fail(key, "not a SHA-256 in 64 lower-case hex digits");
  return digest;
}

// A part of the id, which is also a path.
std::string RequiredPart(config::Table& table, std::string_view key) {
  std::string part = table.RequiredString(key);
  if (table.Has(key) && (part.empty() || part.find('/') != std::string::npos)) {
    table.Fail(key, "must be a name without `/`");
  }
  return part;
}

model::Source ReadSource(config::Table& table) {
  model::Source source;
  source.vendor = RequiredPart(table, "vendor");
  source.product = RequiredPart(table, "product");
  source.release = RequiredPart(table, "release");
  source.id = source.vendor + "/" + source.product + "/" + source.release;
  source.title = table.RequiredString("title");
  source.publisher = table.RequiredString("publisher");
  source.authority = table.RequiredString("authority");
  if (table.Has("authority") && source.authority != "vendor" && source.authority != "third-party") {
    table.Fail("authority", "must be `vendor` or `third-party`");
  }
  source.document_date = table.Date("document_date");
  source.url = table.String("url");
  source.media_type = table.RequiredString("media_type");
  if (table.Has("media_type") && !doc::ParseMediaType(source.media_type)) {
    table.Fail("media_type", "must be `text`, `html` or `pdf`");
  }
  source.sha256 = RequiredDigest(table, "sha256");
  source.transcribed = table.Boolean("transcribed").value_or(false);
  if (table.Has("original_sha256")) source.original_sha256 = RequiredDigest(table, "original_sha256");
  source.pack = table.String("pack").value_or("");
  return source;
}

std::optional<int> ReadCount(config::Table& table, std::string_view key) {
  const std::optional<std::int64_t> count = table.Integer(key);
  if (!count) return std::nullopt;
  if (*count < 0 || *count > 10'000'000) {
    table.Fail(key, "must be a count");
    return std::nullopt;
  }
  return static_cast<int>(*count);
}

Expected ReadExpected(config::Table table) {
  Expected expected;
  expected.tables = ReadCount(table, "tables");
  expected.entries = ReadCount(table, "entries");
  expected.flows = ReadCount(table, "flows");
  if (std::optional<config::Table> ignored = table.SubTable("ignored")) {
    for (const std::string& rule : ignored->Keys()) {
      if (const auto count = ReadCount(*ignored, rule)) expected.ignored[rule] = *count;
    }
  }
  return expected;
}

Rendition ReadRendition(config::Table table, const std::filesystem::path& directory) {
  Rendition rendition;
  rendition.file = (directory / table.RequiredString("file")).generic_string();
  const auto type = doc::ParseMediaType(table.RequiredString("media_type"));
  if (table.Has("media_type") && !type) table.Fail("media_type", "must be `text`, `html` or `pdf`");
  rendition.media_type = type.value_or(doc::MediaType::html);
  rendition.sha256 = RequiredDigest(table, "sha256");
  return rendition;
}

void ReadEntry(const std::filesystem::path& path, Registry& registry) {
  base::Expected<config::TomlFile> toml = config::TomlFile::Read(path.string(), path.generic_string());
  if (!toml) {
    registry.errors.push_back(toml.error());
    return;
  }
  config::Table root = toml->root();
  SourceEntry entry;
  if (std::optional<config::Table> table = root.SubTable("source")) {
    entry.source = ReadSource(*table);
    entry.directory = path.parent_path().generic_string();
    entry.file = (path.parent_path() / table->RequiredString("file")).generic_string();
  } else {
    root.Fail("", "no [source]");
  }
  for (const config::Table& table : root.Tables("rendition"))
    entry.renditions.push_back(ReadRendition(table, path.parent_path()));
  if (std::optional<config::Table> table = root.SubTable("expect")) entry.expected = ReadExpected(*table);
  std::vector<base::Error> errors = toml->Errors();
  Decisions decided = ReadDecisions(path.parent_path().generic_string());
  entry.decisions = std::move(decided.decisions);
  errors.insert(errors.end(), decided.errors.begin(), decided.errors.end());
  registry.errors.insert(registry.errors.end(), errors.begin(), errors.end());
  if (errors.empty()) registry.entries.push_back(std::move(entry));
}

// An id names one source; the first by path keeps it.
void DropRepeatedIds(Registry& registry) {
  std::stable_sort(registry.entries.begin(), registry.entries.end(),
                   [](const SourceEntry& a, const SourceEntry& b) { return a.source.id < b.source.id; });
  const auto same_id = [&](const SourceEntry& a, const SourceEntry& b) {
    if (a.source.id != b.source.id) return false;
    registry.errors.push_back({b.directory + "/" + std::string(kFileName),
                               "a second source named `" + b.source.id + "`", "",
                               "the first is at " + a.directory});
    return true;
  };
  registry.entries.erase(std::unique(registry.entries.begin(), registry.entries.end(), same_id),
                         registry.entries.end());
}

}  // namespace

base::Expected<Registry> ReadRegistry(const std::string& directory) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  std::filesystem::recursive_directory_iterator found(directory, error);
  for (; !error && found != std::filesystem::recursive_directory_iterator(); found.increment(error)) {
    if (found->path().filename() == kFileName) paths.push_back(found->path());
  }
  if (error) return base::Fail(directory, "cannot be read: " + error.message());
  std::sort(paths.begin(), paths.end());
  Registry registry;
  for (const std::filesystem::path& path : paths) ReadEntry(path, registry);
  DropRepeatedIds(registry);
  return registry;
}

base::Expected<doc::Capture> ReadCapture(const SourceEntry& entry) {
  const std::optional<doc::MediaType> type = doc::ParseMediaType(entry.source.media_type);
  if (!type) return base::Fail(entry.directory, "unknown media type `" + entry.source.media_type + "`");
  return ReadCapture(entry, {entry.file, *type, entry.source.sha256});
}

base::Expected<doc::Capture> ReadCapture(const SourceEntry& entry, const Rendition& rendition) {
  base::Expected<std::string> bytes = config::ReadBytes(rendition.file);
  if (!bytes) return tl::unexpected(bytes.error());
  doc::Capture capture = doc::MakeCapture(rendition.file, rendition.media_type, std::move(*bytes));
  if (capture.sha256 != rendition.sha256) {
    return base::Fail(rendition.file,
                      "its SHA-256 is " + capture.sha256 + ", not " + rendition.sha256 + " as in " +
                          entry.directory + "/" + std::string(kFileName),
                      "if the change is meant, put the new SHA-256 there");
  }
  return capture;
}

base::Expected<doc::Capture> ReadFile(const std::string& path) {
  base::Expected<std::string> bytes = config::ReadBytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const doc::MediaType type = doc::SniffMediaType(path, *bytes);
  return doc::MakeCapture(path, type, std::move(*bytes));
}

}  // namespace portbook::sources
