// Writes JSON text straight from values: two-space indent, LF, keys in the order of Fields(). Small values (a
// statement, a cell, a place) take one line each, so that a difference between two files is a difference of
// lines. It builds no tree: a catalog of a million flows would not bear one.
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "catalog/fields.h"

namespace portbook::catalog {

// Whether a value's object stands on one line, with all that is in it.
template <class T>
inline constexpr bool kOneLine = false;
template <>
inline constexpr bool kOneLine<doc::Page> = true;
template <>
inline constexpr bool kOneLine<doc::Cell> = true;
template <>
inline constexpr bool kOneLine<model::RoleCell> = true;
template <>
inline constexpr bool kOneLine<model::Context> = true;
template <>
inline constexpr bool kOneLine<model::Footnote> = true;
template <>
inline constexpr bool kOneLine<model::Statement> = true;
template <>
inline constexpr bool kOneLine<model::PortCandidate> = true;
template <>
inline constexpr bool kOneLine<model::EndpointCandidate> = true;
template <>
inline constexpr bool kOneLine<model::Account> = true;
template <>
inline constexpr bool kOneLine<model::FindingMember> = true;
template <>
inline constexpr bool kOneLine<model::Decision> = true;

enum class Layout : std::uint8_t { one_line, lines };

class JsonWriter {
 public:
  static constexpr bool kReading = false;
  static constexpr bool kLists = true;
  template <class T>
  using Ref = const T;

  // Inside a container on one line everything is on that line.
  void Open(char bracket, Layout layout);
  void Close(char bracket);
  void Key(std::string_view key);

  template <class T>
  void Field(std::string_view key, const T& value) {
    Key(key);
    Value(value);
  }
  void Index(std::string_view key, int index) {
    Field(key, index < 0 ? std::nullopt : std::optional<int>(index));
  }
  void Reference(std::string_view key, const std::string& name) {
    Field(key, name.empty() ? std::nullopt : std::optional<std::string>(name));
  }
  void Box(std::string_view key, const std::optional<base::Box>& box) { Field(key, box); }
  template <class T>
  void Nested(std::string_view key, const T& value) {
    Field(key, value);
  }
  template <class T>
  void Child(std::string_view key, const Table&, const T& value) {
    Field(key, value);
  }
  template <class T>
  void List(std::string_view key, const Table&, const std::vector<T>& values) {
    Key(key);
    Open('[', std::is_same_v<T, std::string> ? Layout::one_line : Layout::lines);
    for (const T& value : values) {
      Item();
      Value(value);
    }
    Close(']');
  }
  void Home(const model::FindingMember&) {}

  std::string Take() { return std::move(out_); }

 private:
  struct Level {
    Layout layout;
    bool empty;
  };

  void Item();
  void Value(const std::string& value) { String(value); }
  void Value(bool value) { out_ += value ? "true" : "false"; }
  void Value(const base::Text& text);
  void Value(const base::Evidence& evidence);
  void Value(const base::Box& box);
  void Runs(const base::Text& text);

  template <class T>
  void Value(const std::optional<T>& value) {
    if (value) {
      Value(*value);
    } else {
      out_ += "null";
    }
  }
  template <class T>
    requires(std::is_arithmetic_v<T> && !std::same_as<T, bool>)
  void Value(T value) {
    if constexpr (std::is_floating_point_v<T>) value += 0.0;  // no -0: it would not survive a reader
    char digits[32];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }
  template <class T>
    requires std::is_enum_v<T>
  void Value(T value) {
    String(Name(value));
  }
  template <class T>
    requires std::is_class_v<T>
  void Value(const T& value) {
    Open('{', kOneLine<T> ? Layout::one_line : Layout::lines);
    Fields(*this, value);
    Close('}');
  }
  void String(std::string_view value);

  std::string out_;
  std::vector<Level> levels_;
};

}  // namespace portbook::catalog
