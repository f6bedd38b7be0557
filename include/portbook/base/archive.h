// Values to bytes and back: for a child process that hands its result over, and for a cache. One list of
// fields a type serves both directions:
//
//   auto Fields(Is<Cell> auto& v) { return std::tie(v.column, v.lines); }    beside the type, in its
//   namespace Role Last(Role) { return Role::ignored; }                                of an enumeration: its
//   last value
//
// A type that only its own functions may build has `void Write(ArchiveWriter&, const T&)` and
// `T Read(ArchiveReader&, std::type_identity<T>)` instead. The bytes are little-endian and no format for
// others: whoever reads them is the program that wrote them.
#pragma once

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "portbook/base/check.h"
#include "portbook/base/error.h"
#include "portbook/base/evidence.h"
#include "portbook/base/text.h"

namespace portbook::base {

class ArchiveWriter;
class ArchiveReader;

template <class T, class Plain>
concept Is = std::same_as<std::remove_const_t<T>, Plain>;

auto Fields(Is<Span> auto& v) { return std::tie(v.begin, v.end); }
auto Fields(Is<Box> auto& v) { return std::tie(v.x0, v.y0, v.x1, v.y1); }
auto Fields(Is<Locator> auto& v) { return std::tie(v.span, v.page, v.box); }
auto Fields(Is<Run> auto& v) { return std::tie(v.begin, v.end, v.at, v.style); }
auto Fields(Is<TablePlace> auto& v) { return std::tie(v.grid, v.row, v.column); }
auto Fields(Is<Evidence> auto& v) { return std::tie(v.quote, v.place); }
void Write(ArchiveWriter& writer, const Text& text);
Text Read(ArchiveReader& reader, std::type_identity<Text>);

template <class T>
concept Composite = requires(T& value) { Fields(value); };

template <class T>
concept HandMade = requires(ArchiveReader& reader) { Read(reader, std::type_identity<T>()); };

// How many members an aggregate has: a field that its list forgot does not compile.
struct Anything {
  template <class T>
  operator T() const;
};
template <class T, std::size_t... index>
constexpr bool IsMadeOf(std::index_sequence<index...>) {
  return requires { T{(static_cast<void>(index), Anything())...}; };
}
template <class T, std::size_t count = 64>
constexpr std::size_t MemberCount() {
  if constexpr (IsMadeOf<T>(std::make_index_sequence<count>())) {
    return count;
  } else {
    return MemberCount<T, count - 1>();
  }
}

class ArchiveWriter {
 public:
  template <class T>
  void Put(const T& value) {
    if constexpr (HandMade<T>) {
      Write(*this, value);
    } else if constexpr (Composite<const T>) {
      static_assert(MemberCount<T>() == std::tuple_size_v<decltype(Fields(value))>);
      std::apply([this](const auto&... fields) { (this->Put(fields), ...); }, Fields(value));
    } else if constexpr (std::is_enum_v<T>) {
      Put(static_cast<std::uint8_t>(value));
    } else if constexpr (std::same_as<T, double>) {
      PutBytes(std::bit_cast<std::uint64_t>(value));
    } else if constexpr (std::same_as<T, bool>) {
      PutBytes(static_cast<std::uint8_t>(value));
    } else {
      static_assert(std::integral<T>);
      PutBytes(static_cast<std::make_unsigned_t<T>>(value));
    }
  }

  void Put(std::string_view value) {
    PutCount(value.size());
    bytes_ += value;
  }
  void Put(const std::string& value) { Put(std::string_view(value)); }

  template <class T>
  void Put(const std::optional<T>& value) {
    Put(value.has_value());
    if (value) Put(*value);
  }

  template <class T>
  void Put(const std::vector<T>& values) {
    PutCount(values.size());
    for (const T& value : values) Put(value);
  }

  std::string Take() { return std::move(bytes_); }

 private:
  void PutCount(std::size_t count) {
    PORTBOOK_CHECK(count <= std::numeric_limits<std::uint32_t>::max());
    Put(static_cast<std::uint32_t>(count));
  }

  template <std::unsigned_integral T>
  void PutBytes(T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) bytes_ += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }

  std::string bytes_;
};

// Keeps the first thing that is wrong; after it every read leaves its value alone. No count is believed
// before the elements were read, so memory grows only with bytes that are there.
class ArchiveReader {
 public:
  // REQUIRES: the bytes outlive the reader.
  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  void Get(T& value) {
    if constexpr (HandMade<T>) {
      value = Read(*this, std::type_identity<T>());
    } else if constexpr (Composite<T>) {
      std::apply([this](auto&... fields) { (this->Get(fields), ...); }, Fields(value));
    } else if constexpr (std::is_enum_v<T>) {
      GetEnum(value);
    } else if constexpr (std::same_as<T, double>) {
      value = std::bit_cast<double>(GetBytes<std::uint64_t>());
      if (!std::isfinite(value)) Fail("a coordinate that is no number");
    } else if constexpr (std::same_as<T, bool>) {
      const auto byte = GetBytes<std::uint8_t>();
      if (byte > 1) Fail("a truth value that is neither 0 nor 1");
      value = byte == 1;
    } else {
      static_assert(std::integral<T>);
      value = static_cast<T>(GetBytes<std::make_unsigned_t<T>>());
    }
  }

  void Get(std::string& value) { value = GetString(); }

  template <class T>
  void Get(std::optional<T>& value) {
    bool present = false;
    Get(present);
    if (!present) return;
    if constexpr (HandMade<T>) {
      value.emplace(Read(*this, std::type_identity<T>()));
    } else {
      Get(value.emplace());
    }
  }

  template <class T>
  void Get(std::vector<T>& values) {
    std::uint32_t count = 0;
    Get(count);
    for (std::uint32_t i = 0; i < count && ok(); ++i) Get(values.emplace_back());
  }

  // Bytes of the archive itself.
  std::string_view GetString() {
    std::uint32_t size = 0;
    Get(size);
    return TakeBytes(size);
  }

  void Fail(std::string_view problem) {
    if (ok()) problem_ = problem;
  }
  // To be called last: bytes that are left are a problem too.
  void Finish() {
    if (!bytes_.empty()) Fail("bytes after its end");
  }
  bool ok() const { return problem_.empty(); }
  const std::string& problem() const { return problem_; }

 private:
  // Empty where fewer bytes are left.
  std::string_view TakeBytes(std::size_t size) {
    if (size > bytes_.size()) Fail("an end in the middle of a value");
    if (!ok()) return {};
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  template <std::unsigned_integral T>
  T GetBytes() {
    T value = 0;
    const std::string_view taken = TakeBytes(sizeof(T));
    for (std::size_t i = 0; i < taken.size(); ++i) {
      value = static_cast<T>(value | (static_cast<T>(static_cast<unsigned char>(taken[i])) << (8 * i)));
    }
    return value;
  }

  template <class Enum>
  void GetEnum(Enum& value) {
    const auto number = GetBytes<std::uint8_t>();
    if (number > static_cast<std::uint8_t>(Last(value))) Fail("an unknown value of an enumeration");
    if (ok()) value = static_cast<Enum>(number);
  }

  std::string_view bytes_;
  std::string problem_;
};

// The content between a signature with a version and the SHA-256 of all of it.
std::string Seal(std::string_view signature, std::uint32_t version, std::string_view content);
// Fails, with what the bytes have instead, on anything that Seal did not make with this signature and
// version.
[[nodiscard]] Expected<std::string_view> Unseal(std::string_view signature, std::uint32_t version,
                                                std::string_view bytes);

}  // namespace portbook::base
