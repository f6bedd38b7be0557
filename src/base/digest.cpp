#include "portbook/base/digest.h"

#include <openssl/evp.h>

#include <array>

#include "portbook/base/check.h"

namespace portbook::base {

std::string Sha256Hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  PORTBOOK_CHECK(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1);
  PORTBOOK_CHECK(size == digest.size());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

std::string ShortHash(std::string_view bytes) { return Sha256Hex(bytes).substr(0, 16); }

}  // namespace portbook::base
