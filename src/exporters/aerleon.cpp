// Aerleon and Capirca: definitions of networks and services, and a policy with a term for each request. A
// role without a network has no term: a policy that left an end away would open it to everybody.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include <fmt/format.h>

#include "exporters/formats.h"
#include "exporters/listeners.h"
#include "exporters/reach.h"
#include "portbook/base/utf8.h"
#include "portbook/escape/escape.h"
#include "portbook/request/request.h"

namespace portbook::exporters {
namespace {

using model::Transport;
using request::Row;

constexpr std::array kTransports = {Transport::tcp, Transport::udp, Transport::sctp};
constexpr std::array kSaid = {Facet::source, Facet::services};
constexpr std::size_t kLongestName = 60;  // characters
constexpr std::string_view kPolicyHead =
    "# One term for each connection that guides state. Choose the target for your firewall.\n"
    "header {\n  comment:: \"Connections as port guides state them\"\n  target:: iptables FORWARD DROP\n}\n";

std::string Upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

// A comment in a policy stands in double quotes that nothing escapes; one in a definition goes to the end of
// its line.
std::string Remark(const std::string& text) {
  std::string remark = base::Printable(text);
  std::replace(remark.begin(), remark.end(), '"', '\'');
  return remark;
}

// The networks of an end get one token, whatever roles share them.
class Networks {
 public:
  const std::string& TokenOf(const std::vector<std::string>& places, const std::vector<std::string>& roles) {
    std::string& token = tokens_[places];
    if (!token.empty()) return token;
    token = Upper(names_.Of(roles.front(), '_', kLongestName));
    text_ += fmt::format("{} =", token);
    for (const std::string& place : places) text_ += fmt::format(" {}  # {}\n", place, Remark(roles.front()));
    return token;
  }
  const std::string& text() const { return text_; }

 private:
  std::map<std::vector<std::string>, std::string> tokens_;
  Names names_;
  std::string text_;
};

std::string ServiceToken(const Row& row) {
  return Upper(fmt::format("{}_{}", Name(*row.transport), Interval(*row.ports, "_")));
}

std::string Term(const Row& row, Networks& networks) {
  std::string comments;
  for (const std::string& service : row.services)
    comments += fmt::format("  comment:: \"{}\"\n", Remark(service));
  for (const selection::Citation& citation : row.citations)
    comments += fmt::format("  comment:: \"{}\"\n", Remark(ToString(citation)));
  const std::string source = networks.TokenOf(row.source_places, row.sources);
  return fmt::format(
      "term {} {{\n{}  source-address:: {}\n  destination-address:: {}\n  protocol:: {}\n  "
      "destination-port:: {}\n"
      "  action:: accept\n}}\n",
      row.citations.front().flow_id, comments, source,
      networks.TokenOf(row.destination_places, row.destinations), Name(*row.transport), ServiceToken(row));
}

// Empty where the row can be a term.
std::string Refusal(const Row& row) {
  if (row.sheet == request::Sheet::unmapped) return "a role has no network: name it with --host";
  if (row.sheet == request::Sheet::local) return "no firewall between networks sees it";
  if (row.sheet == request::Sheet::open) return "it is an open question";
  if (std::find(kTransports.begin(), kTransports.end(), *row.transport) == kTransports.end())
    return "this export writes no term for " + row.stated;
  const auto is_zone = [](const std::string& place) { return !selection::IsNetwork(place); };
  if (std::any_of(row.source_places.begin(), row.source_places.end(), is_zone) ||
      std::any_of(row.destination_places.begin(), row.destination_places.end(), is_zone))
    return "a role stands in a zone: a policy needs networks";
  return "";
}

// What each flow lost, by the flows' order.
std::vector<Loss> LossesOf(Claims claims,
                           const std::map<std::pair<std::string, std::string>, std::string>& refusals) {
  std::vector<Loss> losses;
  for (const selection::Claim& claim : claims) {
    const auto refused = refusals.find({claim.citation.guide, claim.citation.flow_id});
    Loss loss{claim.citation, refused != refusals.end(), {}};
    if (loss.left_out) {
      loss.lost = selection::Reasons(claim);
      loss.lost.insert(loss.lost.begin(), refused->second);
    } else {
      loss.lost = Unsaid(*claim.flow, kSaid);
    }
    if (!loss.lost.empty()) losses.push_back(std::move(loss));
  }
  return losses;
}

}  // namespace

Export WriteAerleon(Claims claims, const selection::Deployment& deployment) {
  Networks networks;
  std::map<std::string, std::string> services;
  std::map<std::pair<std::string, std::string>, std::string> refusals;  // by guide and flow
  std::string policy(kPolicyHead);
  for (const Row& row : request::MakeRequest(claims, deployment).rows) {
    if (const std::string refusal = Refusal(row); !refusal.empty()) {
      for (const auto& citation : row.citations) refusals[{citation.guide, citation.flow_id}] = refusal;
      continue;
    }
    services[ServiceToken(row)] = fmt::format("{}/{}", Interval(*row.ports, "-"), Name(*row.transport));
    policy += "\n" + Term(row, networks);
  }
  std::string definitions;
  for (const auto& [token, value] : services) definitions += fmt::format("{} = {}\n", token, value);
  return {{{"portbook.net", networks.text()}, {"portbook.svc", definitions}, {"portbook.pol", policy}},
          LossesOf(claims, refusals)};
}

}  // namespace portbook::exporters
