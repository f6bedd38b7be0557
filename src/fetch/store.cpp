#include "portbook/fetch/store.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "portbook/base/digest.h"
#include "portbook/base/staged_file.h"
#include "portbook/config/file.h"
#include "portbook/config/toml.h"

namespace portbook::fetch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestEnding = 8;  // bytes, its dot among them

// A text's own ending says which notation it is written in: `.md` is no `.txt`.
std::string TextEnding(std::string_view name) {
  const std::string ending = fs::path(name.substr(0, name.find_first_of("?#"))).extension().string();
  const bool plain = ending.size() > 1 && ending.size() <= kLongestEnding &&
                     std::all_of(ending.begin() + 1, ending.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
  return plain ? ending : ".txt";
}

std::string EndingOf(const doc::Capture& capture) {
  switch (capture.media_type) {
    case doc::MediaType::text:
      return TextEnding(capture.name);
    case doc::MediaType::html:
      return ".html";
    case doc::MediaType::pdf:
      return ".pdf";
  }
  return "";
}

Record Parse(config::Table& table) {
  Record record;
  record.url = table.RequiredString("url");
  record.etag = table.String("etag").value_or("");
  record.last_modified = table.String("last_modified").value_or("");
  record.sha256 = table.String("sha256").value_or("");
  record.previous_sha256 = table.String("previous_sha256").value_or("");
  const auto type = doc::ParseMediaType(table.String("media_type").value_or("html"));
  if (!type) table.Fail("media_type", "must be `text`, `html` or `pdf`");
  record.media_type = type.value_or(doc::MediaType::html);
  record.fetched = table.Date("fetched").value_or("");
  record.asked = table.Date("asked").value_or("");
  record.gone = static_cast<int>(table.Integer("gone").value_or(0));
  return record;
}

std::string Format(std::string_view source_id, const Record& record) {
  std::string text =
      fmt::format("# What `portbook fetch` got for {}.\nurl = {}\n", source_id, config::Quoted(record.url));
  const auto line = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) text += fmt::format("{} = {}\n", key, config::Quoted(value));
  };
  line("etag", record.etag);
  line("last_modified", record.last_modified);
  line("sha256", record.sha256);
  line("previous_sha256", record.previous_sha256);
  if (!record.sha256.empty()) line("media_type", std::string(doc::Name(record.media_type)));
  if (!record.fetched.empty()) text += fmt::format("fetched = {}\n", record.fetched);
  text += fmt::format("asked = {}\n", record.asked);
  if (record.gone != 0) text += fmt::format("gone = {}\n", record.gone);
  return text;
}

fs::path RecordPath(const std::string& directory, std::string_view source_id) {
  return fs::path(directory) / "sources" / (std::string(source_id) + ".toml");
}

}  // namespace

base::Expected<std::optional<Record>> Store::Find(std::string_view source_id) const {
  const std::string path = RecordPath(directory_, source_id).string();
  std::error_code error;
  if (!fs::exists(path, error)) return std::optional<Record>();
  base::Expected<config::TomlFile> file = config::TomlFile::Read(path, path);
  if (!file) return tl::unexpected(file.error());
  config::Table root = file->root();
  Record record = Parse(root);
  const std::vector<base::Error> errors = file->Errors();
  if (!errors.empty()) return tl::unexpected(errors.front());
  return std::optional(std::move(record));
}

base::Expected<void> Store::Put(std::string_view source_id, const Record& record) const {
  return base::WriteWhole(RecordPath(directory_, source_id).string(), Format(source_id, record));
}

base::Expected<std::string> Store::Keep(const doc::Capture& capture) const {
  if (std::string kept = PathOf(capture.sha256); !kept.empty()) {
    const base::Expected<std::string> bytes = config::ReadBytes(kept);
    if (bytes && base::Sha256Hex(*bytes) == capture.sha256) return kept;
    return base::Fail(kept, "is not what was kept under this name", "move it away, and fetch again");
  }
  const fs::path path = fs::path(directory_) / (capture.sha256 + EndingOf(capture));
  return base::WriteWhole(path.string(), capture.bytes).map([&] { return path.string(); });
}

std::string Store::PathOf(std::string_view sha256) const {
  std::error_code error;
  for (fs::directory_iterator entry(directory_, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().stem() == sha256 && entry->is_regular_file()) return entry->path().string();
  }
  return "";
}

}  // namespace portbook::fetch
