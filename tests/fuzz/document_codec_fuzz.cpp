// Feeds Decode with the bytes as they are, and with the bytes between a right signature and a right digest,
// which random bytes would hardly ever meet. What Decode accepts must be what Encode writes.
#include <cstddef>
#include <cstdint>
#include <string>

#include "portbook/base/check.h"
#include "portbook/base/digest.h"
#include "portbook/doc/codec.h"

namespace {

void Check(const std::string& bytes) {
  portbook::diag::Sink sink;
  const auto document = portbook::doc::Decode(bytes, sink);
  if (document) PORTBOOK_CHECK(portbook::doc::Encode(*document, sink.diagnostics()) == bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Check(bytes);
  const std::string header = portbook::doc::Encode({}).substr(0, 12);  // signature and version
  const std::string sealed = header + bytes;
  Check(sealed + portbook::base::Sha256Hex(sealed));
  return 0;
}
