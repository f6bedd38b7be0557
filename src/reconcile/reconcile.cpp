#include "portbook/reconcile/reconcile.h"

#include <algorithm>
#include <utility>

#include "reconcile/comparisons.h"
#include "reconcile/decisions.h"

namespace portbook::reconcile {
namespace {

Findings FindAll(const std::vector<Reading>& readings, const ReconcileOptions& options) {
  const Claims claims(readings);
  Drafts drafts;
  AddDiagnostics(claims, drafts);
  FindSignalsInRows(claims, drafts);
  FindMissingPorts(claims, drafts);
  FindMissingTransports(claims, drafts);
  FindUnstatedListeners(claims, drafts);
  FindEndpointsInProse(claims, drafts);
  FindMisspelledTerms(claims, drafts);
  FindUnpairedBrackets(claims, drafts);
  FindPortsThatAreNone(claims, drafts);
  FindPortsRegisteredOtherwise(claims, drafts);
  FindSuspiciousRanges(claims, drafts);
  FindWideRanges(claims, options, drafts);
  FindOverlappingRanges(claims, drafts);
  FindReversedDirections(claims, drafts);
  FindContradictedDirections(claims, drafts);
  FindDuplicatedFlows(claims, drafts);
  FindReusedPorts(claims, drafts);
  FindPortsSharedAcrossProducts(claims, drafts);
  SuggestAliases(claims, drafts);
  FindContradictedPorts(claims, drafts);
  FindContradictedTransports(claims, drafts);
  FindContradictedServices(claims, drafts);
  FindContradictedSecurity(claims, drafts);
  FindContradictedExposures(claims, drafts);
  FindContradictedSourcePorts(claims, drafts);
  FindContradictedEndpoints(claims, drafts);
  FindListenersNamedOtherwise(claims, drafts);
  FindContradictedRequirements(claims, drafts);
  FindRemarksAgainstRows(claims, drafts);
  FindMismatchedSections(claims, drafts);
  FindChangesBetweenReleases(claims, drafts);
  return Finish(claims, std::move(drafts));
}

// A fix may settle more than the finding it was made on, and bring up another: what is found is found with
// all fixes in.
Findings FindAndSettle(std::vector<Reading>& readings, const ReconcileOptions& options) {
  Decisions decisions(readings);
  Findings found = FindAll(readings, options);
  while (decisions.Settle(found)) found = FindAll(readings, options);
  return Combine({std::move(found), decisions.Resolved(), decisions.Report()});
}

}  // namespace

model::Catalog Reconcile(std::vector<Reading> readings, const ReconcileOptions& options) {
  std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return std::pair(a.guide.source.id, a.guide.source.sha256) <
           std::pair(b.guide.source.id, b.guide.source.sha256);
  });
  model::Catalog catalog;
  Findings found = FindAndSettle(readings, options);
  catalog.groups = std::move(found.groups);
  catalog.findings = std::move(found.findings);
  for (Reading& reading : readings) catalog.guides.push_back(std::move(reading.guide));
  return catalog;
}

}  // namespace portbook::reconcile
