#include "portbook/decode/decode.h"

#include <fmt/format.h>

#include "decode/charset.h"
#include "decode/cut_off.h"
#include "decode/html/limits.h"
#include "decode/html/page_walk.h"
#include "decode/html/parse.h"
#include "decode/html/prepare_source.h"
#include "decode/unread_rest.h"

namespace portbook::decode {
namespace {

// As deep as Blink builds a tree (kMaximumHTMLParserDOMTreeDepth); the parser's time grows with depth times
// elements.
constexpr std::uint32_t kMaxDepth = 512;
// Of the decoder's memory; the document needs the rest.
constexpr std::uint64_t kParseMemoryShare = 4;
// A page too big for the parser is parsed up to a part of it, then a smaller one.
constexpr std::size_t kNextTry = 2;
constexpr std::size_t kSmallestTry = 1 << 20;  // bytes

std::string_view FirstBytes(std::string_view bytes, std::uint64_t limit, diag::Sink& sink) {
  if (bytes.size() <= limit) return bytes;
  html::EmitLimit(fmt::format("The page has {} bytes; only the first {} are read.", bytes.size(), limit), {},
                  {}, sink);
  return bytes.substr(0, limit);
}

// Whether the page could be parsed; then it was also read.
struct PageRead {
  html::ParseOutcome outcome;
  std::optional<base::Span> unclosed_table;
};

PageRead ParseAndWalk(std::string_view source, const DecodeOptions& options, const std::stop_token& stop,
                      doc::Document& document, diag::Sink& sink) {
  const html::ParsedPage page(source, options.max_memory_bytes / kParseMemoryShare, stop);
  PageRead read{page.outcome(), std::nullopt};
  if (read.outcome == html::ParseOutcome::parsed)
    read.unclosed_table = html::WalkPage(page.root(), source, options, stop, document, sink);
  return read;
}

// Where the last tag before `end` begins; 0 where there is none.
std::size_t LastTag(std::string_view source, std::size_t end) {
  const std::size_t tag = source.rfind('<', end);
  return tag == source.npos ? 0 : tag;
}

void ReadPage(const DecodeOptions& options, const std::stop_token& stop, doc::Document& document,
              diag::Sink& sink) {
  const std::optional<html::FlattenedSource> prepared = html::PrepareSource(document.text, kMaxDepth);
  if (prepared && prepared->tags > 0) {
    html::EmitLimit(fmt::format("{} tags are nested deeper than {} elements and were read as white space.",
                                prepared->tags, kMaxDepth),
                    prepared->first, document.text, sink);
  }
  const std::string_view source = prepared ? prepared->text : document.text;
  const PageRead whole = ParseAndWalk(source, options, stop, document, sink);
  if (!prepared) document.open_table = whole.unclosed_table;
  ReportCutOff(document, sink);
  html::ParseOutcome outcome = whole.outcome;
  std::string rest;
  for (std::size_t size = source.size(); outcome == html::ParseOutcome::out_of_memory && size > 0;) {
    size = size / kNextTry < kSmallestTry ? 0 : LastTag(source, size / kNextTry);
    rest.insert(0, TakeRest(size, document));
    outcome = ParseAndWalk(source.substr(0, size), options, stop, document, sink).outcome;
  }
  SetRestApart(rest, "The page is too large to be parsed; what stands from here on was not read.", document,
               sink);
  if (outcome != html::ParseOutcome::parsed) {
    html::EmitLimit("The page could not be parsed within the limits of time and memory.", {}, document.text,
                    sink);
  }
}

}  // namespace

doc::Document DecodeHtml(const doc::Capture& capture, const DecodeOptions& options, std::stop_token stop,
                         diag::Sink& sink) {
  doc::Document document;
  document.capture_sha256 = capture.sha256;
  document.media_type = doc::MediaType::html;
  document.text = ToUtf8(FirstBytes(capture.bytes, options.max_input_bytes, sink), CharsetHint::html, sink);
  if (!document.text.empty()) ReadPage(options, stop, document, sink);
  return document;
}

}  // namespace portbook::decode
