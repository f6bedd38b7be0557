// The encoding of a text capture: found out as a browser would, then converted to valid UTF-8 with every byte
// that could not be read made visible (U+FFFD). Knows nothing of what the text says; line ends are left as
// they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "portbook/diag/diagnostic.h"

namespace portbook::decode {

// What the medium says about where an encoding may be declared.
enum class CharsetHint : std::uint8_t {
  plain,  // byte-order mark, NUL pattern, valid UTF-8, else a guess by statistics
  html,   // as plain, but <meta charset> (also http-equiv) counts before the guess
};

// The encoding's name as ICU understands it: "UTF-8", "UTF-16LE", "windows-1252", "Shift_JIS" ...
// The byte-order mark's length is reported so that it is not converted.
struct Charset {
  std::string name;
  std::size_t byte_order_mark = 0;  // bytes to skip at the start
  friend bool operator==(const Charset&, const Charset&) = default;
};
Charset DetectCharset(std::string_view bytes, CharsetHint hint);

// ENSURES: valid UTF-8 without a byte-order mark and without NUL. An undecodable byte and a NUL are U+FFFD
// each, with one diagnostic a kind (input-invalid-utf8, input-nul-bytes) that names the first place and the
// number. No text gives input-empty; a text of control characters gives input-not-text and an empty result.
std::string ToUtf8(std::string_view bytes, CharsetHint hint, diag::Sink& sink);

}  // namespace portbook::decode
