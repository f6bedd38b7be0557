// A second pair of eyes on a capture: whether a value stands at a place. Independent of decode.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "portbook/base/locator.h"
#include "portbook/doc/document.h"

namespace portbook::pipeline {

class CaptureReader {
 public:
  virtual ~CaptureReader() = default;
  virtual bool StandsAt(std::string_view value, const base::Locator& at) const = 0;
  // "guide.txt:12:5", "guide.pdf page 3"
  virtual std::string Describe(const base::Locator& at) const = 0;
  // What does stand there, for a person.
  virtual std::string Around(const base::Locator& at) const = 0;
};

// nullptr where the capture cannot be read at all.
std::unique_ptr<CaptureReader> OpenCapture(const doc::Capture& capture);

}  // namespace portbook::pipeline
