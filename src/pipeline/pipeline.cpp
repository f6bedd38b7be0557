#include "portbook/pipeline/pipeline.h"

#include "portbook/base/joined.h"

#include <stop_token>

#include "pipeline/conservation.h"

namespace portbook::pipeline {
namespace {

// table, interpret, normalize: everything behind decode.
reconcile::Reading ReadDocument(doc::Document document, model::Source source, const rules::RuleSet& rules,
                                const Options& options, diag::Sink& sink) {
  reconcile::Reading reading;
  reading.rules = &rules;
  model::Guide& guide = reading.guide;
  guide.source = std::move(source);
  guide.document = table::FindTables(std::move(document), rules, options.table, std::stop_token(), sink);
  model::Interpretation interpreted = interpret::Interpret(guide.document, rules, options.interpret, sink);
  const std::size_t mentions = interpreted.mentions.size();
  normalize::Normalization normalized =
      normalize::Normalize(std::move(interpreted), guide.source.vendor + "/" + guide.source.product, rules,
                           options.normalize, sink);
  guide.conservation = CountConservation(guide.document, mentions, normalized.accounts);
  guide.entries = std::move(normalized.entries);
  guide.entry_ids = std::move(normalized.entry_ids);
  guide.flows = std::move(normalized.flows);
  guide.accounts = std::move(normalized.accounts);
  reading.diagnostics = sink.Take();
  return reading;
}

model::Source SourceOfFile(const doc::Capture& capture, std::string pack) {
  model::Source source;
  source.id = capture.name;
  source.vendor = "unstated";
  source.product = pack.empty() ? "unstated" : pack;
  source.release = "unstated";
  source.title = capture.name;
  source.authority = "unstated";
  source.media_type = doc::Name(capture.media_type);
  source.sha256 = capture.sha256;
  source.pack = std::move(pack);
  return source;
}

base::Expected<std::string> ChoosePack(std::string_view text, const std::string& name,
                                       const rules::Library& library) {
  const std::vector<std::string> recognised = library.Recognise(text);
  if (recognised.size() < 2) return recognised.empty() ? std::string() : recognised.front();
  return base::Fail(name, "several rule packs recognise this guide: " + base::Joined(recognised, ", "),
                    "choose one with --pack");
}

}  // namespace

reconcile::Reading ReadGuide(const doc::Capture& capture, model::Source source, const rules::RuleSet& rules,
                             const Options& options) {
  diag::Sink sink;
  doc::Document document = DecodeIsolated(capture, options, sink);
  return ReadDocument(std::move(document), std::move(source), rules, options, sink);
}

base::Expected<model::Catalog> Extract(const std::string& path, const rules::Library& library,
                                       std::optional<std::string> pack, const Options& options) {
  const base::Expected<doc::Capture> capture = sources::ReadFile(path);
  if (!capture) return tl::unexpected(capture.error());
  diag::Sink sink;
  doc::Document document = DecodeIsolated(*capture, options, sink);
  if (!pack) {
    const base::Expected<std::string> chosen = ChoosePack(document.text, path, library);
    if (!chosen) return tl::unexpected(chosen.error());
    pack = *chosen;
  }
  const base::Expected<rules::RuleSet> rules = library.ForPack(*pack);
  if (!rules) return tl::unexpected(rules.error());
  std::vector<reconcile::Reading> readings;
  readings.push_back(ReadDocument(std::move(document), SourceOfFile(*capture, *pack), *rules, options, sink));
  return reconcile::Reconcile(std::move(readings), options.reconcile);
}

}  // namespace portbook::pipeline
