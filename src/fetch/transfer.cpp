#include "portbook/fetch/transfer.h"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "portbook/base/count.h"
#include "portbook/base/utf8.h"
#include "portbook/base/version.h"

namespace portbook::fetch {
namespace {

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, Free>;
using Headers = std::unique_ptr<curl_slist, Free>;

// The library is set up once, before any thread of it.
bool LibraryIsReady() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return ready;
}

struct Failure {
  enum class Kind : std::uint8_t { may_pass, lasting };
  Kind kind = Kind::lasting;
  base::Error error;
  std::uint64_t asked_pause_seconds = 0;  // Retry-After
};
template <class T>
using Attempted = tl::expected<T, Failure>;

tl::unexpected<Failure> Lasting(const std::string& url, std::string message, std::string help = "") {
  return tl::unexpected<Failure>({Failure::Kind::lasting, {url, std::move(message), "", std::move(help)}, 0});
}

struct Body {
  std::string bytes;
  std::uint64_t most = 0;
  bool too_large = false;
};

std::size_t TakeBody(char* data, std::size_t /*one*/, std::size_t size, void* into) {
  Body& body = *static_cast<Body*>(into);
  body.too_large = size > body.most - body.bytes.size();
  if (body.too_large) return CURL_WRITEFUNC_ERROR;
  body.bytes.append(data, size);
  return size;
}

std::string SchemeOf(std::string_view url) {
  std::string scheme(url.substr(0, url.find(':')));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return scheme;
}

// A failure that another attempt may not meet. What the program itself refuses is none.
bool MayPass(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return true;
    default:
      return false;
  }
}

bool MayPass(long status) {
  return status == 408 || status == 429 || status == 500 || (status >= 502 && status <= 504);
}

// One request and its answer; a redirect is an answer.
class Exchange {
 public:
  Exchange(const Request& request, const Options& options) : url_(request.url), handle_(curl_easy_init()) {
    body_.most = options.most_bytes;
    if (!request.etag.empty()) Append("If-None-Match: " + request.etag);
    if (!request.last_modified.empty()) Append("If-Modified-Since: " + request.last_modified);
    Set(CURLOPT_URL, url_.c_str());
    Set(CURLOPT_PROTOCOLS_STR, "http,https");
    Set(CURLOPT_FOLLOWLOCATION, 0L);
    Set(CURLOPT_NOSIGNAL, 1L);
    Set(CURLOPT_USERAGENT, Agent().c_str());
    Set(CURLOPT_HTTPHEADER, headers_.get());
    Set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_milliseconds));
    Set(CURLOPT_TIMEOUT_MS, static_cast<long>(options.whole_milliseconds));
    Set(CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options.slow_bytes_per_second));
    Set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.slow_seconds));
    Set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options.most_bytes));
    Set(CURLOPT_WRITEFUNCTION, TakeBody);
    Set(CURLOPT_WRITEDATA, &body_);
    Set(CURLOPT_ERRORBUFFER, reason_);
  }

  Attempted<Response> Run(const Options& options) {
    const CURLcode code = curl_easy_perform(handle_.get());
    if (body_.too_large || code == CURLE_FILESIZE_EXCEEDED) {
      return Lasting(url_, fmt::format("the document is larger than {} bytes", options.most_bytes),
                     "where it is meant to be, give --most-megabytes");
    }
    if (code != CURLE_OK) {
      const std::string reason = reason_[0] != '\0' ? reason_ : curl_easy_strerror(code);
      return tl::unexpected<Failure>({MayPass(code) ? Failure::Kind::may_pass : Failure::Kind::lasting,
                                      {url_, "cannot be fetched: " + reason, "", ""},
                                      0});
    }
    Response response{
        Answer::document,        static_cast<int>(Status()), url_, std::move(body_.bytes), Header("ETag"),
        Header("Last-Modified"), Header("Content-Type"),     {}};
    return response;
  }

  // Empty: the answer names none.
  std::string RedirectTarget() const {
    const char* target = nullptr;
    curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &target);
    return target == nullptr ? "" : target;
  }
  std::uint64_t AskedPause() const {
    curl_off_t seconds = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &seconds);
    return static_cast<std::uint64_t>(std::max<curl_off_t>(seconds, 0));
  }

 private:
  template <class Value>
  void Set(CURLoption option, Value value) {
    curl_easy_setopt(handle_.get(), option, value);
  }
  void Append(const std::string& line) {
    headers_.reset(curl_slist_append(headers_.release(), line.c_str()));
  }
  static std::string Agent() { return "portbook/" + std::string(base::kVersion); }
  long Status() const {
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
  }
  std::string Header(const char* name) const {
    curl_header* header = nullptr;
    const bool found = curl_easy_header(handle_.get(), name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK;
    // It is sent back and written down, both as text.
    return found && base::FirstInvalidUtf8(header->value) == std::string_view::npos ? header->value : "";
  }

  std::string url_;
  Body body_;
  Headers headers_;
  char reason_[CURL_ERROR_SIZE] = {};
  Handle handle_;  // last: it writes into the others
};

