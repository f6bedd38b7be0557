#include <algorithm>
#include <set>

#include "portbook/base/utf8.h"
#include "rules/library.h"

namespace portbook::rules {

namespace {

std::string AsMatched(const Proof& proof, const std::string& text) {
  return proof.folded ? base::FoldForComparison(text) : text;
}

bool Shares(const Proof& a, const Proof& b) {
  return std::any_of(a.claims.begin(), a.claims.end(), [&](const std::string& claim) {
    return std::find(b.claims.begin(), b.claims.end(), claim) != b.claims.end();
  });
}

// A pack's header rule wins over a common one, so only rules of one scope can be in each other's way.
bool Competes(const Proof& a, bool same_scope, const Proof& b) {
  return &a != &b && a.kind == b.kind && (same_scope || a.kind != "header") && Shares(a, b);
}

void ProveRule(Proof& proof, const std::string& scope, const std::vector<CompiledFile>& files) {
  int element = 0;
  for (const std::string& sample : proof.samples) {
    const std::string text = AsMatched(proof, sample);
    if (!proof.pattern->Matches(text)) {
      proof.table.Fail("samples", "`" + proof.name + "` does not match its own sample", "", element);
    }
    for (const CompiledFile& file : files) {
      if (file.scope != scope && file.scope != "common") continue;
      for (const Proof& other : file.proofs) {
        if (!Competes(proof, file.scope == scope, other) || !other.pattern->Matches(text)) continue;
        proof.table.Fail("samples", "`" + other.name + "` matches the sample too",
                         "it stands at " + other.pattern->place(), element);
      }
    }
    ++element;
  }
  element = 0;
  for (const std::string& refused : proof.refused) {
    if (proof.pattern->Matches(AsMatched(proof, refused))) {
      proof.table.Fail("not", "`" + proof.name + "` matches what it must not", "", element);
    }
    ++element;
  }
}

// A common lookup may serve any pack.
void ProveLookups(CompiledFile& file, const std::vector<CompiledFile>& files) {
  std::set<std::string> used;
  for (const CompiledFile& other : files) {
    if (other.scope != file.scope && file.scope != "common") continue;
    used.insert(other.used_lookups.begin(), other.used_lookups.end());
  }
  for (auto& [name, table] : file.lookups) {
    if (!used.contains(name)) table.Fail("", "no layout uses the lookup `" + name + "`");
  }
}

}  // namespace

std::vector<base::Error> ProveSamples(const Library& library) {
  // Compiled afresh: an error found here belongs to this proof, not to the library.
  Compilation compilation = CompileFiles(library.impl_->files);
  std::vector<base::Error> errors;
  for (CompiledFile& file : compilation.files) {
    for (Proof& proof : file.proofs) ProveRule(proof, file.scope, compilation.files);
    ProveLookups(file, compilation.files);
    const std::vector<base::Error> found = file.Errors();
    errors.insert(errors.end(), found.begin(), found.end());
  }
  return errors;
}

}  // namespace portbook::rules
