// What qpdf tells of PDF pages: the straight rules that their content streams and forms draw, the windows
// that text is shown through, and the fonts whose characters nothing tells. Damaged files are repaired as far
// as qpdf can; what stays unreadable has neither. No exception leaves this class.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "decode/pdf/text_pen.h"
#include "portbook/decode/decode.h"
#include "portbook/doc/document.h"

namespace portbook::decode::pdf {

// What made the reading of a page's content end before its end.
enum class ContentLimit : std::uint8_t { none, inflated_bytes, shown_bytes, forms, saved_states, rulings };

struct PageContent {
  std::vector<doc::Ruling> rulings;            // in the order drawn
  std::vector<base::Box> text_windows;         // the same
  std::vector<ShownSpace> spaces;              // the same
  std::set<std::string> unfollowed_fonts;      // names as in the file: their spaces are not among those
  std::set<std::string> mute_fonts;            // names as in the file; see SaysCharacters()
  ContentLimit exceeded = ContentLimit::none;  // the rulings are those found before
};

class ContentReader {
 public:
  // REQUIRES: `bytes` outlives the reader.
  explicit ContentReader(std::string_view bytes);
  ~ContentReader();
  ContentReader(const ContentReader&) = delete;
  ContentReader& operator=(const ContentReader&) = delete;

  // `page` is 0-based; one that qpdf does not find has nothing.
  PageContent Read(std::size_t page, const DecodeOptions& options);

 private:
  struct File;
  std::unique_ptr<File> file_;  // null where qpdf cannot open the bytes
};

}  // namespace portbook::decode::pdf
