#include "interpret/fields.h"

#include <algorithm>
#include <map>
#include <optional>

#include "interpret/item_nesting.h"
#include "portbook/grammar/ports.h"

namespace portbook::interpret {
namespace {

constexpr std::size_t kLongestName = 40;  // bytes: "Destination port number:" has 24

std::optional<Field> ReadField(const base::Text& line, const rules::RuleSet& rules) {
  const std::string& value = line.value();
  const std::size_t colon = value.find(": ");
  if (colon == value.npos || colon == 0 || colon > kLongestName) return std::nullopt;
  Field field;
  const std::size_t begin = std::min(value.find_first_not_of(" -*+\t"), colon);
  field.name = value.substr(begin, colon - begin);
  field.header = rules.FindHeader(field.name);
  field.value = line.Slice(colon + 1, value.size()).Trimmed();
  if (!field.header || field.value.blank()) return std::nullopt;
  return field;
}

bool HoldsPorts(const Field& field, const rules::RuleSet& rules) {
  const model::Role role = field.header->role;
  if (role != model::Role::port && role != model::Role::protocol_port) return false;
  return !grammar::ParsePorts(field.value.value(), rules).items.empty();
}

class FieldReader {
 public:
  FieldReader(const doc::Document& document, const rules::RuleSet& rules)
      : document_(document), rules_(rules), nesting_(document) {}

  std::vector<FieldRecord> Read() {
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      nesting_.Enter(b);
      const doc::Block& block = document_.blocks[b];
      if (block.kind == doc::BlockKind::item || block.kind == doc::BlockKind::paragraph) {
        ReadBlock(block, b);
      } else if (block.kind == doc::BlockKind::heading || block.kind == doc::BlockKind::grid) {
        Close();
      }
    }
    Close();
    return std::move(records_);
  }

 private:
  void ReadBlock(const doc::Block& block, std::size_t index) {
    std::vector<std::size_t> owners = nesting_.parents();
    for (std::size_t l = 0; l < block.lines.size(); ++l) {
      std::optional<Field> field = ReadField(block.lines[l], rules_);
      if (!field && l == 0)
        owners.insert(owners.begin(), index);  // what the block begins with, its lines describe
      if (!field) continue;
      field->block = index;
      field->line = l;
      Add(*std::move(field), owners);
    }
  }

  // Deeper items belong to a field; one beside or above the owner ends its record.
  void Add(Field field, const std::vector<std::size_t>& owners) {
    const bool repeated = std::any_of(open_.fields.begin(), open_.fields.end(),
                                      [&](const Field& other) { return other.header == field.header; });
    const bool apart = owners.empty() && !open_.fields.empty() && field.block > open_.fields.back().block + 1;
    if (repeated || apart || owners != open_.owners) Close();
    open_.owners = owners;
    open_.fields.push_back(std::move(field));
  }

  void Close() {
    const bool has_port = std::any_of(open_.fields.begin(), open_.fields.end(),
                                      [&](const Field& field) { return HoldsPorts(field, rules_); });
    if (has_port && open_.fields.size() + open_.owners.size() > 1) records_.push_back(std::move(open_));
    open_ = {};
  }

  const doc::Document& document_;
  const rules::RuleSet& rules_;
  ItemNesting nesting_;
  FieldRecord open_;
  std::vector<FieldRecord> records_;
};

}  // namespace

std::vector<FieldRecord> FindFieldRecords(const doc::Document& document, const rules::RuleSet& rules) {
  return FieldReader(document, rules).Read();
}

}  // namespace portbook::interpret
