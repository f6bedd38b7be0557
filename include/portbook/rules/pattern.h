// A compiled RE2 expression with the place it was written at. RE2 itself stays in src/rules.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/base/locator.h"

namespace portbook::rules {

struct Match {
  base::Span whole;  // bytes of the text searched
  std::vector<std::pair<std::string, base::Span>>
      groups;  // named groups that took part, in the pattern's order
  std::optional<base::Span> Group(std::string_view name) const;
};

class Pattern {
 public:
  // UTF-8, leftmost-first, one line: `.` does not match a line feed. An expression that RE2 rejects, or one
  // that matches the empty text, is the Error (message only; the caller knows the place).
  [[nodiscard]] static base::Expected<Pattern> Compile(std::string expression, std::string place);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  // The first match at or after `from` (bytes).
  std::optional<Match> Find(std::string_view text, std::size_t from = 0) const;
  bool Matches(std::string_view text) const { return Find(text).has_value(); }
  // Every match, left to right, not overlapping.
  std::vector<Match> FindAll(std::string_view text) const;

  const std::string& expression() const;
  const std::string& place() const;  // "rules/common/headers.toml:12:9"
  bool HasGroup(std::string_view name) const;

 private:
  struct Impl;
  explicit Pattern(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace portbook::rules
