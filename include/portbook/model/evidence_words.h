// The words that a finding rests on: its members' quotes and the rows they stand in. Where they stand is no
// part of them, so that a row that moves changes nothing and a row that is reworded does.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "portbook/model/catalog.h"

namespace portbook::model {

// The rows of guides by entry id.
class RowsOfGuides {
 public:
  // REQUIRES: the guide outlives this.
  void Add(const Guide& guide);
  // Ids are made from a product, so two releases may share one: the row of `guide` goes first. nullptr where
  // no guide has the entry.
  const Entry* Find(std::string_view entry_id, std::string_view guide) const;

 private:
  std::map<std::pair<std::string_view, std::string_view>, const Entry*> entries_;  // by entry id and guide
};

// The cells of a row with " | " between, or the sentence; white space folded.
std::string RowWords(const Entry& entry);
// Each text once, in the order of the members, white space folded; the cells of a row are parted by " | ".
std::vector<std::string> EvidenceWords(const Finding& finding, const RowsOfGuides& rows);
// A flow as what a decision is about, with the words of its port, or of whatever it states.
FindingMember SubjectOf(const Flow& flow);
// SHA-256 in hex: what binds a decision to the words it was made on.
std::string EvidenceHash(const std::vector<std::string>& words);

}  // namespace portbook::model
