#include "portbook/base/utf8.h"
#include "rules/reader.h"

namespace portbook::rules {

namespace {

using config::Table;

constexpr std::int64_t kLastProtocolNumber = 255;

template <class Term>
void KeepWords(Words<Term>& words, Term term, Table& table, std::string_view kind) {
  const std::vector<std::string> spellings = table.Strings("words");
  if (spellings.empty()) table.Fail("words", "a word rule without words");
  words.terms.push_back(std::move(term));
  int element = 0;
  for (const std::string& spelling : spellings) {
    const auto [known, added] =
        words.by_word.try_emplace(base::FoldForComparison(spelling), &words.terms.back());
    if (!added) {
      table.Fail("words", "`" + spelling + "` is already a word of `" + known->second->name + "`",
                 "a word has one meaning in the vocabulary of " + std::string(kind), element);
    }
    ++element;
  }
}

// The canonical spelling of a word rule: the key, else its first word.
std::string Canonical(Table& table, std::string_view key) {
  const std::vector<std::string> words = table.Strings("words");
  return table.String(key).value_or(words.empty() ? "" : words.front());
}

void ReadAliases(Vocabulary& vocabulary, Table& root) {
  for (Table table : root.Tables("alias")) {
    const std::string canonical = table.RequiredString("name");
    int element = 0;
    for (const std::string& raw : table.Strings("raw")) {
      const auto [known, added] = vocabulary.aliases.try_emplace(base::FoldForComparison(raw), canonical);
      if (!added)
        table.Fail("raw", "`" + raw + "` is already an alias of `" + known->second + "`", "", element);
      ++element;
    }
  }
}

void ReadFindings(ReadContext context, Table& root) {
  for (Table table : root.Tables("finding")) {
    const auto kind = ReadRequiredValue(table, "kind", diag::ParseKind);
    FindingKeys keys;
    keys.severity = ReadValue(table, "severity", diag::ParseSeverity);
    keys.why = table.String("why");
    keys.resolve = table.String("resolve");
    if (!keys.severity && !keys.why && !keys.resolve) table.Fail("kind", "a finding rule that says nothing");
    if (!kind) continue;
    if (!context.vocabulary.findings.try_emplace(*kind, keys).second) {
      table.Fail("kind", "a second rule for `" + std::string(diag::Name(*kind)) + "`");
    }
  }
}

}  // namespace

void ReadWordRules(ReadContext context, Table root) {
  Vocabulary& vocabulary = context.vocabulary;
  for (Table table : root.Tables("transport")) {
    const auto name = ReadName(context, table, "transport");
    const auto transport = model::ParseTransport(Canonical(table, "transport"));
    const auto number = table.Integer("protocol_number");
    if (!transport) table.Fail("transport", "no known transport");
    if (number && (*number < 0 || *number > kLastProtocolNumber))
      table.Fail("protocol_number", "the numbers of IP's protocols are 0 to 255");
    TransportTerm term{name.value_or(""), transport.value_or(model::Transport::ip), std::nullopt};
    if (number) term.protocol_number = static_cast<int>(*number);
    if (name && transport) KeepWords(vocabulary.transports, std::move(term), table, "transports");
  }
  for (Table table : root.Tables("security")) {
    const auto name = ReadName(context, table, "security");
    const auto security = model::ParseSecurity(Canonical(table, "security"));
    const auto implied = ReadValue(table, "implies_transport", model::ParseTransport);
    if (!security) table.Fail("security", "no known security");
    if (name && security) KeepWords(vocabulary.securities, {*name, *security, implied}, table, "securities");
  }
  for (Table table : root.Tables("service")) {
    const auto name = ReadName(context, table, "service");
    const std::string service = base::FoldForComparison(Canonical(table, "service"));
    const auto transport = ReadValue(table, "implies_transport", model::ParseTransport);
    const auto security = ReadValue(table, "implies_security", model::ParseSecurity);
    const std::vector<std::string> registered = table.Strings("registered");
    if (!name) continue;
    for (const std::vector<std::string>& names : {registered, table.Strings("words"), {service}}) {
      for (const std::string& one : names)
        vocabulary.registered[service].push_back(base::FoldForComparison(one));
    }
    const bool names_none = table.Boolean("names_none").value_or(false);
    KeepWords(vocabulary.services, {*name, service, transport, security, names_none}, table, "services");
  }
  for (Table table : root.Tables("port_word")) {
    const auto name = ReadName(context, table, "port_word");
    const auto kind = model::ParsePortKind(Canonical(table, "kind"));
    if (!kind) table.Fail("kind", "no known port kind");
    if (name && kind) KeepWords(vocabulary.port_words, {*name, *kind}, table, "port words");
  }
  ReadAliases(vocabulary, root);
  ReadFindings(context, root);
}

}  // namespace portbook::rules
