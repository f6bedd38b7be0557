#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "decode/pdf/page_rulings.h"
#include "decode/pdf/page_words.h"
#include "decode/pdf/word_text.h"
#include "portbook/decode/decode.h"

namespace portbook::decode {
namespace {

std::string_view WithinLimit(const doc::Capture& capture, const DecodeOptions& options, diag::Sink& sink) {
  const std::string_view bytes = capture.bytes;
  if (bytes.empty()) sink.Emit(diag::Kind::input_empty, "The file is empty.");
  if (bytes.size() <= options.max_input_bytes) return bytes;
  sink.Emit(diag::Kind::limit_exceeded, "The file has " + std::to_string(bytes.size()) +
                                            " bytes; only the first " +
                                            std::to_string(options.max_input_bytes) + " are read.");
  return bytes.substr(0, options.max_input_bytes);
}

void ReportUnopened(pdf::OpenState state, diag::Sink& sink) {
  switch (state) {
    case pdf::OpenState::open:
      break;
    case pdf::OpenState::locked:
      sink.Emit(diag::Kind::input_not_text, "The PDF is encrypted and opens with no empty password.", {},
                "Remove the password and capture the file again.");
      break;
    case pdf::OpenState::unreadable:
      sink.Emit(diag::Kind::input_not_text, "The PDF is too damaged to be read.");
      break;
  }
}

std::string NameOf(const doc::Page& page) { return "Page " + std::to_string(page.number); }

void ReportPage(const doc::Page& page, const pdf::PageWords& words, const DecodeOptions& options,
                diag::Sink& sink) {
  if (words.words.empty()) sink.Emit(diag::Kind::page_without_text, NameOf(page) + " has no text.");
  if (!words.overflowed) return;
  sink.Emit(diag::Kind::limit_exceeded, NameOf(page) + " has more than " +
                                            std::to_string(options.max_words_per_page) +
                                            " words; the rest is not read.");
}

void ReportContent(const doc::Page& page, pdf::ContentLimit exceeded, const DecodeOptions& options,
                   diag::Sink& sink) {
  switch (exceeded) {
    case pdf::ContentLimit::none:
      break;
    case pdf::ContentLimit::inflated_bytes:
      sink.Emit(diag::Kind::limit_exceeded, NameOf(page) + " inflates to more than " +
                                                std::to_string(options.max_inflated_bytes) +
                                                " bytes and is not read.");
      break;
    case pdf::ContentLimit::rulings:
      sink.Emit(diag::Kind::limit_exceeded, NameOf(page) + " has more than " +
                                                std::to_string(options.max_rulings_per_page) +
                                                " rulings; the rest is not read.");
      break;
  }
}

doc::Page DecodePage(const pdf::WordReader& words, pdf::RulingReader& rulings, std::size_t index,
                     const DecodeOptions& options, std::string& text, diag::Sink& sink) {
  doc::Page page;
  page.number = static_cast<std::uint32_t>(index + 1);
  pdf::PageRulings drawn = rulings.Read(index, options);
  ReportContent(page, drawn.exceeded, options, sink);
  page.rulings = std::move(drawn.rulings);
  pdf::PageWords read;
  // Content that is a bomb for one library is one for the other.
  if (drawn.exceeded != pdf::ContentLimit::inflated_bytes) {
    read = words.Read(index, options.max_words_per_page);
    ReportPage(page, read, options, sink);
  }
  page.label = std::move(read.label);
  page.width = read.width;
  page.height = read.height;
  page.rotation = read.rotation;
  page.words = pdf::AppendPage(pdf::SplitAtRulings(std::move(read.words), page.rulings), page.number, text);
  return page;
}

}  // namespace

doc::Document DecodePdf(const doc::Capture& capture, const DecodeOptions& options, std::stop_token stop,
                        diag::Sink& sink) {
  doc::Document document;
  document.capture_sha256 = capture.sha256;
  document.media_type = doc::MediaType::pdf;
  const std::string_view bytes = WithinLimit(capture, options, sink);
  if (bytes.empty()) return document;
  pdf::WordReader words(bytes);
  ReportUnopened(words.state(), sink);
  if (words.state() != pdf::OpenState::open) return document;
  pdf::RulingReader rulings(bytes);
  for (std::size_t i = 0; i < words.page_count() && !stop.stop_requested(); ++i) {
    document.pages.push_back(DecodePage(words, rulings, i, options, document.text, sink));
  }
  return document;
}

}  // namespace portbook::decode
