// Failures of the environment or of a rule file, returned as tl::expected. Bad guide content is no Error: it
// is a Diagnostic (portbook/diag).
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace portbook::base {

struct Error {
  std::string place;    // "FILE", "FILE:LINE:COLUMN" (1-based) or empty
  std::string message;  // one sentence
  std::string snippet;  // the source line with a caret under it, or empty
  std::string help;     // what to do about it, or empty

  // "PLACE: error: MESSAGE" and, indented below, snippet and help.
  std::string ToString() const;
  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> Fail(std::string place, std::string message, std::string help = "") {
  return tl::unexpected<Error>(Error{std::move(place), std::move(message), "", std::move(help)});
}

}  // namespace portbook::base
