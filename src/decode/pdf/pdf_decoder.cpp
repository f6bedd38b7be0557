// From a PDF's bytes to the document's pages: read each page on its own, on all cores, report what is
// missing, put them together.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "decode/pdf/hyphenation.h"
#include "decode/pdf/page_reader.h"
#include "decode/pdf/shown_spaces.h"
#include "portbook/decode/decode.h"

namespace portbook::decode {
namespace {

constexpr std::size_t kPagesWorthAThread = 4;  // a thread opens the file again

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

std::string NameOf(const pdf::ReadPage& read) { return "Page " + std::to_string(read.page.number); }

void ReportMuteFonts(const pdf::ReadPage& read, diag::Sink& sink) {
  std::string fonts;
  for (const std::string& font : read.mute_fonts)
    fonts += (fonts.empty() ? "" : ", ") + (font.empty() ? std::string("a font without a name") : font);
  if (!fonts.empty()) {
    sink.Emit(diag::Kind::characters_unknown,
              NameOf(read) + " has text in " + fonts +
                  ", which does not say what its characters are; it is not read.");
  }
  if (read.unknown_characters == 0) return;
  sink.Emit(diag::Kind::characters_unknown, NameOf(read) + " has " + std::to_string(read.unknown_characters) +
                                                " characters that its fonts do not name.");
}

void ReportContent(const pdf::ReadPage& read, const DecodeOptions& options, diag::Sink& sink) {
  switch (read.exceeded) {
    case pdf::ContentLimit::none:
      break;
    case pdf::ContentLimit::inflated_bytes:
      sink.Emit(diag::Kind::limit_exceeded, NameOf(read) + " inflates to more than " +
                                                std::to_string(options.max_inflated_bytes) +
                                                " bytes and is not read.");
      break;
    case pdf::ContentLimit::shown_bytes:
      sink.Emit(diag::Kind::limit_exceeded, NameOf(read) + " shows text of more than " +
                                                std::to_string(options.max_shown_bytes_per_page) +
                                                " bytes and is not read.");
      break;
    case pdf::ContentLimit::forms:
      sink.Emit(diag::Kind::limit_exceeded,
                NameOf(read) + " draws forms within forms without end and is not read.");
      break;
    case pdf::ContentLimit::saved_states:
      sink.Emit(diag::Kind::limit_exceeded,
                NameOf(read) + " saves its graphics state without end and is not read.");
      break;
    case pdf::ContentLimit::rulings:
      sink.Emit(diag::Kind::limit_exceeded, NameOf(read) + " has more than " +
                                                std::to_string(options.max_rulings_per_page) +
                                                " rulings; the rest is not read.");
      break;
  }
}

void Report(const pdf::ReadPage& read, const DecodeOptions& options, diag::Sink& sink) {
  ReportContent(read, options, sink);
  ReportMuteFonts(read, sink);
  if (read.words.empty() && read.mute_fonts.empty() && read.is_read())
    sink.Emit(diag::Kind::page_without_text, NameOf(read) + " has no text.");
  if (!read.words_overflowed) return;
  sink.Emit(diag::Kind::limit_exceeded, NameOf(read) + " has more than " +
                                            std::to_string(options.max_words_per_page) +
                                            " words; the rest is not read.");
}

// The libraries' documents are not for several threads, so each thread opens its own. `first` has opened
// already. Where `stop` is requested, the pages from there on are missing.
std::vector<pdf::ReadPage> ReadPages(pdf::PageReader& first, std::string_view bytes,
                                     const DecodeOptions& options, const std::stop_token& stop) {
  std::vector<std::optional<pdf::ReadPage>> pages(first.page_count());
  std::atomic<std::size_t> next = 0;
  const auto read = [&](pdf::PageReader& reader) {
    for (std::size_t i = next++; i < pages.size() && !stop.stop_requested(); i = next++)
      pages[i] = reader.Read(i);
  };
  {
    std::vector<std::jthread> threads;
    const std::size_t cores = std::min<std::size_t>(std::thread::hardware_concurrency(), options.max_threads);
    while (threads.size() + 1 < std::min(cores, pages.size() / kPagesWorthAThread)) {
      threads.emplace_back([&] {
        pdf::PageReader reader(bytes, options);
        read(reader);
      });
    }
    read(first);
  }
  std::vector<pdf::ReadPage> in_order;
  for (std::optional<pdf::ReadPage>& page : pages) {
    if (!page) break;
    in_order.push_back(*std::move(page));
  }
  return in_order;
}

// Whole columns may lie beyond the edge that cuts some words of a page.
void ReportCutWords(const doc::Page& page, const std::vector<std::size_t>& cut, diag::Sink& sink) {
  if (cut.empty()) return;
  std::vector<base::Evidence> evidence;
  for (const std::size_t i : cut) evidence.push_back({page.words[i].text, {}});
  sink.Emit(diag::Kind::text_cut,
            "Page " + std::to_string(page.number) + " shows " + std::to_string(cut.size()) +
                (cut.size() == 1 ? " word" : " words") +
                " only in part, cut at an edge; columns beyond it may be missing.",
            std::move(evidence));
}

doc::Document PutTogether(std::vector<pdf::ReadPage> pages, doc::Document document, diag::Sink& sink) {
  std::vector<std::vector<pdf::TextWord>*> words;
  for (pdf::ReadPage& read : pages) words.push_back(&read.words);
  pdf::MarkBreakHyphens(words);
  pdf::KeepMarksIfSpacesAreShown(words);
  const bool hides =
      std::ranges::any_of(pages, [](const pdf::ReadPage& read) { return read.cut_words.goes_on_beyond; });
  for (pdf::ReadPage& read : pages) {
    const std::vector<std::size_t> cut = pdf::MarkCutWords(
        read.words, read.cut_words, hides ? pdf::Producer::hides : pdf::Producer::leaves_out);
    read.page.words = pdf::AppendPage(std::move(read.words), read.page.number, document.text);
    ReportCutWords(read.page, cut, sink);
    document.pages.push_back(std::move(read.page));
  }
  return document;
}

}  // namespace

doc::Document DecodePdf(const doc::Capture& capture, const DecodeOptions& options, std::stop_token stop,
                        diag::Sink& sink) {
  doc::Document document;
  document.capture_sha256 = capture.sha256;
  document.media_type = doc::MediaType::pdf;
  const std::string_view bytes = WithinLimit(capture, options, sink);
  if (bytes.empty()) return document;
  pdf::PageReader reader(bytes, options);
  ReportUnopened(reader.state(), sink);
  if (reader.state() != pdf::OpenState::open) return document;
  if (reader.page_count() == 0)
    sink.Emit(diag::Kind::input_not_text, "The PDF has no pages that can be read.");
  std::vector<pdf::ReadPage> pages = ReadPages(reader, bytes, options, stop);
  for (const pdf::ReadPage& read : pages) Report(read, options, sink);
  return PutTogether(std::move(pages), std::move(document), sink);
}

}  // namespace portbook::decode
