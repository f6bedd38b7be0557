// The flows of chosen guides in the formats of other tools. No format says all that a guide does: what one
// could not say of a flow is listed beside its files, flow by flow.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/selection/deployment.h"
#include "portbook/selection/selection.h"

namespace portbook::exporters {

enum class Format : std::uint8_t { csv, markdown, aerleon, ansible, firewalld, nftables, ufw };

struct FormatInfo {
  Format format;
  std::string_view name;     // as it is written everywhere: "nftables"
  std::string_view meaning;  // one sentence: what its files are
};
// All formats, in the order of the enum.
std::span<const FormatInfo> Formats();

struct File {
  std::string name;  // without a directory
  std::string text;
  friend bool operator==(const File&, const File&) = default;
};

// What one flow lost on its way into a format.
struct Loss {
  selection::Citation citation;
  bool left_out = false;          // the whole flow, for the first of the reasons
  std::vector<std::string> lost;  // each a sentence or "field: value"; not empty
  friend bool operator==(const Loss&, const Loss&) = default;
};

struct Export {
  std::vector<File> files;
  std::vector<Loss> losses;  // of the flows that lost something, in the order of the claims
  friend bool operator==(const Export&, const Export&) = default;
};

// What becomes of a flow that a guide calls optional or states under a condition, in a format that opens
// ports. Formats that only tell of flows write it with its condition.
enum class Conditional : std::uint8_t { left_out, opened };

// Formats of one host's firewall go by the role that listens; `deployment` serves those that name both ends
// by their networks. REQUIRES: the claims' catalog is still there.
Export Write(Format format, std::span<const selection::Claim> claims, const selection::Deployment& deployment,
             Conditional conditional = Conditional::left_out);

// The losses as RFC 4180: guide, place, flow, whether it was left out, what was lost.
std::string Manifest(std::span<const Loss> losses);

// CSV of flows, also without files: a header, and a record a flow with the fields of the schema, its place,
// its words, and every reason not to rely on it. Lists are parted by semicolons.
std::string CsvHeader();
std::string CsvRecords(std::span<const selection::Claim> claims);

}  // namespace portbook::exporters
