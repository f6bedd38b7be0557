// One document over HTTP, asked for politely: on condition that it has changed, a few times where the server
// stumbles, never more than was allowed for. The only door to libcurl. It keeps nothing and reads no guide.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"

namespace portbook::fetch {

struct Options {
  std::uint64_t most_bytes = 64U << 20U;          // of a document
  std::uint32_t most_redirects = 5;               // followed in one attempt
  std::uint32_t connect_milliseconds = 15'000;    // until the server takes the connection
  std::uint32_t whole_milliseconds = 180'000;     // for one request, its answer included
  std::uint32_t slow_bytes_per_second = 64;       // an answer that stays below this ...
  std::uint32_t slow_seconds = 30;                // ... for so long has stalled
  std::uint32_t attempts = 4;                     // in all, where the failure may pass
  std::uint32_t first_pause_milliseconds = 1000;  // before the second attempt; doubled before each later one
  std::uint32_t longest_pause_milliseconds = 30'000;  // a server that wants a longer one is asked another day
};

struct Request {
  std::string url;            // http or https
  std::string etag;           // of what is at hand; empty: unknown
  std::string last_modified;  // as the server wrote it; empty: unknown
};

enum class Answer : std::uint8_t { document, not_modified, gone };

struct Response {
  Answer answer = Answer::document;
  int status = 0;    // of HTTP
  std::string url;   // that answered, behind all redirects
  std::string body;  // only of a document
  std::string etag, last_modified, content_type;
  std::vector<std::string> redirects;  // every address on the way, in order
};

// Fails where there is no answer to rely on: no connection, an answer that is cut short, stalls or is too
// large, redirects that loop, leave http(s) or leave https for http, any other status.
[[nodiscard]] base::Expected<Response> Get(const Request& request, const Options& options);

// Whether it begins with http:// or https://, in any case of letters.
bool IsUrl(std::string_view text);

// Why the redirect is not followed; empty: it is.
std::string RefuseRedirect(std::string_view from, std::string_view to);

}  // namespace portbook::fetch
