#include "portbook/config/file.h"

#include <array>
#include <fstream>

namespace portbook::config {

base::Expected<std::string> ReadBytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) return base::Fail(path, "cannot be opened");
  std::string bytes;
  std::array<char, 65536> buffer;
  // istream::read turns what the file buffer throws into badbit.
  do {
    in.read(buffer.data(), buffer.size());
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
  } while (in);
  if (in.bad()) return base::Fail(path, "cannot be read");
  return bytes;
}

}  // namespace portbook::config
