// Runs the benchmarks and closes with the ratio of each stage to the library underneath, both measured in
// this run.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace {

struct Cost {
  double processor_time = 0;
  double peak_megabytes = 0;
};

class RatioReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      // Of several repetitions their median counts: it comes after the runs it is of, and they may not be
      // told at all.
      const bool counts = run.run_type == Run::RT_Iteration || run.aggregate_name == "median";
      const auto peak = run.counters.find("peak_MB");
      if (!counts || run.error_occurred || peak == run.counters.end()) continue;
      costs_[run.run_name.function_name] = {run.GetAdjustedCPUTime(), peak->second};
    }
  }

  void Finalize() override {
    ConsoleReporter::Finalize();
    for (const auto& [name, floor] : costs_) {
      const std::size_t colon = name.find(':');
      if (colon == std::string::npos) continue;
      const auto stage = costs_.find(name.substr(0, colon));
      if (stage == costs_.end()) continue;
      GetOutputStream() << fmt::format(
          "{} takes {:.2f} times the time of {}; memory {:.1f} MB and {:.1f} MB\n", stage->first,
          stage->second.processor_time / floor.processor_time, name.substr(colon + 1),
          stage->second.peak_megabytes, floor.peak_megabytes);
    }
  }

 private:
  std::map<std::string, Cost> costs_;  // by the benchmark's name
};

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return EXIT_FAILURE;
  RatioReporter reporter;
  return benchmark::RunSpecifiedBenchmarks(&reporter) == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
