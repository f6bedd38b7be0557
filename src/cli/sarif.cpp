#include "cli/sarif.h"

#include <map>

#include <nlohmann/json.hpp>

#include "portbook/base/version.h"
#include "portbook/catalog/catalog.h"

namespace portbook::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "https://json.schemastore.org/sarif-2.1.0.json";

// Rule indices by kind, in the order in which findings come to them.
using RuleIndices = std::map<diag::Kind, std::size_t>;

Json Text(std::string_view text) { return {{"text", text}}; }

Json RuleOf(const model::FindingGroup& group) {
  const diag::KindInfo& info = diag::Info(group.kind);
  return {{"id", info.name},
          {"shortDescription", Text(info.meaning)},
          {"fullDescription", Text(group.why.empty() ? info.meaning : group.why)},
          {"help", Text(group.resolve.empty() ? info.meaning : group.resolve)},
          {"defaultConfiguration", {{"level", Name(group.severity)}}}};
}

std::string Encoded(std::string_view path) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != kPlain.npos) {
      uri += c;
    } else {
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return uri;
}

// Empty where the words stand in no line: in a PDF, or in a capture that is not at hand.
Json RegionOf(const base::Text& quote, const pipeline::GuideText& text) {
  if (quote.runs().empty() || quote.runs().front().at.page > 0 ||
      quote.Extent().end > text.capture.text.size())
    return {};
  const base::LineColumn begin = text.lines.At(quote.Extent().begin), end = text.lines.At(quote.Extent().end);
  return {{"startLine", begin.line},
          {"startColumn", begin.column},
          {"endLine", end.line},
          {"endColumn", end.column},
          {"snippet", Text(quote.value())}};
}

Json LocationOf(const model::FindingMember& member, const pipeline::GuideText& text) {
  Json physical = {{"artifactLocation", {{"uri", Encoded(text.capture.name)}}}};
  if (Json region = RegionOf(member.evidence.quote, text); !region.empty())
    physical["region"] = std::move(region);
  Json location = {{"physicalLocation", std::move(physical)}};
  location["message"] = Text(member.role + ": " + member.evidence.quote.value());
  return location;
}

// A finding of a whole guide stands at its file.
Json FileOf(const pipeline::CaptureText& capture) {
  return {{"physicalLocation", {{"artifactLocation", {{"uri", Encoded(capture.name)}}}}}};
}

void AddLocations(const model::Finding& finding, pipeline::GuideTexts& texts, Json& result) {
  result["locations"] = Json::array();
  Json related = Json::array();
  for (const model::FindingMember& member : finding.members) {
    Json location = LocationOf(member, texts.Of(member, finding.guide));
    if (result["locations"].empty()) {
      result["locations"].push_back(std::move(location));
    } else {
      location["id"] = related.size() + 1;
      related.push_back(std::move(location));
    }
  }
  if (result["locations"].empty()) result["locations"].push_back(FileOf(texts.Of(finding.guide).capture));
  if (!related.empty()) result["relatedLocations"] = std::move(related);
}

std::string ReasonFor(const model::Catalog& catalog, const model::Finding& finding) {
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Decision& decision : guide.decisions) {
      if (guide.source.id == finding.guide && decision.settles == finding.id) return decision.reason;
    }
  }
  return "";
}

Json ResultOf(const model::Catalog& catalog, const model::Finding& finding, const RuleIndices& rules,
              pipeline::GuideTexts& texts) {
  std::string message = finding.message;
  if (!finding.scopes.empty()) message += "\nscopes: " + finding.scopes;
  if (!finding.help.empty()) message += "\n" + finding.help;
  Json result = {{"ruleId", diag::Name(finding.kind)},
                 {"ruleIndex", rules.at(finding.kind)},
                 {"level", Name(finding.severity)},
                 {"message", Text(message)}};
  AddLocations(finding, texts, result);
  result["partialFingerprints"] = {{"portbookFinding/v1", finding.id}};
  result["properties"] = {{"guide", finding.guide}, {"group", finding.group}};
  if (finding.verdict) {
    result["suppressions"] = {
        {{"kind", "external"}, {"status", "accepted"}, {"justification", ReasonFor(catalog, finding)}}};
  }
  return result;
}

}  // namespace

std::string Sarif(const model::Catalog& catalog, pipeline::GuideTexts& texts) {
  Json rules = Json::array(), results = Json::array();
  RuleIndices indices;
  for (const model::FindingGroup& group : catalog.groups) {
    if (indices.try_emplace(group.kind, indices.size()).second) rules.push_back(RuleOf(group));
  }
  for (const model::Finding& finding : catalog.findings)
    results.push_back(ResultOf(catalog, finding, indices, texts));
  Json driver = {{"name", "portbook"}, {"version", base::kVersion}, {"rules", std::move(rules)}};
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  const Json log = {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(2) + "\n";
}

}  // namespace portbook::cli
