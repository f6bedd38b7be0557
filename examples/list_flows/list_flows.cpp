// Reads one guide with Portbook's library and prints its flows, one a line: transport, port, source,
// destination. usage: list_flows GUIDE
#include <cstdlib>
#include <iostream>

#include "portbook/pipeline/pipeline.h"
#include "portbook/rules/rule_set.h"

namespace {

void Print(const portbook::model::Flow& flow) {
  std::cout << Name(flow.transport) << '\t' << ToString(flow.port) << '\t' << flow.source.value_or("-")
            << '\t' << flow.destination.value_or("-") << '\n';
}

int Fail(const portbook::base::Error& error) {
  std::cerr << error.ToString() << '\n';
  return EXIT_FAILURE;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return Fail({"", "no guide is named", "", "list_flows GUIDE"});
  const auto rules = portbook::rules::Library::Read(RULES);
  if (!rules) return Fail(rules.error());
  const auto read = portbook::pipeline::Extract(arguments[1], *rules, std::nullopt, {});
  if (!read) return Fail(read.error());
  for (const auto& guide : read->guides) {
    for (const auto& flow : guide.flows) Print(flow);
  }
  return EXIT_SUCCESS;
}
