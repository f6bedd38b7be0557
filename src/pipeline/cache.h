// What earlier runs worked out, kept in files that anybody may delete: documents as they were decoded and
// guides as they were read. An entry has a place, of which there is one a capture, and a key, which is
// everything that its value depends on: a new key takes the place of the old one. Whatever is damaged is not
// there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "portbook/doc/document.h"
#include "portbook/model/catalog.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {

class Cache {
 public:
  // Without a directory, or with options that are not the program's own and so are in no key, it keeps
  // nothing.
  explicit Cache(const Options& options);

  // A document with what its decoder said.
  std::optional<doc::Document> FindDocument(const doc::Capture& capture, diag::Sink& sink) const;
  // `encoded` by doc::Encode.
  void StoreDocument(const doc::Capture& capture, std::string_view encoded) const;

  std::optional<reconcile::Reading> FindReading(const doc::Capture& capture, const model::Source& source,
                                                const rules::RuleSet& rules) const;
  // `encoded` by model::Encode.
  void StoreReading(const doc::Capture& capture, const model::Source& source, const rules::RuleSet& rules,
                    std::string_view encoded) const;

 private:
  std::string directory_;  // empty: there is none
  std::string program_;
};

}  // namespace portbook::pipeline
