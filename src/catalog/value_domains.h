// What the model's types say of a column's values and SQL does not: an archive over Fields() that looks at
// types and at no value, and goes down into every table.
#pragma once

#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "catalog/fields.h"
#include "catalog/names.h"
#include "portbook/catalog/tables.h"

namespace portbook::catalog {

// All names of a vocabulary, in its order.
template <class Enum>
std::vector<std::string> NamesUpTo(Enum last) {
  std::vector<std::string> names;
  for (int value = 0; value <= static_cast<int>(last); ++value)
    names.emplace_back(Name(static_cast<Enum>(value)));
  return names;
}
// Past the last enumerator the names of model are empty; the others state their last one.
template <class Enum>
std::vector<std::string> AllNames() {
  int last = 0;
  while (!Name(static_cast<Enum>(last + 1)).empty()) ++last;
  return NamesUpTo(static_cast<Enum>(last));
}
// clang-format off
template <> inline std::vector<std::string> AllNames<doc::MediaType>() { return NamesUpTo(doc::MediaType::pdf); }
template <> inline std::vector<std::string> AllNames<doc::CellState>() { return NamesUpTo(doc::CellState::inherited); }
template <> inline std::vector<std::string> AllNames<doc::GridBasis>() { return NamesUpTo(doc::GridBasis::aligned); }
template <> inline std::vector<std::string> AllNames<diag::Severity>() { return NamesUpTo(diag::Severity::error); }
template <> inline std::vector<std::string> AllNames<diag::Kind>() { return NamesUpTo(diag::Kinds().back().kind); }
// clang-format on

// By table and column; a column whose type says no more than SQL does is not there.
using ValueDomains = std::map<std::pair<std::string_view, std::string_view>, ValueDomain>;

class DomainCollector {
 public:
  static constexpr bool kReading = false;
  static constexpr bool kLists = false;
  template <class T>
  using Ref = const T;

  DomainCollector(ValueDomains& domains, std::string_view table) : domains_(domains), table_(table) {}

  template <class T>
  void Field(std::string_view key, const std::optional<T>&) {
    Field(key, T{});
  }
  template <class T>
  void Field(std::string_view key, const T&) {
    if constexpr (std::same_as<T, bool>) {
      Set(key, {ValueType::boolean, {}, {}, {}});
    } else if constexpr (std::is_enum_v<T>) {
      Set(key, {ValueType::text, AllNames<T>(), {}, {}});
    } else if constexpr (std::unsigned_integral<T>) {
      Set(key, {ValueType::integer, {}, 0, std::int64_t{std::numeric_limits<T>::max()}});
    }
  }
  void Index(std::string_view key, int) { Set(key, {ValueType::integer, {}, 0, {}}); }
  void Reference(std::string_view, const std::string&) {}
  void Box(std::string_view, const std::optional<base::Box>&) {}
  void Home(const model::FindingMember&) {}
  template <class T>
  void Nested(std::string_view, const T& value) {
    Fields(*this, value);
  }
  template <class T>
  void Child(std::string_view, const Table& table, const T&) {
    Collect<T>(domains_, table);
  }
  template <class T>
  void List(std::string_view, const Table& table, const std::vector<T>&) {
    Collect<T>(domains_, table);
  }

  template <class T>
  static void Collect(ValueDomains& domains, const Table& table) {
    DomainCollector collector(domains, table.name);
    const T sample{};
    Fields(collector, sample);
  }

 private:
  void Set(std::string_view key, ValueDomain domain) { domains_[{table_, key}] = std::move(domain); }

  ValueDomains& domains_;
  std::string_view table_;
};

inline ValueDomains CollectDomains() {
  ValueDomains domains;
  DomainCollector::Collect<model::Guide>(domains, kSource);
  DomainCollector::Collect<model::Finding>(domains, kFinding);
  return domains;
}

}  // namespace portbook::catalog
