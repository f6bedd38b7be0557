// Prints the tables of PDFs as `portbook tables --format json` does, for measuring: found, or read in given
// regions.
// usage: read_tables [--without HEURISTIC] found PDF...
//        read_tables [--without HEURISTIC] given REGIONS.json DIRECTORY   [{"path", "page", "bbox"}], paths
//        below
//                                                                         DIRECTORY
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/grid_json.h"
#include "portbook/decode/decode.h"
#include "portbook/sources/source.h"
#include "portbook/table/table.h"

namespace portbook::bench {
namespace {

// Nothing of a file that cannot be read.
doc::Document DecodeFile(const std::string& path, diag::Sink& sink) {
  const base::Expected<doc::Capture> capture = sources::ReadFile(path);
  if (capture) return decode::Decode(*capture, {}, {}, sink);
  fmt::print(stderr, "{}: {}\n", path, capture.error().message);
  return {};
}

void PrintFound(const std::vector<std::string>& paths, const table::TableOptions& options) {
  for (const std::string& path : paths) {
    diag::Sink sink;
    const doc::Document found = table::FindTables(DecodeFile(path, sink), {}, options, {}, sink);
    std::cout << cli::GridsToJson(path, found);
  }
}

void PrintGiven(const std::string& list, const std::string& directory, const table::TableOptions& options) {
  std::map<std::string, std::vector<table::Region>> regions;
  std::ifstream file(list);
  for (const nlohmann::json& entry : nlohmann::json::parse(file)) {
    const std::vector<double> box = entry.at("bbox");
    regions[entry.at("path")].push_back({entry.at("page"), {box.at(0), box.at(1), box.at(2), box.at(3)}});
  }
  for (const auto& [path, of_file] : regions) {
    diag::Sink sink;
    const doc::Document read = table::ReadRegions(DecodeFile(directory + "/" + path, sink), of_file, options);
    std::cout << cli::GridsToJson(path, read);
  }
}

constexpr double kFar = 1e9;
constexpr std::size_t kMany = 1'000'000;

struct Heuristic {
  std::string_view name;
  void (*switch_off)(table::TableOptions&);
};

// Each as its threshold that nothing reaches.
constexpr Heuristic kHeuristics[] = {
    {"alignment", [](table::TableOptions& o) { o.aligned.min_aligned_share = 0; }},
    {"chance-gaps", [](table::TableOptions& o) { o.columns.min_gap_lines = 0; }},
    {"doubt", [](table::TableOptions& o) { o.aligned.max_doubt = kFar; }},
    {"drawings", [](table::TableOptions& o) { o.mesh.max_spanning_share = 1; }},
    {"filled-cells", [](table::TableOptions& o) { o.aligned.min_filled_share = 0; }},
    {"fitting-rows",
     [](table::TableOptions& o) {
       o.aligned.fitting_row_gap_in_font_sizes = o.aligned.row_gap_in_font_sizes;
     }},
    {"framed-tables", [](table::TableOptions& o) { o.frames.max_header_lines = 0; }},
    {"heading-rules", [](table::TableOptions& o) { o.lines.heading_rule_gap_in_font_sizes = -kFar; }},
    {"heading-votes", [](table::TableOptions& o) { o.columns.min_spanned_lines = 1; }},
    {"centred-headings", [](table::TableOptions& o) { o.lines.max_off_centre_in_font_sizes = -1; }},
    {"shared-starts", [](table::TableOptions& o) { o.starts.min_lines = kMany; }},
    {"torn-cells", [](table::TableOptions& o) { o.rows.torn_cell_cost = 0; }},
    {"meshes", [](table::TableOptions& o) { o.mesh.min_share = kFar; }},
    {"notes", [](table::TableOptions& o) { o.aligned.min_note_words = kMany; }},
    {"overlapping-lines", [](table::TableOptions& o) { o.rows.min_line_overlap = kFar; }},
    {"prose", [](table::TableOptions& o) { o.prose.min_lines = kMany; }},
    {"row-spacing", [](table::TableOptions& o) { o.rows.min_gap_step_in_font_sizes = kFar; }},
    {"row-wraps", [](table::TableOptions& o) { o.lines.wrap_gap_in_font_sizes = -kFar; }},
    {"unruled-rows", [](table::TableOptions& o) { o.mesh.unruled_rows_factor = kMany; }},
};

// Whether there is one of that name.
bool SwitchOff(std::string_view name, table::TableOptions& options) {
  for (const Heuristic& heuristic : kHeuristics) {
    if (heuristic.name != name) continue;
    heuristic.switch_off(options);
    return true;
  }
  return false;
}

std::string Names() {
  std::string names;
  for (const Heuristic& heuristic : kHeuristics) names += " " + std::string(heuristic.name);
  return names;
}

}  // namespace
}  // namespace portbook::bench

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  portbook::table::TableOptions options;
  if (words.size() > 2 && words[0] == "--without" && portbook::bench::SwitchOff(words[1], options))
    words.erase(words.begin(), words.begin() + 2);
  if (words.size() > 1 && words[0] == "found") {
    portbook::bench::PrintFound({words.begin() + 1, words.end()}, options);
  } else if (words.size() == 3 && words[0] == "given") {
    portbook::bench::PrintGiven(words[1], words[2], options);
  } else {
    fmt::print(stderr,
               "usage: read_tables [--without HEURISTIC] found PDF... | given REGIONS.json DIRECTORY\n{}\n",
               portbook::bench::Names());
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
