#include "portbook/decode/decode.h"

#include <utility>

namespace portbook::decode {

doc::Document Decode(const doc::Capture& capture, const DecodeOptions& options, std::stop_token stop,
                     diag::Sink& sink) {
  switch (capture.media_type) {
    case doc::MediaType::text:
      return DecodeText(capture, options, std::move(stop), sink);
    case doc::MediaType::html:
      return DecodeHtml(capture, options, std::move(stop), sink);
    case doc::MediaType::pdf:
      return DecodePdf(capture, options, std::move(stop), sink);
  }
  return {};
}

}  // namespace portbook::decode
