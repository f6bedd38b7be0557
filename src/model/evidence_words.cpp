#include "portbook/model/evidence_words.h"

#include <algorithm>

#include "portbook/base/digest.h"
#include "portbook/base/utf8.h"

namespace portbook::model {
namespace {

void AddOnce(std::string words, std::vector<std::string>& all) {
  if (!words.empty() && std::find(all.begin(), all.end(), words) == all.end())
    all.push_back(std::move(words));
}

}  // namespace

std::string RowWords(const Entry& entry) {
  std::string words = base::FoldSpace(entry.sentence.quote.value());
  for (const RoleCell& cell : entry.cells) {
    if (!words.empty()) words += " | ";
    words += base::FoldSpace(cell.text().value());
  }
  return words;
}

void RowsOfGuides::Add(const Guide& guide) {
  for (std::size_t i = 0; i < guide.entry_ids.size(); ++i) {
    entries_.emplace(std::pair(std::string_view(guide.entry_ids[i]), std::string_view(guide.source.id)),
                     &guide.entries[i]);
  }
}

const Entry* RowsOfGuides::Find(std::string_view entry_id, std::string_view guide) const {
  const auto own = entries_.find({entry_id, guide});
  if (own != entries_.end()) return own->second;
  const auto other = entries_.lower_bound({entry_id, ""});
  return other != entries_.end() && other->first.first == entry_id ? other->second : nullptr;
}

std::vector<std::string> EvidenceWords(const Finding& finding, const RowsOfGuides& rows) {
  std::vector<std::string> words;
  for (const FindingMember& member : finding.members) {
    AddOnce(base::FoldSpace(member.evidence.quote.value()), words);
    const Entry* row = member.entry_id.empty() ? nullptr : rows.Find(member.entry_id, finding.guide);
    if (row != nullptr) AddOnce(RowWords(*row), words);
  }
  return words;
}

FindingMember SubjectOf(const Flow& flow) {
  FindingMember member{"subject", flow.id, flow.entry_id, {}};
  const Statement* telling = Find(flow, Field::port);
  for (const Statement& statement : flow.statements) {
    if (telling == nullptr || telling->evidence.empty()) telling = &statement;
  }
  if (telling != nullptr && !telling->evidence.empty()) member.evidence = telling->evidence.front();
  return member;
}

std::string EvidenceHash(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& one : words) text += std::to_string(one.size()) + ":" + one;
  return base::Sha256Hex(text);
}

}  // namespace portbook::model
