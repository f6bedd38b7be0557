// A guide that nobody registered becomes a source: its directory with source.toml, what a first reading
// counted in it, and a rule pack to read it with. It changes no source and no pack that stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "portbook/base/error.h"
#include "portbook/pipeline/pipeline.h"
#include "portbook/reconcile/reconcile.h"
#include "portbook/rules/rule_set.h"

namespace portbook::registration {

enum class Keeping : std::uint8_t {
  copy,      // beside source.toml: every checkout builds the same
  reference  // where it stands, by its absolute path: for a guide that may not be handed on
};

struct NewGuide {
  std::string vendor, product, release;
  std::string file;                      // a guide as text, HTML or PDF
  std::optional<std::string> url;        // where it came from
  std::optional<std::string> title;      // unset: its first heading
  std::optional<std::string> publisher;  // unset: the vendor
  std::optional<std::string> pack;       // unset: chosen
  Keeping keeping = Keeping::copy;
};

enum class PackChoice : std::uint8_t {
  named,       // by the caller
  recognised,  // the guide is one of the pack's
  of_product,  // another release of the product is read with it
  drafted,     // written from the first reading
  unproven,    // the common rules alone: a draft would not have proven
  undrafted    // the common rules alone: the rules are not the user's to write to
};

struct Places {
  std::string sources;
  std::optional<std::string> rules;  // unset: those that came with the program
};

struct Registered {
  std::string directory;  // of source.toml
  std::string pack;
  std::string pack_file;  // of a draft
  PackChoice choice = PackChoice::undrafted;
  model::Catalog catalog;  // of the guide alone: the reading that was counted
};

// Whether a guide may be registered by that name. Fails where a part of it could be no directory, and where a
// source of that name or directory stands already.
[[nodiscard]] base::Expected<void> CheckName(const NewGuide& guide, const Places& places);

// Fails, and leaves nothing behind, as CheckName, where no text is read in the guide, and where several packs
// recognise it.
[[nodiscard]] base::Expected<Registered> Register(const NewGuide& guide, const Places& places,
                                                  const rules::Library& library,
                                                  const pipeline::Options& options);

}  // namespace portbook::registration
