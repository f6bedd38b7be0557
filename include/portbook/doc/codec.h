// Document to bytes and back: how a decoder's child process hands its result over, and what a cache stores.
#pragma once

#include <string>
#include <string_view>

#include "portbook/base/error.h"
#include "portbook/doc/document.h"

namespace portbook::doc {

inline constexpr std::uint32_t kCodecVersion = 1;

// Deterministic, little-endian, with magic, version and a trailing SHA-256.
std::string Encode(const Document& document);

// Fails on anything that Encode did not write: wrong magic or version, damaged or truncated bytes, an index out of range.
// Never reads out of bounds and never allocates more than a small multiple of bytes.size().
[[nodiscard]] base::Expected<Document> Decode(std::string_view bytes);

}  // namespace portbook::doc
