// Any bytes decode as PDF without a crash, a leak or an escaping exception. Seeds:
// tests/data/tracer/guide.pdf.
#include <cstddef>
#include <cstdint>
#include <string>

#include "portbook/decode/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace portbook;
  decode::DecodeOptions options;
  options.max_inflated_bytes = 1 << 20;
  diag::Sink sink;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  decode::DecodePdf(doc::MakeCapture("fuzz.pdf", doc::MediaType::pdf, std::move(bytes)), options, {}, sink);
  return 0;
}
