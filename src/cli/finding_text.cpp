#include "cli/finding_text.h"

#include <algorithm>
#include <array>

#include "portbook/base/line_map.h"
#include "portbook/base/utf8.h"
#include "portbook/diag/diagnostic.h"

namespace portbook::cli {
namespace {

constexpr std::size_t kShownMembers = 6;  // of a finding; a reused port may have dozens

bool StandsIn(const base::Text& quote, const CaptureText& capture) {
  return !quote.runs().empty() && quote.Extent().end <= capture.text.size();
}

std::string Words(const base::Text& quote) { return "\u201c" + base::Printable(quote.value()) + "\u201d"; }

std::string MemberText(const model::FindingMember& member, const CaptureText& capture) {
  const base::Text& quote = member.evidence.quote;
  std::string out = member.role + " in " + base::Printable(capture.name);
  if (!StandsIn(quote, capture)) return out + ": " + Words(quote) + "\n";
  const base::Span span = quote.Extent();
  return out + ":" + base::LineMap(capture.text).Describe(span.begin) + ":\n" +
         diag::Snippet(capture.text, span) + "\n";
}

// The finding with its first member, without its help.
std::string Head(const model::Finding& finding, const CaptureText& capture) {
  diag::Diagnostic diagnostic{finding.kind, finding.message, {}, ""};
  if (finding.members.empty())
    return diag::Render(diagnostic, finding.severity, capture.name, capture.text) + "\n";
  const base::Evidence& subject = finding.members.front().evidence;
  const bool stands = StandsIn(subject.quote, capture);
  if (stands) diagnostic.evidence.push_back(subject);
  std::string out = diag::Render(diagnostic, finding.severity, capture.name, capture.text) + "\n";
  if (!stands && !subject.quote.empty()) out += Words(subject.quote) + "\n";
  return out;
}

}  // namespace

std::string FindingText(const model::Finding& finding, const CaptureText& own, const CaptureOf& capture_of) {
  const std::vector<model::FindingMember>& members = finding.members;
  std::string out = Head(finding, members.empty() ? own : capture_of(members.front()));
  const std::size_t shown = std::min(members.size(), kShownMembers);
  for (std::size_t i = 1; i < shown; ++i) {
    if (!members[i].evidence.quote.empty()) out += MemberText(members[i], capture_of(members[i]));
  }
  if (shown < members.size()) out += "and " + std::to_string(members.size() - shown) + " more\n";
  if (!finding.help.empty()) out += "help: " + base::Printable(finding.help) + "\n";
  return out;
}

std::string FindingText(const model::Finding& finding, const CaptureText& own) {
  return FindingText(finding, own, [&](const model::FindingMember&) -> const CaptureText& { return own; });
}

bool IsOfInput(diag::Kind kind) {
  using diag::Kind;
  constexpr std::array kKinds = {Kind::input_empty,      Kind::input_not_text, Kind::input_invalid_utf8,
                                 Kind::input_nul_bytes,  Kind::limit_exceeded, Kind::decoder_died,
                                 Kind::page_without_text};
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

}  // namespace portbook::cli
