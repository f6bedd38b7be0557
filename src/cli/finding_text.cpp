#include "cli/finding_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "portbook/base/utf8.h"
#include "portbook/diag/diagnostic.h"

namespace portbook::cli {
namespace {

constexpr std::size_t kShownOthers = 5;  // members beside the subject; a reused port may have dozens

bool StandsIn(const base::Text& quote, const pipeline::GuideText& text) {
  return !quote.runs().empty() && quote.Extent().end <= text.capture.text.size();
}

std::string Words(const base::Text& quote) { return "\u201c" + base::Printable(quote.value()) + "\u201d"; }

std::string MemberText(const model::FindingMember& member, const pipeline::GuideText& text) {
  const base::Text& quote = member.evidence.quote;
  std::string out = member.role + " in " + base::Printable(text.capture.name);
  if (!StandsIn(quote, text)) return out + ": " + Words(quote) + "\n";
  const base::Span span = quote.Extent();
  return out + ":" + text.lines.Describe(span.begin) + ":\n" + diag::Snippet(text.capture.text, span) + "\n";
}

// The finding with its first member, without its help.
std::string Head(const model::Finding& finding, const pipeline::GuideText& text) {
  diag::Diagnostic diagnostic{finding.kind, finding.message, {}, ""};
  if (finding.members.empty())
    return diag::Render(diagnostic, finding.severity, text.capture.name, text.lines) + "\n";
  const base::Evidence& subject = finding.members.front().evidence;
  const bool stands = StandsIn(subject.quote, text);
  if (stands) diagnostic.evidence.push_back(subject);
  std::string out = diag::Render(diagnostic, finding.severity, text.capture.name, text.lines) + "\n";
  if (!stands && !subject.quote.empty()) out += Words(subject.quote) + "\n";
  return out;
}

// The members after the subject; a witness may be the subject's own words.
std::vector<const model::FindingMember*> OthersOf(const model::Finding& finding) {
  std::vector<const model::FindingMember*> others;
  for (const model::FindingMember& member : finding.members) {
    const bool says_more = &member != finding.members.data() && !member.evidence.quote.empty() &&
                           member.evidence != finding.members.front().evidence;
    if (says_more) others.push_back(&member);
  }
  return others;
}

}  // namespace

std::string FindingText(const model::Finding& finding, const pipeline::GuideText& own,
                        const CaptureOf& capture_of) {
  std::string out = Head(finding, finding.members.empty() ? own : capture_of(finding.members.front()));
  const std::vector<const model::FindingMember*> others = OthersOf(finding);
  const std::size_t shown = std::min(others.size(), kShownOthers);
  for (std::size_t i = 0; i < shown; ++i) out += MemberText(*others[i], capture_of(*others[i]));
  if (shown < others.size()) out += "and " + std::to_string(others.size() - shown) + " more\n";
  if (!finding.scopes.empty()) out += "scopes: " + base::Printable(finding.scopes) + "\n";
  if (!finding.help.empty()) out += "help: " + base::Printable(finding.help) + "\n";
  return out;
}

std::string FindingText(const model::Finding& finding, const pipeline::GuideText& own) {
  return FindingText(finding, own,
                     [&](const model::FindingMember&) -> const pipeline::GuideText& { return own; });
}

bool IsOfInput(diag::Kind kind) {
  using diag::Kind;
  constexpr std::array kKinds = {Kind::input_empty,     Kind::input_not_text,    Kind::input_invalid_utf8,
                                 Kind::input_nul_bytes, Kind::input_cut_off,     Kind::limit_exceeded,
                                 Kind::decoder_died,    Kind::page_without_text, Kind::characters_unknown,
                                 Kind::text_cut};
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

}  // namespace portbook::cli
