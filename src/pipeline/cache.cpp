#include "pipeline/cache.h"

#include <filesystem>
#include <tuple>
#include <utility>
#include <vector>

#include "pipeline/program_identity.h"
#include "portbook/base/archive.h"
#include "portbook/base/digest.h"
#include "portbook/base/staged_file.h"
#include "portbook/config/file.h"
#include "portbook/doc/codec.h"
#include "portbook/model/codec.h"

namespace portbook::pipeline {
namespace {

constexpr std::size_t kKeySize = 64;  // hex digits

// Where an entry stands, and what it is only good for.
struct Slot {
  std::string path;
  std::string key;
};

std::string DigestOf(const std::vector<std::string_view>& parts) {
  base::ArchiveWriter writer;
  for (const std::string_view part : parts) writer.Put(part);
  return base::Sha256Hex(writer.Take());
}

// A decoder goes by the name's ending, too.
Slot SlotOf(const doc::Capture& capture, const std::string& directory, const std::string& program) {
  return {directory + "/documents/" + capture.sha256,
          DigestOf({program, capture.sha256, doc::Name(capture.media_type), capture.name})};
}

// The guide holds its source, so that no key has to.
Slot SlotOf(const doc::Capture& capture, const model::Source& source, const rules::RuleSet& rules,
            const std::string& directory, const std::string& program) {
  const std::string document = SlotOf(capture, directory, program).key;
  return {directory + "/guides/" + DigestOf({source.id, capture.sha256}),
          DigestOf({document, rules.pack(), rules.digest()})};
}

std::optional<std::string> Find(const Slot& slot) {
  base::Expected<std::string> bytes = config::ReadBytes(slot.path);
  if (!bytes || !bytes->starts_with(slot.key)) return std::nullopt;
  bytes->erase(0, kKeySize);
  return *std::move(bytes);
}

// A cache that cannot be written costs time, and nothing else.
void Store(const Slot& slot, std::string_view value) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(slot.path).parent_path(), error);
  base::StagedFile file(slot.path);
  std::ignore = file.Write(slot.key + std::string(value)).and_then([&] { return file.Commit(); });
}

bool AreTheProgramsOwn(const Options& options) {
  const Options own;
  return options.decode == own.decode && options.table == own.table && options.interpret == own.interpret &&
         options.normalize == own.normalize;
}

}  // namespace

Cache::Cache(const Options& options) : directory_(AreTheProgramsOwn(options) ? options.cache : "") {
  if (!directory_.empty()) program_ = ProgramIdentity();
}

std::optional<doc::Document> Cache::FindDocument(const doc::Capture& capture, diag::Sink& sink) const {
  if (directory_.empty()) return std::nullopt;
  const std::optional<std::string> bytes = Find(SlotOf(capture, directory_, program_));
  if (!bytes) return std::nullopt;
  base::Expected<doc::Document> document = doc::Decode(*bytes, sink);
  if (!document) return std::nullopt;
  return *std::move(document);
}

void Cache::StoreDocument(const doc::Capture& capture, std::string_view encoded) const {
  if (!directory_.empty()) Store(SlotOf(capture, directory_, program_), encoded);
}

std::optional<reconcile::Reading> Cache::FindReading(const doc::Capture& capture, const model::Source& source,
                                                     const rules::RuleSet& rules) const {
  if (directory_.empty()) return std::nullopt;
  const std::optional<std::string> bytes = Find(SlotOf(capture, source, rules, directory_, program_));
  if (!bytes) return std::nullopt;
  base::Expected<model::DecodedGuide> decoded = model::Decode(*bytes);
  if (!decoded || decoded->guide.source != source) return std::nullopt;
  return reconcile::Reading{std::move(decoded->guide), std::move(decoded->diagnostics), &rules};
}

void Cache::StoreReading(const doc::Capture& capture, const model::Source& source,
                         const rules::RuleSet& rules, std::string_view encoded) const {
  if (!directory_.empty()) Store(SlotOf(capture, source, rules, directory_, program_), encoded);
}

}  // namespace portbook::pipeline
