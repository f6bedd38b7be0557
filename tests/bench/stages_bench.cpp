// Every stage and the whole build over the embedded guides. A benchmark "stage:library" is the floor of
// "stage": main.cpp prints the ratio of the two.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "portbook/catalog/catalog.h"
#include "portbook/decode/decode.h"
#include "portbook/table/table.h"
#include "tests/bench/embedded_guides.h"
#include "tests/bench/library_floors.h"
#include "tests/bench/peak_memory.h"

namespace portbook::bench {
namespace {

// Runs `work` as often as the benchmark wants and records the memory it took.
template <class Work>
void Measure(benchmark::State& state, const Work& work) {
  const PeakMemory memory;
  for (auto _ : state) benchmark::DoNotOptimize(work());
  state.counters["peak_MB"] = memory.RisenMegabytes();
}

template <class Stage>
void MeasureEachGuide(benchmark::State& state, const Stage& stage) {
  const EmbeddedGuides& all = Guides();
  const pipeline::Options options = InProcess();
  Measure(state, [&] {
    diag::Sink sink;
    for (const StagedGuide& guide : all.guides) benchmark::DoNotOptimize(stage(guide, options, sink));
    return sink.diagnostics().size();
  });
}

void DecodeText(benchmark::State& state) {
  MeasureEachGuide(state, [](const StagedGuide& guide, const pipeline::Options& options, diag::Sink& sink) {
    return decode::DecodeText(guide.capture, options.decode, {}, sink);
  });
}

void DecodeHtml(benchmark::State& state) {
  const doc::Capture& capture = HtmlCapture();
  Measure(state, [&] {
    diag::Sink sink;
    return decode::DecodeHtml(capture, {}, {}, sink);
  });
}

void ParseHtml(benchmark::State& state) {
  const doc::Capture& capture = HtmlCapture();
  Measure(state, [&] { return ParseWithGumbo(capture.bytes); });
}

doc::Document ReadPdf(std::uint32_t threads) {
  const pipeline::Options options = InProcess();
  decode::DecodeOptions decode = options.decode;
  decode.max_threads = threads;
  diag::Sink sink;
  doc::Document document = decode::DecodePdf(PdfCapture(), decode, {}, sink);
  return table::FindTables(std::move(document), Guides().guides.front().rules, options.table, {}, sink);
}

void ReadPdfOnOneCore(benchmark::State& state) {
  Measure(state, [] { return ReadPdf(1); });
}

void ReadPdfOnAllCores(benchmark::State& state) {
  Measure(state, [] { return ReadPdf(decode::DecodeOptions().max_threads); });
}

void ExtractPdf(benchmark::State& state) {
  Measure(state, [] { return pipeline::Extract(PdfCapture().name, Guides().library, "", {}).has_value(); });
}

void ParsePdf(benchmark::State& state, WordFonts fonts) {
  const doc::Capture& capture = PdfCapture();
  Measure(state, [&] { return ParseWithPopplerAndQpdf(capture.bytes, fonts); });
}

void FindTables(benchmark::State& state) {
  MeasureEachGuide(state, [](const StagedGuide& guide, const pipeline::Options& options, diag::Sink& sink) {
    return table::FindTables(guide.decoded, guide.rules, options.table, {}, sink);
  });
}

void Interpret(benchmark::State& state) {
  MeasureEachGuide(state, [](const StagedGuide& guide, const pipeline::Options& options, diag::Sink& sink) {
    return interpret::Interpret(guide.with_grids, guide.rules, options.interpret, sink);
  });
}

void Normalize(benchmark::State& state) {
  MeasureEachGuide(state, [](const StagedGuide& guide, const pipeline::Options& options, diag::Sink& sink) {
    const std::string product = guide.source.vendor + "/" + guide.source.product;
    return normalize::Normalize(guide.interpreted, product, guide.rules, options.normalize, sink);
  });
}

void Reconcile(benchmark::State& state) {
  const EmbeddedGuides& all = Guides();
  Measure(state, [&] { return reconcile::Reconcile(all.readings, {}); });
}

std::string Scratch(const std::string& name) {
  return (std::filesystem::temp_directory_path() / name).string();
}

void WriteCatalog(benchmark::State& state) {
  const EmbeddedGuides& all = Guides();
  const std::string path = Scratch("portbook-bench-catalog.sqlite");
  Measure(state, [&] { return catalog::WriteSqlite(all.catalog, path).has_value(); });
  std::filesystem::remove(path);
}

void InsertCatalogRows(benchmark::State& state) {
  const std::string written = Scratch("portbook-bench-written.sqlite");
  const std::string path = Scratch("portbook-bench-inserted.sqlite");
  if (!catalog::WriteSqlite(Guides().catalog, written))
    return state.SkipWithError("the catalog cannot be written");
  const SqliteRows rows = ReadRows(written);
  Measure(state, [&] {
    InsertRows(rows, path);
    return rows.rows.size();
  });
  std::filesystem::remove(written);
  std::filesystem::remove(path);
}

void WholeBuild(benchmark::State& state) {
  const EmbeddedGuides& all = Guides();
  const std::string directory = Scratch("portbook-bench-out");
  Measure(state, [&] {
    const auto built = pipeline::Build(PORTBOOK_ROOT "/sources", all.library, {});
    return built && catalog::WriteDataset(built->catalog, directory);
  });
  std::filesystem::remove_all(directory);
}

BENCHMARK(DecodeText)->Name("decode_text")->Unit(benchmark::kMillisecond);
BENCHMARK(ParseHtml)->Name("decode_html:gumbo")->Unit(benchmark::kMillisecond);
BENCHMARK(DecodeHtml)->Name("decode_html")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ParsePdf, unnamed, WordFonts::unnamed)
    ->Name("read_pdf:poppler+qpdf")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ParsePdf, named, WordFonts::named)
    ->Name("read_pdf:poppler with fonts+qpdf")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(ReadPdfOnOneCore)->Name("read_pdf")->Unit(benchmark::kMillisecond);
BENCHMARK(ReadPdfOnAllCores)->Name("read_pdf_on_all_cores")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(ExtractPdf)->Name("extract_pdf")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(FindTables)->Name("find_tables")->Unit(benchmark::kMillisecond);
BENCHMARK(Interpret)->Name("interpret")->Unit(benchmark::kMillisecond);
BENCHMARK(Normalize)->Name("normalize")->Unit(benchmark::kMillisecond);
BENCHMARK(Reconcile)->Name("reconcile")->Unit(benchmark::kMillisecond);
BENCHMARK(InsertCatalogRows)->Name("write_catalog:sqlite")->Unit(benchmark::kMillisecond);
BENCHMARK(WriteCatalog)->Name("write_catalog")->Unit(benchmark::kMillisecond);
BENCHMARK(WholeBuild)->Name("build")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace portbook::bench