Attempted<Response> Judge(Response response, std::uint64_t asked_pause_seconds) {
  if (response.status == 200) return response;
  response.body.clear();
  if (response.status == 304) {
    response.answer = Answer::not_modified;
    return response;
  }
  if (response.status == 404 || response.status == 410) {
    response.answer = Answer::gone;
    return response;
  }
  return tl::unexpected<Failure>(
      {MayPass(static_cast<long>(response.status)) ? Failure::Kind::may_pass : Failure::Kind::lasting,
       {response.url, fmt::format("the server answers {}", response.status), "", ""},
       asked_pause_seconds});
}

Attempted<Response> AttemptOnce(const Request& request, const Options& options) {
  Request next = request;
  std::vector<std::string> redirects;
  while (true) {
    Exchange exchange(next, options);
    Attempted<Response> response = exchange.Run(options);
    if (!response) return response;
    const std::string target = exchange.RedirectTarget();
    if (target.empty()) {
      response->redirects = std::move(redirects);
      return Judge(*std::move(response), exchange.AskedPause());
    }
    if (std::string refused = RefuseRedirect(next.url, target); !refused.empty())
      return Lasting(next.url, std::move(refused));
    if (redirects.size() == options.most_redirects)
      return Lasting(request.url, "redirects more than " + base::Count(options.most_redirects, "time"));
    redirects.push_back(target);
    next.url = target;
  }
}

}  // namespace

bool IsUrl(std::string_view text) {
  const std::string scheme = SchemeOf(text);
  return (scheme == "http" || scheme == "https") && text.substr(scheme.size()).starts_with("://");
}

std::string RefuseRedirect(std::string_view from, std::string_view to) {
  if (!IsUrl(to)) return fmt::format("redirects to {}, which is no http(s)", to);
  const bool downgrade = SchemeOf(from) == "https" && SchemeOf(to) == "http";
  return downgrade ? fmt::format("redirects from https to {}, where anybody can change the answer", to) : "";
}

base::Expected<Response> Get(const Request& request, const Options& options) {
  if (!LibraryIsReady()) return base::Fail(request.url, "libcurl cannot be set up");
  if (!IsUrl(request.url)) return base::Fail(request.url, "is no http or https address");
  std::uint64_t pause = options.first_pause_milliseconds;
  for (std::uint32_t attempt = 1;; ++attempt) {
    Attempted<Response> response = AttemptOnce(request, options);
    if (response) return *std::move(response);
    Failure& failure = response.error();
    if (attempt > 1) failure.error.message += fmt::format(" (attempt {} of {})", attempt, options.attempts);
    const std::uint64_t wanted = std::max(pause, failure.asked_pause_seconds * 1000);
    if (failure.kind == Failure::Kind::lasting || attempt >= options.attempts)
      return tl::unexpected(std::move(failure.error));
    if (wanted > options.longest_pause_milliseconds) {
      failure.error.help = fmt::format("ask again in {} seconds", wanted / 1000);
      return tl::unexpected(std::move(failure.error));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(wanted));
    pause = std::min<std::uint64_t>(pause * 2, options.longest_pause_milliseconds);
  }
}

}  // namespace portbook::fetch
