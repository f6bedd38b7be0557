// Any bytes decode as text without a fault, into valid UTF-8 and a Document whose every index and span is in
// order (the codec refuses any other).
#include <cstddef>
#include <cstdint>
#include <string>

#include "portbook/base/check.h"
#include "portbook/base/utf8.h"
#include "portbook/decode/decode.h"
#include "portbook/doc/codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace portbook;
  diag::Sink sink;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const doc::Document document =
      decode::DecodeText(doc::MakeCapture("fuzz.txt", doc::MediaType::text, std::move(bytes)), {}, {}, sink);
  PORTBOOK_CHECK(base::FirstInvalidUtf8(document.text) == std::string::npos);
  const auto decoded = doc::Decode(doc::Encode(document));
  PORTBOOK_CHECK(decoded && *decoded == document);
  return 0;
}
