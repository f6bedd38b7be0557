// gumbo with a leash: a parse whose memory comes from one arena with a cap, that can be stopped, and whose
// tree is freed without walking it. The only place that calls the parser.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string_view>

namespace portbook::decode::html {

class Arena;

enum class ParseOutcome : std::uint8_t { parsed, out_of_memory, stopped };

class ParsedPage {
 public:
  // REQUIRES: `source` is valid UTF-8 and outlives the page, whose nodes point into it.
  ParsedPage(std::string_view source, std::uint64_t max_bytes, std::stop_token stop);
  ~ParsedPage();
  ParsedPage(const ParsedPage&) = delete;
  ParsedPage& operator=(const ParsedPage&) = delete;

  ParseOutcome outcome() const { return outcome_; }
  // The html element. REQUIRES: outcome() == parsed
  const GumboNode& root() const { return *root_; }

 private:
  std::unique_ptr<Arena> arena_;
  ParseOutcome outcome_ = ParseOutcome::parsed;
  const GumboNode* root_ = nullptr;
};

}  // namespace portbook::decode::html
