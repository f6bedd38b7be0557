// TOML with places: every value knows FILE:LINE:COLUMN, every key that nobody asked for is an error. The only
// door to toml++; its exceptions end here.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"

namespace portbook::config {

// A table of a TOML file. Reading a key marks it as known; Errors() lists the wrong types and the keys nobody
// read. REQUIRES: the TomlFile outlives it.
class Table {
 public:
  bool Has(std::string_view key) const;
  std::optional<std::string> String(std::string_view key);
  std::optional<std::int64_t> Integer(std::string_view key);
  std::optional<bool> Boolean(std::string_view key);
  // ISO 8601 text of a TOML date or of a string that holds one.
  std::optional<std::string> Date(std::string_view key);
  // Missing: empty. An element of another type is an error.
  std::vector<std::string> Strings(std::string_view key);
  std::vector<Table> Tables(std::string_view key);      // [[key]]
  std::optional<Table> SubTable(std::string_view key);  // [key]
  // Keys in the order in which they stand in the file.
  std::vector<std::string> Keys() const;
  // As String, but a missing key is an error.
  std::string RequiredString(std::string_view key);

  // "FILE:LINE:COLUMN" of a key's value, or of the table itself.
  std::string Place(std::string_view key = "") const;
  // Adds an error at a key (or, for an element of a list, at that element) with the file's line, a caret
  // under the value and `help`. `offset` and `length` narrow the caret to code points inside a string value.
  void Fail(std::string_view key, std::string message, std::string help = "", int element = -1,
            int offset = 0, int length = 0);

 private:
  friend class TomlFile;
  struct Node;
  explicit Table(Node* node) : node_(node) {}
  Node* node_;
};

class TomlFile {
 public:
  // `name` is what places are called by. A syntax error is the Error, with its line and a caret.
  [[nodiscard]] static base::Expected<TomlFile> Parse(std::string name, std::string text);
  // Reads the file; an unreadable one is the Error.
  [[nodiscard]] static base::Expected<TomlFile> Read(const std::string& path, std::string name);
  TomlFile(TomlFile&&) noexcept;
  TomlFile& operator=(TomlFile&&) noexcept;
  ~TomlFile();

  Table root();
  const std::string& name() const;
  // What was wrong so far, plus one error for every key that was never read ("unknown key `sampels`", with
  // the nearest known key as help). In file order.
  std::vector<base::Error> Errors() const;

 private:
  friend class Table;
  struct Impl;
  explicit TomlFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The text as a TOML string on one line, quotes included. REQUIRES: valid UTF-8.
std::string Quoted(std::string_view text);

}  // namespace portbook::config
