// Reconcile over guides of one thousand to one million flows: near n log n, whatever the rows say.
#include <benchmark/benchmark.h>

#include "tests/unit/reconcile/readings.h"

namespace portbook::bench {
namespace {

// Hosts, ports, ranges and words that meet as they do in guides: a few hundred hosts with a few thousand
// ports each, half of the rows in a second table.
std::vector<reconcile::Row> Rows(int count) {
  std::vector<reconcile::Row> rows;
  rows.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    reconcile::Row row;
    row.source = "Client " + std::to_string(i % 50);
    row.destination = "Host " + std::to_string(i % 300);
    row.services = i % 4 == 0 ? "" : "service" + std::to_string(i % 90);
    row.ports = std::to_string(1 + i % 60000);
    if (i % 3 == 0) row.ports += "-" + std::to_string(21 + i % 60000);
    row.source_port = i % 5 == 0 ? "8888" : "ephemeral";
    row.purpose = "Purpose of the row " + std::to_string(i % 7000);
    row.table = i % 2;
    rows.push_back(std::move(row));
  }
  return rows;
}

void Reconcile(benchmark::State& state) {
  const reconcile::TestRules rules;
  std::vector<reconcile::Reading> readings;
  readings.push_back(
      reconcile::MakeReading("acme/hub/1", Rows(static_cast<int>(state.range(0))), rules.rules()));
  for (auto _ : state) {  // once: the readings are moved
    benchmark::DoNotOptimize(reconcile::Reconcile(std::move(readings), {}));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(Reconcile)
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oNLogN);

}  // namespace
}  // namespace portbook::bench
