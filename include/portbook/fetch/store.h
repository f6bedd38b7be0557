// What was obtained, once and for all: captures named by their SHA-256, of which none is ever written over,
// and beside them a readable file a source that says where its newest one came from.
//
//   DIR/4b0a...e1.html     DIR/sources/acme/gateway/7.toml
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "portbook/base/error.h"
#include "portbook/doc/document.h"

namespace portbook::fetch {

// A capture as it was obtained, and the last answer of its server.
struct Record {
  std::string url;              // that was asked
  std::string etag;             // for the next conditional request; empty: the server gave none
  std::string last_modified;    // likewise
  std::string sha256;           // of the newest capture; empty: none was obtained
  std::string previous_sha256;  // of the one before; empty: there was none
  doc::MediaType media_type = doc::MediaType::html;
  std::string fetched;  // day on which the newest capture came
  std::string asked;    // day of the last answer
  int gone = 0;         // the status by which the server said so last; 0: it did not
  friend bool operator==(const Record&, const Record&) = default;
};

class Store {
 public:
  explicit Store(std::string directory) : directory_(std::move(directory)) {}

  // Nothing: the source was never fetched. Fails where the file cannot be understood.
  [[nodiscard]] base::Expected<std::optional<Record>> Find(std::string_view source_id) const;
  [[nodiscard]] base::Expected<void> Put(std::string_view source_id, const Record& record) const;

  // Keeps the bytes; those that are kept already are not written again. Returns their path.
  [[nodiscard]] base::Expected<std::string> Keep(const doc::Capture& capture) const;
  // Empty: no such capture is kept.
  std::string PathOf(std::string_view sha256) const;

 private:
  std::string directory_;
};

}  // namespace portbook::fetch
