#include "interpret/fields.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>

#include "interpret/item_nesting.h"
#include "interpret/prose.h"
#include "portbook/grammar/ports.h"
#include "portbook/grammar/protocols.h"

namespace portbook::interpret {
namespace {

constexpr std::size_t kLongestName = 40;  // bytes: "Destination port number:" has 24
constexpr std::size_t kMostWordsOfName = 4;

bool MayBeName(std::string_view name) {
  const auto words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
  return words <= kMostWordsOfName && name.find_first_of(".,;!?()[]/\"`") == name.npos;
}

std::size_t AfterMark(std::string_view line) {
  return std::min(line.find_first_not_of(" -*+\t"), line.size());
}

base::Text WithoutMark(const base::Text& line) {
  return line.Slice(AfterMark(line.value()), line.value().size()).Trimmed();
}

// A name without a value may have it in the items below.
std::optional<Field> ReadField(const base::Text& line, const rules::RuleSet& rules) {
  const std::string& value = line.value();
  std::size_t colon = value.find(": ");
  if (colon == value.npos && line.Trimmed().value().ends_with(':')) colon = value.rfind(':');
  if (colon == value.npos || colon == 0 || colon > kLongestName) return std::nullopt;
  const std::size_t begin = std::min(AfterMark(value), colon);
  Field field;
  field.name = value.substr(begin, colon - begin);
  field.header = rules.FindHeader(field.name);
  const base::Text said = line.Slice(colon + 1, value.size()).Trimmed();
  if (field.header) {
    if (said.blank()) return std::nullopt;
    field.lines = {said};
    return field;
  }
  // A line that names a port speaks for itself.
  if (!MayBeName(field.name) || !FindPhrases(line, {}, Numbers::with_port_words, rules).empty())
    return std::nullopt;
  field.lines = {WithoutMark(line)};
  return field;
}

bool HasRole(const Field& field, std::initializer_list<model::Role> roles) {
  return field.header && std::find(roles.begin(), roles.end(), field.header->role) != roles.end();
}

bool IsPort(const Field& field) { return HasRole(field, {model::Role::port, model::Role::protocol_port}); }

bool HoldsPorts(const Field& field, const rules::RuleSet& rules) {
  return IsPort(field) && !grammar::ParsePorts(field.lines.front().value(), rules).items.empty();
}

bool NamesProtocol(const Field& field, const rules::RuleSet& rules) {
  if (!HasRole(field, {model::Role::service, model::Role::transport})) return false;
  const grammar::ProtocolCell cell =
      grammar::ParseProtocols(field.lines.front().value(), grammar::ProtocolColumn::transport, rules);
  return cell.unknown.empty() && !cell.items.empty();
}

// The name alone says nothing.
bool IsEmpty(const Field& field) {
  return !field.header && field.lines.size() == 1 && field.lines.front().value().ends_with(':');
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
    std::erase_if(records_, [&](const FieldRecord& record) { return !StatesPorts(record); });
    return std::move(records_);
  }

 private:
  void ReadBlock(const doc::Block& block, std::size_t index) {
    std::vector<std::size_t> owners = nesting_.parents();
    for (std::size_t l = 0; l < block.lines.size(); ++l) {
      std::optional<Field> field = ReadField(block.lines[l], rules_);
      const bool known = field && field->header;
      if (!known && BelongsToField(owners)) {
        open_.fields.back().lines.push_back(WithoutMark(block.lines[l]));
        continue;
      }
      const bool heads = l == 0 && block.lines.size() > 1;
      if (!known && l == 0 && (!field || heads)) {
        owners.insert(owners.begin(), index);  // what the block begins with, its lines describe
        continue;
      }
      if (!field) continue;
      field->block = index;
      field->line = l;
      Add(*std::move(field), owners);
    }
  }

  // "External access:" and, as items below, from where.
  bool BelongsToField(const std::vector<std::size_t>& owners) const {
    if (open_.fields.size() < 2 || owners.empty()) return false;
    const Field& last = open_.fields.back();
    return !last.header && last.lines.front().value().ends_with(':') && owners.front() == last.block;
  }

