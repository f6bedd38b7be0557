// The bytes of a PDF's streams, inflated within a budget: a small file may hold gigabytes.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "decode/pdf/page_content.h"
#include "decode/pdf/qpdf_headers.h"

namespace portbook::decode::pdf {

// Content that no library is to be given.
class TooMuch : public std::runtime_error {
 public:
  explicit TooMuch(ContentLimit exceeded) : std::runtime_error("content beyond a limit"), limit(exceeded) {}
  ContentLimit limit;
};

// One stream, or an array of them put one behind the other; what there was before a stream broke off, too.
// Throws TooMuch. Not by qpdf's pipeContentStreams, which inflates a stream as a whole first.
std::string InflateStreams(QPDFObjectHandle content, std::uint64_t& bytes_left);

}  // namespace portbook::decode::pdf
