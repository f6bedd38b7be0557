// Names back to enumerators, one template for all vocabularies, so that readers can be written once for every
// enum. The names themselves are model's, doc's and diag's.
#pragma once

#include <optional>
#include <string_view>

#include "portbook/diag/kind.h"
#include "portbook/doc/document.h"
#include "portbook/model/decision.h"
#include "portbook/model/interpretation.h"
#include "portbook/model/vocabulary.h"

namespace portbook::catalog {

template <class Enum>
std::optional<Enum> FindName(std::string_view name, Enum last) {
  for (int value = 0; value <= static_cast<int>(last); ++value) {
    if (Name(static_cast<Enum>(value)) == name) return static_cast<Enum>(value);
  }
  return std::nullopt;
}

template <class Enum>
std::optional<Enum> ParseName(std::string_view name);

// clang-format off
template <> inline std::optional<model::Transport> ParseName(std::string_view name) { return model::ParseTransport(name); }
template <> inline std::optional<model::PortKind> ParseName(std::string_view name) { return model::ParsePortKind(name); }
template <> inline std::optional<model::Security> ParseName(std::string_view name) { return model::ParseSecurity(name); }
template <> inline std::optional<model::Direction> ParseName(std::string_view name) { return model::ParseDirection(name); }
template <> inline std::optional<model::Interface> ParseName(std::string_view name) { return model::ParseInterface(name); }
template <> inline std::optional<model::Exposure> ParseName(std::string_view name) { return model::ParseExposure(name); }
template <> inline std::optional<model::Requirement> ParseName(std::string_view name) { return model::ParseRequirement(name); }
template <> inline std::optional<model::SourcePortRole> ParseName(std::string_view name) { return model::ParseSourcePortRole(name); }
template <> inline std::optional<model::Basis> ParseName(std::string_view name) { return model::ParseBasis(name); }
template <> inline std::optional<model::Role> ParseName(std::string_view name) { return model::ParseRole(name); }
template <> inline std::optional<model::CellPlacement> ParseName(std::string_view name) { return model::ParseCellPlacement(name); }
template <> inline std::optional<model::Field> ParseName(std::string_view name) { return model::ParseField(name); }
template <> inline std::optional<model::Verdict> ParseName(std::string_view name) { return model::ParseVerdict(name); }
template <> inline std::optional<model::Standing> ParseName(std::string_view name) { return model::ParseStanding(name); }
template <> inline std::optional<model::Fate> ParseName(std::string_view name) { return FindName(name, model::Fate::rejected); }
template <> inline std::optional<doc::MediaType> ParseName(std::string_view name) { return doc::ParseMediaType(name); }
template <> inline std::optional<doc::CellState> ParseName(std::string_view name) { return FindName(name, doc::CellState::inherited); }
template <> inline std::optional<doc::GridBasis> ParseName(std::string_view name) { return FindName(name, doc::GridBasis::aligned); }
template <> inline std::optional<diag::Kind> ParseName(std::string_view name) { return diag::ParseKind(name); }
template <> inline std::optional<diag::Severity> ParseName(std::string_view name) { return diag::ParseSeverity(name); }
// clang-format on

}  // namespace portbook::catalog
