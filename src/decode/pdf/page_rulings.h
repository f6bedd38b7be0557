// The straight rules of PDF pages, read with qpdf from the pages' content streams and their forms. Damaged
// files are repaired as far as qpdf can; what stays unreadable has no rules. No exception leaves this class.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "portbook/decode/decode.h"
#include "portbook/doc/document.h"

namespace portbook::decode::pdf {

enum class ContentLimit : std::uint8_t { none, inflated_bytes, rulings };

struct PageRulings {
  std::vector<doc::Ruling> rulings;            // in the order drawn
  ContentLimit exceeded = ContentLimit::none;  // the rulings are those found before
};

class RulingReader {
 public:
  // REQUIRES: `bytes` outlives the reader.
  explicit RulingReader(std::string_view bytes);
  ~RulingReader();
  RulingReader(const RulingReader&) = delete;
  RulingReader& operator=(const RulingReader&) = delete;

  // `page` is 0-based; one that qpdf does not find has no rulings.
  PageRulings Read(std::size_t page, const DecodeOptions& options);

 private:
  struct File;
  std::unique_ptr<File> file_;  // null where qpdf cannot open the bytes
};

}  // namespace portbook::decode::pdf
