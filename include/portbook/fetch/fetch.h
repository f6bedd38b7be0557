// A source's document brought into the store, and how what is there stands to what is registered. It edits no
// source.toml: whether a new document becomes the guide is for a person to say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "portbook/base/error.h"
#include "portbook/doc/document.h"
#include "portbook/fetch/store.h"
#include "portbook/fetch/transfer.h"
#include "portbook/model/catalog.h"

namespace portbook::fetch {

// What the answer was, its bytes proven to be what they are called. Fails as Get, and where the bytes are not
// of the expected medium: a page that asks for a login in the place of a PDF is no guide.
struct Document {
  Response response;
  doc::Capture capture;  // only of Answer::document
  std::string doubt;     // one sentence, or empty: what lets it look cut short
};
// `expected`: unset where nobody knows; then the server's word and the address's ending say what it should
// be.
[[nodiscard]] base::Expected<Document> Obtain(const Request& request, std::optional<doc::MediaType> expected,
                                              const Options& options);

enum class Standing : std::uint8_t {
  no_address,     // source.toml has no `url`
  never_fetched,  // or only from another address
  unchanged,      // the newest capture is the one that is registered
  changed,
  gone  // the server said so when it was last asked
};
std::string_view Name(Standing standing);

// How the source stood when it was last fetched. The network takes no part.
struct Status {
  Standing standing = Standing::never_fetched;
  Record record;        // of what was fetched
  std::string capture;  // path of the newest; empty: there is none
  std::string before;   // path of the capture that is registered, where the store has it; else empty
};
[[nodiscard]] base::Expected<Status> StatusOf(const model::Source& source, const Store& store);

struct Fetched {
  Status status;
  bool is_new = false;  // bytes that the store's newest capture did not have
  std::string url;      // that answered
  std::string doubt;    // as of Document
};
// Asks the source's server for what is newer than the store's capture. `day`: today. REQUIRES: the source has
// a url.
[[nodiscard]] base::Expected<Fetched> Fetch(const model::Source& source, const Store& store,
                                            const std::string& day, const Options& options);

// Keeps a document that was obtained as the source's newest.
[[nodiscard]] base::Expected<Record> Register(const std::string& source_id, const std::string& url,
                                              const Document& document, const Store& store,
                                              const std::string& day);

}  // namespace portbook::fetch
