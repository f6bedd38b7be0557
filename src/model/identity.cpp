#include "portbook/model/identity.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "portbook/base/digest.h"
#include "portbook/base/utf8.h"

namespace portbook::model {
namespace {

// Parts with their lengths, so that no two lists of parts give the same key.
class Key {
 public:
  void Add(std::string_view part) {
    text_ += std::to_string(part.size());
    text_ += ':';
    text_ += part;
  }
  void AddFolded(std::string_view part) { Add(base::FoldForComparison(part)); }
  std::string Hash() const { return base::ShortHash(text_); }

 private:
  std::string text_;
};

enum class Weight { key, remark, none };

Weight WeightOf(Role role) {
  switch (role) {
    case Role::component:
    case Role::source:
    case Role::destination:
    case Role::service:
    case Role::transport:
    case Role::port:
    case Role::source_port:
    case Role::protocol_port:
    case Role::source_protocol_port:
    case Role::path:
    case Role::peer:
    case Role::matrix_port:
      return Weight::key;
    case Role::purpose:
    case Role::remarks:
      return Weight::remark;
    case Role::direction:
    case Role::security:
    case Role::interface:
    case Role::applies_to:
    case Role::ordinal:
    case Role::ignored:
      return Weight::none;
  }
  return Weight::none;
}

struct KeyPart {
  Role role;
  std::string folded;
};

// By role, so that a column that moves changes no id.
std::vector<KeyPart> FoldedCells(const Entry& entry, Weight weight) {
  std::vector<KeyPart> parts;
  for (const RoleCell& cell : entry.cells) {
    if (WeightOf(cell.role) != weight) continue;
    std::string folded = base::FoldForComparison(cell.text().value());
    if (!folded.empty()) parts.push_back({cell.role, std::move(folded)});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const KeyPart& a, const KeyPart& b) { return a.role < b.role; });
  return parts;
}

void Add(Key& key, const std::vector<KeyPart>& parts) {
  for (const KeyPart& part : parts) {
    key.Add(Name(part.role));
    key.Add(part.folded);
  }
}

// A section row or heading names the endpoint or component of the rows below it: the same line in two
// sections is two facts.
bool IsSubject(const Context& context) {
  return context.field == Field::component || context.field == Field::source ||
         context.field == Field::destination;
}

// Only what was printed of the port: a default or a step may come from a remark.
std::string PrintedPort(const PortSpec& port) {
  PortSpec printed;
  printed.kind = port.kind;
  printed.range = port.range;
  return ToString(printed);
}

// An implied transport comes from the vocabulary, which may be edited, and so is no part of an id.
Transport StatedTransport(const Flow& flow) {
  const Statement* statement = Find(flow, Field::transport);
  return statement && statement->basis == Basis::implied ? Transport::unresolved : flow.transport;
}

// What stands for the port of a protocol without ports; nothing is added where it is not stated.
void AddProtocolNumbers(Key& key, const Flow& flow) {
  for (const auto& [name, number] :
       {std::pair{"protocol", flow.protocol_number}, std::pair{"icmp_type", flow.icmp_type},
        std::pair{"icmp_code", flow.icmp_code}}) {
    if (number) key.Add(std::string(name) + "=" + std::to_string(*number));
  }
}

std::string HostKey(const std::optional<std::string>& host, const std::optional<std::string>& printed) {
  return base::FoldForComparison(host ? *host : printed.value_or(""));
}

}  // namespace

std::string EntryId(std::string_view product, const Entry& entry, int ordinal) {
  Key key;
  key.AddFolded(product);
  key.AddFolded(entry.table_key);
  for (const Context& context : entry.context) {
    if (!IsSubject(context)) continue;
    key.Add(Name(context.field));
    key.AddFolded(context.value);
  }
  const std::vector<KeyPart> parts = FoldedCells(entry, Weight::key);
  Add(key, parts);
  if (parts.empty()) Add(key, FoldedCells(entry, Weight::remark));
  key.AddFolded(entry.sentence.quote.value());
  if (ordinal > 0) key.Add(std::to_string(ordinal));
  return "e_" + key.Hash();
}

std::string FlowId(const Flow& flow, std::string_view way, int ordinal) {
  Key key;
  key.Add(flow.entry_id);
  key.Add(Name(StatedTransport(flow)));
  key.Add(PrintedPort(flow.port));
  key.Add(flow.source_port ? PrintedPort(*flow.source_port) : "");
  AddProtocolNumbers(key, flow);
  key.Add(way);
  if (ordinal > 0) key.Add(std::to_string(ordinal));
  return "f_" + key.Hash();
}

std::string FactKey(std::string_view product, const Flow& flow) {
  Key key;
  key.AddFolded(product);
  key.Add(HostKey(flow.component_host, flow.component));
  key.Add(HostKey(flow.source_host, flow.source));
  key.Add(HostKey(flow.destination_host, flow.destination));
  std::vector<std::string> services = flow.services;
  std::sort(services.begin(), services.end());
  key.Add(std::to_string(services.size()));
  for (const std::string& service : services) key.Add(service);
  key.Add(Name(flow.transport));
  key.Add(PrintedPort(flow.port));
  AddProtocolNumbers(key, flow);
  return key.Hash();
}

}  // namespace portbook::model
