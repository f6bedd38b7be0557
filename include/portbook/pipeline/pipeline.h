// The stages in order, for one guide and for all: read, decode (in a child process), table, interpret,
// normalize, reconcile; and the questions about a result that need more than one stage: explain and verify.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/decode/decode.h"
#include "portbook/decode/page_image.h"
#include "portbook/doc/document.h"
#include "portbook/interpret/interpret.h"
#include "portbook/model/catalog.h"
#include "portbook/normalize/normalize.h"
#include "portbook/reconcile/reconcile.h"
#include "portbook/rules/rule_set.h"
#include "portbook/sources/source.h"
#include "portbook/table/table.h"

namespace portbook::pipeline {

enum class Isolation : std::uint8_t { child_process, in_process };

struct Options {
  decode::DecodeOptions decode;
  table::TableOptions table;
  interpret::InterpretOptions interpret;
  normalize::NormalizeOptions normalize;
  reconcile::ReconcileOptions reconcile;
  Isolation isolation = Isolation::child_process;
  std::string cache;       // directory of what earlier builds read; empty: every guide is read
  std::uint32_t jobs = 1;  // guides that a build reads at once, each in a process of its own
};

// Decodes in a child process with memory and time limits, so that a crash in a library is a finding
// `decoder-died` and never the end of a build. In process, the decoder is called directly. With a cache, a
// capture is decoded once.
doc::Document DecodeIsolated(const doc::Capture& capture, const Options& options, diag::Sink& sink);

// The PNG of a PDF's page, made in a child process likewise.
[[nodiscard]] base::Expected<std::string> DrawPageIsolated(const doc::Capture& capture,
                                                           const decode::PageView& view,
                                                           const decode::ImageOptions& image,
                                                           const Options& options);

// Capture -> everything about one guide. `source.pack` names the pack; empty: the common rules alone.
reconcile::Reading ReadGuide(const doc::Capture& capture, model::Source source, const rules::RuleSet& rules,
                             const Options& options);

struct BuildResult {
  model::Catalog catalog;
  std::uint32_t read = 0;    // guides
  std::uint32_t reused = 0;  // guides that an earlier build read: nothing that they depend on has changed
  std::vector<base::Error> errors;  // sources and packs that could not be read; the other guides are built
};
// Equal for any cache and any number of jobs.
[[nodiscard]] base::Expected<BuildResult> Build(const std::string& sources_directory,
                                                const rules::Library& library, const Options& options);

// Reads one file: with the pack named, else the one that recognises it, else the common rules alone.
[[nodiscard]] base::Expected<model::Catalog> Extract(const std::string& path, const rules::Library& library,
                                                     std::optional<std::string> pack, const Options& options);

// The path of a flow: quotes in their context, grid, rules, normalization steps.
std::string Explain(const model::Catalog& catalog, std::string_view flow_id, std::string_view capture_text);

// Re-reads every quote of a guide in the bytes of its capture, without decode's code. The first that does not
// stand there is the Error. Returns how many quotes were read.
[[nodiscard]] base::Expected<int> Verify(const model::Guide& guide, const doc::Capture& capture);

// Whether a transcription states the facts of its original: every difference, one line each; empty when they
// agree.
std::vector<std::string> CompareFacts(const model::Guide& transcription, const model::Guide& original);

}  // namespace portbook::pipeline
