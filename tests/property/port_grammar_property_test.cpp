#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "portbook/base/utf8.h"
#include "portbook/grammar/ports.h"
#include "portbook/grammar/protocols.h"
#include "tests/unit/grammar/small_rules.h"

namespace portbook::grammar {
namespace {

using model::PortKind;
using model::PortRange;
using model::PortSpec;

PortSpec Spec(PortKind kind, std::optional<PortRange> range) {
  PortSpec spec;
  spec.kind = kind;
  spec.range = range;
  return spec;
}

// Every spec that a guide can print.
rc::Gen<PortSpec> AnySpec() {
  return rc::gen::exec([] {
    const std::uint32_t one = *rc::gen::inRange<std::uint32_t>(1, 65536);
    const std::uint32_t other = *rc::gen::inRange<std::uint32_t>(1, 65536);
    const auto range = PortRange::Make(std::min(one, other), std::max(one, other));
    switch (*rc::gen::inRange(0, 8)) {
      case 0:
        return Spec(PortKind::any, std::nullopt);
      case 1:
        return Spec(PortKind::not_applicable, std::nullopt);
      case 2:
        return Spec(PortKind::configurable, std::nullopt);
      case 3:
        return Spec(PortKind::dynamic, range);
      case 4:
        return Spec(one == other ? PortKind::fixed : PortKind::range, range);
      case 5: {
        PortSpec spec = Spec(one == other ? PortKind::fixed : PortKind::range, range);
        spec.step = *rc::gen::inRange<std::uint32_t>(1, 100);
        return spec;
      }
      case 6: {
        PortSpec spec = Spec(PortKind::fixed, PortRange::Make(one, one));
        spec.is_default = true;
        return spec;
      }
      default:
        return Spec(PortKind::fixed, PortRange::Make(one, one));
    }
  });
}

std::string WithRangeMark(std::string text, std::string_view mark) {
  const std::size_t dash = text.find('-');
  return dash == std::string::npos ? text : text.replace(dash, 1, mark);
}

RC_GTEST_PROP(PortGrammar, ReadsBackEveryPrintedList, ()) {
  const std::vector<PortSpec> specs =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<PortSpec>>(AnySpec()));
  // "configurable, 22 (default)" is one port that can be changed.
  const auto has = [&](const auto& property) { return std::any_of(specs.begin(), specs.end(), property); };
  RC_PRE(!has([](const PortSpec& spec) { return spec.kind == PortKind::configurable; }) ||
         !has([](const PortSpec& spec) { return spec.is_default; }));
  const std::string separator =
      *rc::gen::element<std::string>(", ", "; ", "\n", " / ", " and ", " or ", " | ", "\n\n");
  const std::string mark = *rc::gen::element<std::string>("-", " - ", "\u2013", " \u2014 ", "\u2212", "..",
                                                          " ~ ", " to ", " through ");
  std::string cell;
  for (const PortSpec& spec : specs)
    cell += (cell.empty() ? "" : separator) + WithRangeMark(ToString(spec), mark);
  const PortCell read = ParsePorts(cell, SmallRules());
  RC_LOG() << cell;
  RC_ASSERT(read.issues.empty());
  std::vector<PortSpec> ports;
  for (const PortItem& item : read.items) ports.push_back(item.port);
  RC_ASSERT(ports == specs);
}

// Pieces of which cells are made, and of which they go wrong.
rc::Gen<std::string> AnyCell() {
  static const std::vector<std::string> kPieces = {"80",
                                                   "443",
                                                   "5060",
                                                   "50,000",
                                                   "65,535",
                                                   "0",
                                                   "00",
                                                   "70000",
                                                   "1024-2048",
                                                   "9-1",
                                                   "10.0.0.1",
                                                   "TCP",
                                                   "UDP",
                                                   "ICMP",
                                                   "TLS",
                                                   "SIP",
                                                   "HTTP",
                                                   "Web",
                                                   "any",
                                                   "*",
                                                   "dynamic",
                                                   "n/a",
                                                   "default",
                                                   "not",
                                                   "above",
                                                   "and",
                                                   "or",
                                                   "to",
                                                   "-",
                                                   "\u2013",
                                                   "..",
                                                   "/",
                                                   "\\",
                                                   ",",
                                                   ";",
                                                   ":",
                                                   "(",
                                                   ")",
                                                   "[",
                                                   "]",
                                                   "+",
                                                   ">",
                                                   "\n",
                                                   "\u00B9",
                                                   ".",
                                                   "steps of 4",
                                                   "(default 8080)",
                                                   "between",
                                                   "over",
                                                   "ports",
                                                   "\xFF",
                                                   "\u7AEF\u53E3"};
  return rc::gen::exec([] {
    std::string cell;
    const int count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i) {
      cell += *rc::gen::elementOf(kPieces);
      if (*rc::gen::arbitrary<bool>()) cell += " ";
    }
    return cell;
  });
}

