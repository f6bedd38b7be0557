// The path of one flow, from the place in the guide to the dataset, for a reader who doubts it.
#include <fmt/format.h>

#include "portbook/base/line_map.h"
#include "portbook/base/utf8.h"
#include "portbook/model/port_spec.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {
namespace {

using base::Printable;

struct Found {
  const model::Guide* guide = nullptr;
  const model::Flow* flow = nullptr;
};

Found FindFlow(const model::Catalog& catalog, std::string_view flow_id) {
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Flow& flow : guide.flows) {
      if (flow.id == flow_id) return {&guide, &flow};
    }
  }
  return {};
}

std::string PlaceOf(const base::Evidence& evidence, const base::LineMap& lines) {
  std::string place;
  if (!evidence.quote.runs().empty()) {
    const base::Locator& at = evidence.quote.runs().front().at;
    if (at.page > 0) {
      place = fmt::format("page {}", at.page);
      if (at.box) place += fmt::format(" at ({:.1f}, {:.1f}) pt", at.box->x0, at.box->y0);
    } else if (lines.line_count() > 0) {
      place = "line " + lines.Describe(at.span.begin);
    }
  }
  if (evidence.place.grid >= 0) {
    place += fmt::format("{}grid {} row {} column {}", place.empty() ? "" : ", ", evidence.place.grid + 1,
                         evidence.place.row + 1, evidence.place.column + 1);
  }
  return place;
}

std::string Indented(const std::string& text) {
  std::string out = "      ";
  for (char c : text) {
    out += c;
    if (c == '\n') out += "      ";
  }
  return out + "\n";
}

// "    decided by Ann on 2026-11-21: "as installed"", where a person gave the value.
std::string ExplainDecision(const model::Guide& guide, const model::Statement& statement) {
  for (const model::Decision& decision : guide.decisions) {
    if (statement.rule != "decision:" + decision.finding) continue;
    return fmt::format("    decided by {} on {}: \"{}\"\n", Printable(decision.who), decision.date,
                       Printable(decision.reason));
  }
  return "";
}

std::string ExplainStatement(const model::Guide& guide, const model::Statement& statement,
                             std::string_view text, const base::LineMap& lines) {
  std::string out =
      fmt::format("  {} = {}\n    basis {}, read by {}\n", Name(statement.field), Printable(statement.value),
                  Name(statement.basis), statement.rule.empty() ? "the table's layout" : statement.rule);
  out += ExplainDecision(guide, statement);
  for (const base::Evidence& evidence : statement.evidence) {
    out +=
        fmt::format("    \u201c{}\u201d  {}\n", Printable(evidence.quote.value()), PlaceOf(evidence, lines));
    const bool in_text = !evidence.quote.runs().empty() && evidence.quote.Extent().end <= text.size();
    if (in_text) out += Indented(diag::Snippet(text, evidence.quote.Extent()));
  }
  return out;
}

std::string ExplainEntry(const model::Guide& guide, const model::Flow& flow) {
  const model::Entry& entry = guide.entries[static_cast<std::size_t>(flow.entry)];
  std::string out = "Row\n";
  if (entry.grid >= 0) {
    const doc::Grid& grid = guide.document.grids[static_cast<std::size_t>(entry.grid)];
    out += fmt::format("  grid {} ({}{}) row {}: {}\n", entry.grid + 1, Name(grid.basis),
                       grid.layout.empty() ? "" : ", layout " + grid.layout, entry.row + 1,
                       grid.caption.blank() ? "no caption" : Printable(grid.caption.value()));
  }
  for (const model::RoleCell& cell : entry.cells) {
    const std::string placement =
        cell.placement == model::CellPlacement::in_place ? "" : fmt::format(" ({})", Name(cell.placement));
    const std::string text =
        cell.lines.empty() ? fmt::format("({})", Name(cell.state)) : Printable(cell.text().value());
    out += fmt::format("  {} under `{}`{}: {}\n", Name(cell.role), Printable(cell.header), placement, text);
  }
  for (const model::Context& context : entry.context) {
    out += fmt::format("  {} = {} from \u201c{}\u201d by {}\n", Name(context.field), Printable(context.value),
                       Printable(context.evidence.quote.value()), context.rule);
  }
  for (const model::Footnote& footnote : entry.footnotes) {
    out +=
        fmt::format("  footnote {}: {}\n", Printable(footnote.mark), Printable(footnote.note.quote.value()));
  }
  return out;
}

std::string ExplainFindings(const model::Catalog& catalog, const model::Flow& flow) {
  std::string out;
  for (const model::Finding& finding : catalog.findings) {
    for (const model::FindingMember& member : finding.members) {
      if (member.flow_id != flow.id && member.entry_id != flow.entry_id) continue;
      out += fmt::format("  {}: {}: {}\n", Name(finding.severity), Name(finding.kind),
                         Printable(finding.message));
      break;
    }
  }
  return out.empty() ? "" : "Findings\n" + out;
}

}  // namespace

std::string Explain(const model::Catalog& catalog, std::string_view flow_id, std::string_view capture_text) {
  const Found found = FindFlow(catalog, flow_id);
  if (!found.flow) return "";
  const model::Flow& flow = *found.flow;
  const base::LineMap lines(capture_text);
  std::string out =
      fmt::format("Flow {} of {}\n  {}\n", flow.id, found.guide->source.id, Printable(Dump(flow)));
  out += ExplainEntry(*found.guide, flow);
  out += "Statements\n";
  for (const model::Statement& statement : flow.statements)
    out += ExplainStatement(*found.guide, statement, capture_text, lines);
  if (!flow.port_candidates.empty()) out += "Port candidates\n";
  for (const model::PortCandidate& candidate : flow.port_candidates) {
    out += fmt::format("  {}-{} {} \u201c{}\u201d  {}\n", candidate.range.first(), candidate.range.last(),
                       Name(candidate.transport), Printable(candidate.evidence.quote.value()),
                       PlaceOf(candidate.evidence, lines));
  }
  if (!flow.endpoint_candidates.empty()) out += "Endpoint candidates\n";
  for (const model::EndpointCandidate& candidate : flow.endpoint_candidates) {
    out += fmt::format("  {} {} \u201c{}\u201d  {}\n", candidate.is_source ? "source" : "destination",
                       Printable(candidate.name), Printable(candidate.evidence.quote.value()),
                       PlaceOf(candidate.evidence, lines));
  }
  return out + ExplainFindings(catalog, flow);
}

}  // namespace portbook::pipeline
