// The columns of a table, in the order in which rows are written and read: an archive that keeps the keys of
// Fields() and looks at no value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/fields.h"

namespace portbook::catalog {

class RowNames {
 public:
  static constexpr bool kReading = false;
  static constexpr bool kLists = false;
  template <class T>
  using Ref = const T;

  template <class T>
  void Field(std::string_view key, const T&) {
    names_.emplace_back(key);
  }
  void Index(std::string_view key, int) { names_.emplace_back(key); }
  void Reference(std::string_view key, const std::string&) { names_.emplace_back(key); }
  void Box(std::string_view, const std::optional<base::Box>&) {
    names_.insert(names_.end(), {"x0", "y0", "x1", "y1"});
  }
  template <class T>
  void Nested(std::string_view, const T& value) {
    Fields(*this, value);
  }
  template <class T>
  void Child(std::string_view, const Table&, const T&) {}
  template <class T>
  void List(std::string_view, const Table&, const std::vector<T>&) {}
  void Home(const model::FindingMember&) { names_.emplace_back("source_key"); }

  std::vector<std::string> Take() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
};

// "key", the parent and "ordinal" where there is a parent, then the type's own.
template <class T>
std::vector<std::string> ColumnNames(const Table& table) {
  RowNames own;
  const T sample{};
  Fields(own, sample);
  std::vector<std::string> names = {"key"};
  if (!table.parent.empty()) names.insert(names.end(), {std::string(table.parent), "ordinal"});
  for (std::string& name : own.Take()) names.push_back(std::move(name));
  return names;
}

}  // namespace portbook::catalog