bool Covers(base::Span outer, base::Span inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

// The digit runs that are words of their own, points included: not the 323 of "H.323".
std::vector<base::Span> Numbers(const std::string& cell) {
  std::vector<base::Span> numbers;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t begin = at;
    bool letters = false;
    while (at < cell.size()) {
      const base::CodePoint c = base::DecodeAt(cell, at);
      const bool point =
          c.value == U'.' && at > begin && base::IsWordCharacter(base::DecodeAt(cell, at + 1).value);
      if (!point && !base::IsWordCharacter(c.value)) break;
      letters = letters || (!point && (c.value < U'0' || c.value > U'9'));
      at += c.size;
    }
    if (at > begin && !letters)
      numbers.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
    if (at == begin) at += base::DecodeAt(cell, at).size;
  }
  return numbers;
}

bool IsAccountedFor(base::Span number, const std::string& cell, const PortCell& read) {
  const auto in_item = [&](const PortItem& item) { return Covers(item.span, number); };
  const auto in_issue = [&](const PortIssue& issue) { return Covers(issue.span, number); };
  constexpr std::string_view kStep = "steps of ";
  const bool in_step =
      number.begin >= kStep.size() && cell.compare(number.begin - kStep.size(), kStep.size(), kStep) == 0;
  return in_step || std::any_of(read.items.begin(), read.items.end(), in_item) ||
         std::any_of(read.issues.begin(), read.issues.end(), in_issue);
}

RC_GTEST_PROP(PortGrammar, DropsNoNumber, ()) {
  const std::string cell = *AnyCell();
  const PortCell read = ParsePorts(cell, SmallRules());
  for (const base::Span number : Numbers(cell)) {
    RC_LOG() << cell << " at " << number.begin;
    RC_ASSERT(IsAccountedFor(number, cell, read));
  }
}

RC_GTEST_PROP(PortGrammar, SaysSomethingOfEveryCell, ()) {
  const std::string cell = *AnyCell();
  const PortCell read = ParsePorts(cell, SmallRules());
  RC_ASSERT(read.blank == (read.items.empty() && read.issues.empty()));
  for (const PortItem& item : read.items)
    RC_ASSERT(item.span.begin < item.span.end && item.span.end <= cell.size());
  for (const PortIssue& issue : read.issues) {
    RC_ASSERT(issue.span.begin < issue.span.end && issue.span.end <= cell.size());
    RC_ASSERT(!issue.message.empty());
  }
}

RC_GTEST_PROP(Grammars, SurviveAnyBytes, (const std::string& bytes)) {
  ParsePorts(bytes, SmallRules());
  ParseProtocols(bytes, ProtocolColumn::service, SmallRules());
  ParseProtocols(bytes, ProtocolColumn::transport, SmallRules());
  RC_ASSERT(PortPrefix(bytes, SmallRules()) <= bytes.size());
  RC_ASSERT(ProtocolPrefix(bytes, SmallRules()) <= bytes.size());
}

double Seconds(const std::string& cell) {
  const auto begin = std::chrono::steady_clock::now();
  ParsePorts(cell, SmallRules());
  ParseProtocols(cell, ProtocolColumn::service, SmallRules());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string Repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

// Eight times the text may take eight times as long, with room for a busy machine; quadratic time would be 64
// times.
TEST(Grammars, TakeLinearTime) {
  constexpr std::size_t kBytes = 3 * 1024;
  for (const char* piece : {"80,", "80 TCP, ", "TCP, ", "(", "a/", "1,000-", "a", "9", "and ", "- ",
                            "80 UDP ", "*", "(x) ", "any ", "steps of 4 ", "TCP and ", "Web access "}) {
    const double small = std::min({Seconds(Repeated(piece, kBytes)), Seconds(Repeated(piece, kBytes))});
    const double large = Seconds(Repeated(piece, 8 * kBytes));
    EXPECT_LT(large, 30 * small + 0.05) << piece;
  }
}

}  // namespace
}  // namespace portbook::grammar
