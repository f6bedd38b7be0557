// Document to bytes and back: how a decoder's child process hands its result over, and what a cache stores.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"

namespace portbook::doc {

inline constexpr std::uint32_t kCodecVersion = 2;

// Deterministic, little-endian, with magic, version and a trailing SHA-256. `diagnostics` are those of the
// decoder that made the document.
std::string Encode(const Document& document, const std::vector<diag::Diagnostic>& diagnostics = {});

// Fails on anything that Encode did not write: wrong magic or version, damaged or truncated bytes, an index
// out of range. Never reads out of bounds and never allocates more than a small multiple of bytes.size(). The
// decoder's diagnostics go to the sink.
[[nodiscard]] base::Expected<Document> Decode(std::string_view bytes, diag::Sink& sink);
[[nodiscard]] base::Expected<Document> Decode(std::string_view bytes);

// Empty, or what of the document first holds an index or a span that leads nowhere.
std::string FindUnsound(const Document& document);

}  // namespace portbook::doc
