// What reconcile compares: one function a kind of finding, each in the file of its kind. A comparison reads
// the claims and adds drafts; it changes no flow and knows of no other comparison. Each is near n log n in
// the number of flows.
#pragma once

#include <vector>

#include "reconcile/draft.h"

namespace portbook::reconcile {

using Drafts = std::vector<Draft>;

// The stages' own diagnostics, linked with the entries and flows they speak of.
void AddDiagnostics(const Claims& claims, Drafts& drafts);
// Words in a row's own cells that are a finding wherever they stand ([[signal]]).
void FindSignalsInRows(const Claims& claims, Drafts& drafts);

void FindMissingPorts(const Claims& claims, Drafts& drafts);
void FindMissingTransports(const Claims& claims, Drafts& drafts);
void FindUnstatedListeners(const Claims& claims, Drafts& drafts);
void FindEndpointsInProse(const Claims& claims, Drafts& drafts);
void FindMisspelledTerms(const Claims& claims, Drafts& drafts);
void FindUnpairedBrackets(const Claims& claims, Drafts& drafts);
void FindPortsThatAreNone(const Claims& claims, Drafts& drafts);
void FindPortsRegisteredOtherwise(const Claims& claims, Drafts& drafts);

void FindSuspiciousRanges(const Claims& claims, Drafts& drafts);
void FindWideRanges(const Claims& claims, const ReconcileOptions& options, Drafts& drafts);
void FindOverlappingRanges(const Claims& claims, Drafts& drafts);
void FindReversedDirections(const Claims& claims, Drafts& drafts);
void FindContradictedDirections(const Claims& claims, Drafts& drafts);

void FindDuplicatedFlows(const Claims& claims, Drafts& drafts);
void FindReusedPorts(const Claims& claims, Drafts& drafts);
void FindPortsSharedAcrossProducts(const Claims& claims, Drafts& drafts);

void SuggestAliases(const Claims& claims, Drafts& drafts);

void FindContradictedPorts(const Claims& claims, Drafts& drafts);
void FindContradictedTransports(const Claims& claims, Drafts& drafts);
void FindContradictedServices(const Claims& claims, Drafts& drafts);
void FindContradictedSecurity(const Claims& claims, Drafts& drafts);
void FindContradictedExposures(const Claims& claims, Drafts& drafts);
void FindContradictedSourcePorts(const Claims& claims, Drafts& drafts);
void FindContradictedEndpoints(const Claims& claims, Drafts& drafts);
void FindListenersNamedOtherwise(const Claims& claims, Drafts& drafts);
void FindContradictedRequirements(const Claims& claims, Drafts& drafts);
void FindRemarksAgainstRows(const Claims& claims, Drafts& drafts);
void FindMismatchedSections(const Claims& claims, Drafts& drafts);
void FindChangesBetweenReleases(const Claims& claims, Drafts& drafts);

}  // namespace portbook::reconcile