  // Deeper items belong to a field; one beside or above the owner ends its record.
  void Add(Field field, const std::vector<std::size_t>& owners) {
    if (!open_.fields.empty() && (owners != open_.owners || BeginsAnother(field))) Close();
    open_.owners = owners;
    open_.fields.push_back(std::move(field));
  }

  // Without an item above, a record is what stands together; names that no column has, only in one block or
  // as items of one list.
  bool BeginsAnother(const Field& field) const {
    const Field& last = open_.fields.back();
    const bool known = field.header && last.header;
    const bool items = document_.blocks[field.block].kind == doc::BlockKind::item &&
                       document_.blocks[last.block].kind == doc::BlockKind::item;
    if (open_.owners.empty() && field.block > last.block + (known || items ? 1 : 0)) return true;
    if (!field.header) return !open_.fields.front().header && field.name == open_.fields.front().name;
    return std::any_of(open_.fields.begin(), open_.fields.end(),
                       [&](const Field& other) { return other.header == field.header; });
  }

  void Close() {
    std::erase_if(open_.fields, IsEmpty);
    SettleSources();
    SettlePort();
    const auto port = std::find_if(open_.fields.begin(), open_.fields.end(), IsPort);
    if (port != open_.fields.end() && open_.fields.size() + open_.owners.size() > 1) {
      if (HoldsPorts(*port, rules_)) port_headers_.insert(port->header);
      records_.push_back(std::move(open_));
    }
    open_ = {};
  }

  // Without a destination beside it, "Source: HDFS default configuration" says where the record was taken
  // from.
  void SettleSources() {
    const auto has = [&](model::Role role) {
      return std::any_of(open_.fields.begin(), open_.fields.end(),
                         [&](const Field& field) { return HasRole(field, {role}); });
    };
    if (has(model::Role::destination)) return;
    for (Field& field : open_.fields) {
      if (!HasRole(field, {model::Role::source})) continue;
      field.header = nullptr;
      field.lines = {WithoutMark(document_.blocks[field.block].lines[field.line])};
    }
  }

  // "Default: 8443" beside "Protocol: tcp": a name that names a port once the word stands behind it.
  void SettlePort() {
    const auto names_protocol = [&](const Field& field) { return NamesProtocol(field, rules_); };
    if (std::any_of(open_.fields.begin(), open_.fields.end(), IsPort)) return;
    if (std::none_of(open_.fields.begin(), open_.fields.end(), names_protocol)) return;
    for (Field& field : open_.fields) {
      const rules::HeaderRule* header = field.header ? nullptr : rules_.FindHeader(field.name + " port");
      if (!header || header->role != model::Role::port) continue;
      const base::Text& line = field.lines.front();
      const std::size_t colon = line.value().find(':');
      if (field.lines.size() > 1 || colon == std::string::npos) continue;
      const base::Text said = line.Slice(colon + 1, line.value().size()).Trimmed();
      if (!grammar::LooksLikePorts(said.value(), rules_)) continue;
      field.header = header;
      field.lines = {said};
      return;
    }
  }

  bool StatesPorts(const FieldRecord& record) const {
    return std::any_of(record.fields.begin(), record.fields.end(), [&](const Field& field) {
      return NamesProtocol(field, rules_) || (IsPort(field) && port_headers_.contains(field.header));
    });
  }

  const doc::Document& document_;
  const rules::RuleSet& rules_;
  ItemNesting nesting_;
  FieldRecord open_;
  std::vector<FieldRecord> records_;
  std::set<const rules::HeaderRule*> port_headers_;  // under which a record has ports
};

}  // namespace

std::vector<FieldRecord> FindFieldRecords(const doc::Document& document, const rules::RuleSet& rules) {
  return FieldReader(document, rules).Read();
}

}  // namespace portbook::interpret
