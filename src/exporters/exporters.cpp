#include "portbook/exporters/exporters.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "exporters/formats.h"
#include "portbook/base/check.h"
#include "portbook/escape/escape.h"

namespace portbook::exporters {
namespace {

enum class Effect : std::uint8_t { tells, opens_ports };

struct Writer {
  FormatInfo info;
  Effect effect;
  Export (*write)(Claims, const selection::Deployment&);
};

constexpr std::array kWriters = {
    Writer{{Format::csv, "csv", "one record a flow (RFC 4180)"}, Effect::tells, WriteCsv},
    Writer{{Format::markdown, "markdown", "a matrix: who connects to whom on which ports"},
           Effect::tells,
           WriteMarkdown},
    Writer{{Format::aerleon, "aerleon", "networks, services and a policy for Aerleon or Capirca"},
           Effect::opens_ports,
           WriteAerleon},
    Writer{{Format::ansible, "ansible", "variables for playbooks (YAML)"}, Effect::tells, WriteAnsible},
    Writer{{Format::firewalld, "firewalld", "a service a role that listens (XML)"},
           Effect::opens_ports,
           WriteFirewalld},
    Writer{{Format::nftables, "nftables", "sets of ports, by role and transport"},
           Effect::opens_ports,
           WriteNftables},
    Writer{{Format::ufw, "ufw", "an application profile a role that listens"}, Effect::opens_ports, WriteUfw},
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

// "conditional: only with TLS"; empty for a flow that is needed whatever is installed.
std::string ConditionOf(const model::Flow& flow) {
  const bool is_conditional =
      flow.requirement == model::Requirement::optional || flow.requirement == model::Requirement::conditional;
  if (!is_conditional && !flow.condition) return "";
  return std::string(Name(is_conditional ? *flow.requirement : model::Requirement::conditional)) +
         (flow.condition ? ": " + *flow.condition : "");
}

// A condition that does not hold must not open a port: whoever loads a set or a profile sees no condition.
Export WriteUnconditional(const Writer& writer, Claims claims, const selection::Deployment& deployment) {
  std::vector<selection::Claim> always;
  std::vector<Loss> losses;
  std::map<std::string_view, std::size_t> order;
  for (const selection::Claim& claim : claims) {
    order.emplace(claim.citation.flow_id, order.size());
    std::string condition = ConditionOf(*claim.flow);
    if (condition.empty()) {
      always.push_back(claim);
    } else {
      losses.push_back({claim.citation, true, {std::move(condition)}});
    }
  }
  Export result = writer.write(always, deployment);
  std::move(losses.begin(), losses.end(), std::back_inserter(result.losses));
  std::stable_sort(result.losses.begin(), result.losses.end(), [&](const Loss& a, const Loss& b) {
    return order.at(a.citation.flow_id) < order.at(b.citation.flow_id);
  });
  return result;
}

}  // namespace

std::span<const FormatInfo> Formats() { return kFormats; }

Export Write(Format format, Claims claims, const selection::Deployment& deployment, Conditional conditional) {
  const auto index = static_cast<std::size_t>(format);
  PORTBOOK_CHECK(index < kWriters.size());
  const Writer& writer = kWriters[index];
  if (writer.effect == Effect::opens_ports && conditional == Conditional::left_out)
    return WriteUnconditional(writer, claims, deployment);
  return writer.write(claims, deployment);
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
