// Text -> Document: the encoding, then the notation, then its reader.
#include <string>

#include "decode/charset.h"
#include "decode/text/notation.h"
#include "decode/text/readers.h"
#include "portbook/decode/decode.h"

namespace portbook::decode {
namespace {

using text::Notation;

Notation NotationOf(const doc::Capture& capture, std::string_view source, diag::Sink& sink) {
  const Notation notation = text::FindNotation(capture.name, source);
  if (notation == Notation::plain || source.size() <= text::kLargestMarkedUpText) return notation;
  sink.Emit(diag::Kind::limit_exceeded,
            "the text has " + std::to_string(source.size()) + " bytes; its mark-up is read up to " +
                std::to_string(text::kLargestMarkedUpText) + ", so it was read as plain lines");
  return Notation::plain;
}

void ReadText(Notation notation, const DecodeOptions& options, const std::stop_token& stop,
              doc::Document& document, diag::Sink& sink) {
  text::DocumentWriter writer(notation, options, document, sink);
  switch (notation) {
    case Notation::plain:
      return text::ReadPlainText(options, stop, document, sink);
    case Notation::markdown:
      return text::ReadMarkdown(options, stop, document, sink);
    case Notation::restructured_text:
      text::ReadRestructuredText(writer, stop);
      return writer.Finish();
    case Notation::spreadsheet:
      text::ReadSpreadsheet(writer);
      return writer.Finish();
    case Notation::asciidoc:
      text::ReadAsciidoc(options, stop, writer);
      return writer.Finish();
  }
}

}  // namespace

doc::Document DecodeText(const doc::Capture& capture, const DecodeOptions& options, std::stop_token stop,
                         diag::Sink& sink) {
  std::string_view bytes = capture.bytes;
  if (bytes.size() > options.max_input_bytes) {
    sink.Emit(diag::Kind::limit_exceeded, "the file has " + std::to_string(bytes.size()) +
                                              " bytes; the first " + std::to_string(options.max_input_bytes) +
                                              " were read");
    bytes = bytes.substr(0, options.max_input_bytes);
  }
  doc::Document document;
  document.capture_sha256 = capture.sha256;
  document.media_type = doc::MediaType::text;
  document.text = ToUtf8(bytes, CharsetHint::plain, sink);
  ReadText(NotationOf(capture, document.text, sink), options, stop, document, sink);
  return document;
}

}  // namespace portbook::decode
