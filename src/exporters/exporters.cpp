#include "portbook/exporters/exporters.h"

#include <array>

#include "exporters/formats.h"
#include "portbook/base/check.h"
#include "portbook/escape/escape.h"

namespace portbook::exporters {
namespace {

struct Writer {
  FormatInfo info;
  Export (*write)(Claims, const selection::Deployment&);
};

constexpr std::array kWriters = {
    Writer{{Format::csv, "csv", "one record a flow (RFC 4180)"}, WriteCsv},
    Writer{{Format::markdown, "markdown", "a matrix: who connects to whom on which ports"}, WriteMarkdown},
    Writer{{Format::aerleon, "aerleon", "networks, services and a policy for Aerleon or Capirca"},
           WriteAerleon},
    Writer{{Format::ansible, "ansible", "variables for playbooks (YAML)"}, WriteAnsible},
    Writer{{Format::firewalld, "firewalld", "a service a role that listens (XML)"}, WriteFirewalld},
    Writer{{Format::nftables, "nftables", "sets of ports, by role and transport"}, WriteNftables},
    Writer{{Format::ufw, "ufw", "an application profile a role that listens"}, WriteUfw},
};

constexpr auto kFormats = [] {
  std::array<FormatInfo, kWriters.size()> formats{};
  for (std::size_t i = 0; i < formats.size(); ++i) formats[i] = kWriters[i].info;
  return formats;
}();

constexpr bool InOrderOfTheEnum() {
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    if (static_cast<std::size_t>(kFormats[i].format) != i) return false;
  }
  return kFormats.size() == static_cast<std::size_t>(Format::ufw) + 1;
}
static_assert(InOrderOfTheEnum());

}  // namespace

std::span<const FormatInfo> Formats() { return kFormats; }

Export Write(Format format, Claims claims, const selection::Deployment& deployment) {
  const auto index = static_cast<std::size_t>(format);
  PORTBOOK_CHECK(index < kWriters.size());
  return kWriters[index].write(claims, deployment);
}

std::string Manifest(std::span<const Loss> losses) {
  std::string csv = escape::CsvRecord(std::vector<std::string>{"guide", "place", "flow", "left_out", "lost"});
  for (const Loss& loss : losses) {
    for (const std::string& lost : loss.lost) {
      csv += escape::CsvRecord(std::vector<std::string>{loss.citation.guide, PlaceOf(loss.citation),
                                                        loss.citation.flow_id, loss.left_out ? "yes" : "no",
                                                        lost});
    }
  }
  return csv;
}

}  // namespace portbook::exporters
