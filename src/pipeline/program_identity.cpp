#include "pipeline/program_identity.h"

#include <link.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <vector>

#include "portbook/base/digest.h"
#include "portbook/base/version.h"
#include "portbook/config/file.h"

namespace portbook::pipeline {
namespace {

namespace fs = std::filesystem;

// Poppler's data is no library: a package of its own that may come and go.
constexpr const char* kCharacterMaps = "/usr/share/poppler";

// Notes are padded to four bytes.
constexpr std::size_t Padded(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

std::string_view BuildIdIn(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof(head));
    const std::size_t name_at = sizeof(head), id_at = name_at + Padded(head.n_namesz);
    const std::size_t end = id_at + Padded(head.n_descsz);
    if (end > notes.size()) return {};
    const std::string_view name = notes.substr(name_at, head.n_namesz);
    if (head.n_type == NT_GNU_BUILD_ID && name == std::string_view("GNU", 4))
      return notes.substr(id_at, head.n_descsz);
    notes.remove_prefix(end);
  }
  return {};
}

std::string_view BuildIdOf(const dl_phdr_info& object) {
  for (std::size_t i = 0; i < object.dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = object.dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const char*>(object.dlpi_addr + part.p_vaddr);  // NOLINT
    const std::string_view id = BuildIdIn({begin, part.p_memsz});
    if (!id.empty()) return id;
  }
  return {};
}

// What was linked without a build id is known by its bytes. The kernel's own page has no file: it holds
// clocks, and no stage reads one.
std::string IdentityOf(const dl_phdr_info& object) {
  const std::string_view id = BuildIdOf(object);
  if (!id.empty()) return std::string(id);
  const std::string name = object.dlpi_name;
  return base::Sha256Hex(config::ReadBytes(name.empty() ? "/proc/self/exe" : name).value_or(""));
}

std::vector<std::string> LoadedObjects() {
  std::vector<std::string> identities;
  const auto add = [](dl_phdr_info* object, std::size_t, void* list) {
    static_cast<std::vector<std::string>*>(list)->push_back(IdentityOf(*object));
    return 0;
  };
  ::dl_iterate_phdr(add, &identities);
  return identities;
}

std::vector<std::string> CharacterMaps() {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator file(kCharacterMaps, error);
  for (; !error && file != fs::recursive_directory_iterator(); file.increment(error)) {
    const auto size = file->is_regular_file(error) ? file->file_size(error) : 0;
    files.push_back(file->path().string() + ' ' + std::to_string(size));
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string ProgramIdentity() {
  std::string all(base::kVersion);
  for (const std::vector<std::string>& parts : {LoadedObjects(), CharacterMaps()}) {
    for (const std::string& part : parts) all += '\0' + part;
    all += '\0';
  }
  return base::Sha256Hex(all);
}

}  // namespace portbook::pipeline
