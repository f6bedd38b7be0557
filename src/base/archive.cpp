#include "portbook/base/archive.h"

#include "portbook/base/digest.h"

namespace portbook::base {
namespace {

constexpr std::size_t kDigestSize = 64;  // hex digits

}  // namespace

void Write(ArchiveWriter& writer, const Text& text) {
  writer.Put(text.value());
  writer.Put(static_cast<std::uint32_t>(text.runs().size()));
  for (const Run& run : text.runs()) writer.Put(run);
}

Text Read(ArchiveReader& reader, std::type_identity<Text>) {
  Text text;
  const std::string_view value = reader.GetString();
  std::uint32_t count = 0;
  reader.Get(count);
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
    Run run;
    reader.Get(run);
    if (run.begin < at || run.end <= run.begin || run.end > value.size())
      reader.Fail("a run outside of its text");
    if (!reader.ok()) return text;
    text.AppendSynthesized(value.substr(at, run.begin - at));
    text.Append(value.substr(run.begin, run.end - run.begin), run.at, run.style);
    at = run.end;
  }
  if (!reader.ok()) return text;
  text.AppendSynthesized(value.substr(at));
  if (text.runs().size() != count) reader.Fail("two runs that are one");
  return text;
}

std::string Seal(std::string_view signature, std::uint32_t version, std::string_view content) {
  ArchiveWriter writer;
  writer.Put(version);
  std::string bytes = std::string(signature) + writer.Take();
  bytes.reserve(bytes.size() + content.size() + kDigestSize);
  bytes += content;
  bytes += Sha256Hex(bytes);
  return bytes;
}

Expected<std::string_view> Unseal(std::string_view signature, std::uint32_t version, std::string_view bytes) {
  if (!bytes.starts_with(signature)) return Fail("", "no signature at its start");
  const std::size_t head = signature.size() + sizeof(version);
  if (bytes.size() < head + kDigestSize) return Fail("", "an early end");
  const std::string_view sealed = bytes.substr(0, bytes.size() - kDigestSize);
  ArchiveReader reader(sealed.substr(signature.size()));
  std::uint32_t found = 0;
  reader.Get(found);
  if (found != version) return Fail("", "version " + std::to_string(found));
  if (Sha256Hex(sealed) != bytes.substr(sealed.size())) return Fail("", "a wrong SHA-256");
  return sealed.substr(head);
}

}  // namespace portbook::base
