// A Diagnostic says what a stage met in a guide that a person should know. Stages emit them to a Sink;
// reconcile gives those about content an id and members, and then they are findings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/evidence.h"
#include "portbook/base/line_map.h"
#include "portbook/diag/kind.h"

namespace portbook::diag {

struct Diagnostic {
  Kind kind = Kind::entry_unread;
  std::string message;                   // one sentence in plain words, with the values in it
  std::vector<base::Evidence> evidence;  // the first is the subject; may be empty for a whole document
  std::string help;                      // what would resolve it; may be empty
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// Collects in order. Capping is the renderers' business, never the sink's.
class Sink {
 public:
  void Emit(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  void Emit(Kind kind, std::string message, std::vector<base::Evidence> evidence = {},
            std::string help = "") {
    diagnostics_.push_back({kind, std::move(message), std::move(evidence), std::move(help)});
  }
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  std::vector<Diagnostic> Take() { return std::move(diagnostics_); }

 private:
  std::vector<Diagnostic> diagnostics_;
};

// "NAME:LINE:COLUMN: warning: cell-shifted: MESSAGE", then the line with a caret run under the quote, then
// the help. `lines` are those of the capture's text that the evidence's spans count in.
std::string Render(const Diagnostic& diagnostic, Severity severity, std::string_view capture_name,
                   const base::LineMap& lines);

// The line that `span` begins in, cut to 80 columns round it, and a second line with carets under the
// span.
std::string Snippet(std::string_view text, base::Span span);

}  // namespace portbook::diag
