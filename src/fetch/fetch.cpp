#include "portbook/fetch/fetch.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace portbook::fetch {
namespace {

constexpr std::size_t kEndOfPdf = 1024;  // bytes in which readers of PDF look for the mark of its end

// The address without what stands behind its path.
std::string_view PathOf(std::string_view url) { return url.substr(0, url.find_first_of("?#")); }

std::optional<doc::MediaType> StatedType(const Response& response) {
  const std::string_view stated = response.content_type;
  if (stated.starts_with("application/pdf") || PathOf(response.url).ends_with(".pdf"))
    return doc::MediaType::pdf;
  if (stated.starts_with("text/html") || stated.starts_with("application/xhtml")) return doc::MediaType::html;
  if (stated.starts_with("text/")) return doc::MediaType::text;
  return std::nullopt;
}

// By the bytes. A piece of a page that begins with an element no page begins with is HTML where HTML is
// expected; what holds a NUL is no text.
std::optional<doc::MediaType> TypeOf(std::string_view bytes, std::optional<doc::MediaType> expected) {
  const doc::MediaType type = doc::SniffMediaType("", bytes);
  if (type != doc::MediaType::text) return type;
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::nullopt;
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");  // UTF-16 has NULs
  if (!wide && bytes.find('\0') != std::string_view::npos) return std::nullopt;
  return expected == doc::MediaType::html && bytes[first] == '<' ? doc::MediaType::html : type;
}

std::string DoubtOf(const doc::Capture& capture) {
  if (capture.media_type != doc::MediaType::pdf) return "";
  const std::string_view bytes = capture.bytes;
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kEndOfPdf));
  return tail.find("%%EOF") == std::string_view::npos ? "the PDF has no end: it may be cut short" : "";
}

base::Expected<doc::Capture> ToCapture(Response& response, std::optional<doc::MediaType> expected) {
  const std::optional<doc::MediaType> wanted = expected ? expected : StatedType(response);
  const std::optional<doc::MediaType> type = TypeOf(response.body, wanted);
  if (!type) return base::Fail(response.url, "the answer is empty, or neither PDF nor HTML nor text");
  if (wanted && *type != *wanted) {
    return base::Fail(
        response.url,
        fmt::format("the answer is {} where {} is expected", doc::Name(*type), doc::Name(*wanted)),
        "nothing was kept; see in a browser whether the address wants a login or has moved");
  }
  return doc::MakeCapture(response.url, *type, std::move(response.body));
}

// What the registered guide was made from; empty where source.toml does not say.
std::string RegisteredDigest(const model::Source& source) {
  return source.transcribed ? source.original_sha256.value_or("") : source.sha256;
}

// A transcription's own medium says nothing of its original's.
std::optional<doc::MediaType> ExpectedType(const model::Source& source, const std::optional<Record>& record) {
  if (!source.transcribed) return doc::ParseMediaType(source.media_type);
  if (record && !record->sha256.empty()) return record->media_type;
  return std::nullopt;
}

// Nothing of what is known of another address is of use to this one, nor is it where the capture is lost.
Request RequestFor(const model::Source& source, const std::optional<Record>& record, const Store& store) {
  const bool known = record && record->url == *source.url && !store.PathOf(record->sha256).empty();
  return known ? Request{*source.url, record->etag, record->last_modified} : Request{*source.url, "", ""};
}

}  // namespace

std::string_view Name(Standing standing) {
  switch (standing) {
    case Standing::no_address:
      return "no address";
    case Standing::never_fetched:
      return "never fetched";
    case Standing::unchanged:
      return "unchanged";
    case Standing::changed:
      return "changed";
    case Standing::gone:
      return "gone";
  }
  return "";
}

base::Expected<Document> Obtain(const Request& request, std::optional<doc::MediaType> expected,
                                const Options& options) {
  base::Expected<Response> response = Get(request, options);
  if (!response) return tl::unexpected(response.error());
  Document document{*std::move(response), {}, ""};
  if (document.response.answer != Answer::document) return document;
  base::Expected<doc::Capture> capture = ToCapture(document.response, expected);
  if (!capture) return tl::unexpected(capture.error());
  document.capture = *std::move(capture);
  document.doubt = DoubtOf(document.capture);
  return document;
}

base::Expected<Status> StatusOf(const model::Source& source, const Store& store) {
  Status status;
  status.standing = source.url ? Standing::never_fetched : Standing::no_address;
  base::Expected<std::optional<Record>> record = store.Find(source.id);
  if (!record) return tl::unexpected(record.error());
  if (!source.url || !*record || (*record)->url != *source.url) return status;
  status.record = **std::move(record);
  const std::string registered = RegisteredDigest(source);
  const std::string before = registered.empty() ? status.record.previous_sha256 : registered;
  status.capture = store.PathOf(status.record.sha256);
  status.before = store.PathOf(before);
  if (status.record.gone != 0) {
    status.standing = Standing::gone;
  } else if (!status.capture.empty()) {
    const bool same = before.empty() || before == status.record.sha256;
    status.standing = same ? Standing::unchanged : Standing::changed;
  }
  return status;
}

base::Expected<Record> Register(const std::string& source_id, const std::string& url,
                                const Document& document, const Store& store, const std::string& day) {
  const base::Expected<std::string> kept = store.Keep(document.capture);
  if (!kept) return tl::unexpected(kept.error());
  const base::Expected<std::optional<Record>> known = store.Find(source_id);
  if (!known) return tl::unexpected(known.error());
  Record record = known->value_or(Record());
  if (record.sha256 != document.capture.sha256) {
    record.previous_sha256 = std::exchange(record.sha256, document.capture.sha256);
    record.fetched = day;
  }
  record.url = url;
  // What may be cut short is asked for anew, whole.
  const bool whole = document.doubt.empty();
  record.etag = whole ? document.response.etag : "";
  record.last_modified = whole ? document.response.last_modified : "";
  record.media_type = document.capture.media_type;
  record.asked = day;
  record.gone = 0;
  return store.Put(source_id, record).map([&] { return record; });
}

base::Expected<Fetched> Fetch(const model::Source& source, const Store& store, const std::string& day,
                              const Options& options) {
  const base::Expected<std::optional<Record>> known = store.Find(source.id);
  if (!known) return tl::unexpected(known.error());
  const Request request = RequestFor(source, *known, store);
  const base::Expected<Document> document = Obtain(request, ExpectedType(source, *known), options);
  if (!document) return tl::unexpected(document.error());
  Fetched fetched;
  fetched.url = document->response.url;
  fetched.doubt = document->doubt;
  base::Expected<void> written;
  if (document->response.answer == Answer::document) {
    fetched.is_new = !*known || (*known)->sha256 != document->capture.sha256;
    const base::Expected<Record> record = Register(source.id, *source.url, *document, store, day);
    if (!record) return tl::unexpected(record.error());
  } else {
    const bool unasked = document->response.answer == Answer::not_modified && request.etag.empty() &&
                         request.last_modified.empty();
    if (unasked) return base::Fail(*source.url, "says 304, not modified, to who has nothing of it");
    Record record = known->value_or(Record());
    if (std::exchange(record.url, *source.url) != *source.url) record.etag = record.last_modified = "";
    record.asked = day;
    record.gone = document->response.answer == Answer::gone ? document->response.status : 0;
    written = store.Put(source.id, record);
  }
  if (!written) return tl::unexpected(written.error());
  base::Expected<Status> status = StatusOf(source, store);
  if (!status) return tl::unexpected(status.error());
  fetched.status = *std::move(status);
  return fetched;
}

}  // namespace portbook::fetch
