#include <algorithm>
#include <map>
#include <set>

#include "portbook/base/utf8.h"
#include "rules/pattern.h"
#include "rules/pattern_values.h"
#include "rules/reader.h"

namespace portbook::rules {

namespace {

using config::Table;

std::size_t CodePoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += base::DecodeAt(text, at).size) ++count;
  return count;
}

// What every pattern rule has. Its proof is filed once the rule stands.
struct PatternRule {
  std::string name;
  Pattern pattern;
  Proof proof;
};

class Reader {
 public:
  explicit Reader(ReadContext context)
      : context_(context), file_(context.file), vocabulary_(context.vocabulary) {}

  // [part], before the rules whose expressions refer to them.
  void ReadParts(Table root);
  void CheckParts();

  void ReadHeader(Table table);
  void ReadTable(Table table);
  void ReadCaption(Table table);
  void ReadHeading(Table table);
  void ReadNoise(Table table);
  void ReadIgnore(Table table);
  void ReadCell(Table table);
  void ReadPhrase(Table table);
  void ReadSignal(Table table);
  void ReadMention(Table table);
  void ReadStatement(Table table);
  void ReadFootnote(Table table);
  void ReadRecognise(Table table);

 private:
  // With the parts that it refers to in their places; nullopt where one is missing.
  std::optional<std::string> Expand(Table& table, std::string expression);
  std::optional<PatternRule> ReadPattern(Table& table, std::string_view kind);
  // Each of `groups` must stand in the pattern.
  bool RequireGroups(Table& table, const Pattern& pattern, std::initializer_list<std::string_view> groups);
  template <class Rule>
  void Keep(std::deque<Rule>& rules, Rule rule, Proof proof, std::vector<std::string> claims) {
    rules.push_back(std::move(rule));
    proof.claims = std::move(claims);
    proof.pattern = &rules.back().match;
    file_.proofs.push_back(std::move(proof));
  }

  ReadContext context_;
  CompiledFile& file_;
  Vocabulary& vocabulary_;
  std::optional<Table> part_table_;
  std::map<std::string, std::string> parts_;  // expressions, by name
  std::set<std::string> used_parts_;
};

void Reader::ReadParts(Table root) {
  part_table_ = root.SubTable("part");
  if (!part_table_) return;
  for (const std::string& name : part_table_->Keys()) parts_[name] = part_table_->RequiredString(name);
}

void Reader::CheckParts() {
  for (const auto& [name, expression] : parts_) {
    if (!used_parts_.contains(name)) part_table_->Fail(name, "no rule of this file refers to the part");
  }
}

std::optional<std::string> Reader::Expand(Table& table, std::string expression) {
  constexpr std::string_view kOpen = "{{", kClose = "}}";
  for (std::size_t at = expression.find(kOpen); at != expression.npos; at = expression.find(kOpen, at)) {
    const std::size_t end = expression.find(kClose, at);
    const std::string name =
        expression.substr(at + kOpen.size(), std::min(end, expression.size()) - at - kOpen.size());
    const auto part = end == expression.npos ? parts_.end() : parts_.find(name);
    if (part == parts_.end()) {
      table.Fail("match", "no part of this file is named `" + name + "`", "name it under [part]");
      for (const auto& known : parts_) used_parts_.insert(known.first);  // one error is enough
      return std::nullopt;
    }
    used_parts_.insert(name);
    expression.replace(at, end + kClose.size() - at, part->second);
    at += part->second.size();
  }
  return expression;
}

std::optional<PatternRule> Reader::ReadPattern(Table& table, std::string_view kind) {
  std::optional<std::string> name = ReadName(context_, table, kind);
  const std::optional<std::string> expanded = Expand(table, table.RequiredString("match"));
  std::vector<std::string> samples = table.Strings("samples");
  std::vector<std::string> refused = table.Strings("not");
  if (samples.empty())
    table.Fail("samples", "a rule without a sample", "add samples = ['...'] that it must match");
  if (!name || !expanded || expanded->empty()) return std::nullopt;
  const std::string& expression = *expanded;
  base::Expected<Pattern> pattern = Pattern::Compile(expression, table.Place("match"));
  if (!pattern) {
    const std::string fragment = FailingFragment(expression);
    const std::size_t at = fragment.empty() ? std::string::npos : expression.find(fragment);
    const bool found = at != std::string::npos;
    table.Fail("match", pattern.error().message, "", -1,
               found ? static_cast<int>(CodePoints(expression.substr(0, at))) : 0,
               found ? static_cast<int>(CodePoints(fragment)) : 0);
    return std::nullopt;
  }
  Proof proof{std::string(kind), *name, {}, nullptr, false, std::move(samples), std::move(refused), table};
  return PatternRule{std::move(*name), std::move(*pattern), std::move(proof)};
}

bool Reader::RequireGroups(Table& table, const Pattern& pattern,
                           std::initializer_list<std::string_view> groups) {
  for (const std::string_view group : groups) {
    if (pattern.HasGroup(group)) continue;
    table.Fail("match", "the pattern has no group `" + std::string(group) + "`",
               "name the words (?P<" + std::string(group) + ">...)");
    return false;
  }
  return true;
}

void Reader::ReadHeader(Table table) {
  const auto role = ReadRequiredValue(table, "role", model::ParseRole);
  const auto transport = ReadValue(table, "transport", model::ParseTransport);
  const auto direction = ReadValue(table, "direction", model::ParseDirection);
  const auto source_port_role = ReadValue(table, "source_port_role", model::ParseSourcePortRole);
  const bool ends_range = table.Boolean("ends_range").value_or(false);
  auto read = ReadPattern(table, "header");
  if (!read || !role) return;
  read->proof.folded = true;
  HeaderRule rule{std::move(read->name),
                  std::move(read->pattern),
                  *role,
                  transport,
                  direction,
                  source_port_role,
                  ends_range};
  Keep(vocabulary_.headers, std::move(rule), std::move(read->proof), {""});
}

void Reader::ReadTable(Table table) {
  const TableRule::Of of = ReadValue(table, "of", ParseTableOf).value_or(TableRule::Of::title);
  const bool of_title = of == TableRule::Of::title || of == TableRule::Of::heading;
  const std::string where = of_title ? "" : table.String("of").value_or("") + " ";
  const auto direction = ReadValue(table, "direction", model::ParseDirection);
  const auto transport = ReadValue(table, "transport", model::ParseTransport);
  const auto source_port = ReadValue(table, "source_port", model::ParsePortKind);
  const std::string service = table.String("service").value_or("");
  const auto component_is = ReadValue(table, "component_is", model::ParseRole);
  const bool ignored = table.Boolean("ignored").value_or(false);
  const bool may_hold_ports = table.Boolean("may_hold_ports").value_or(false);
  const std::string reason = ignored ? table.RequiredString("reason") : table.String("reason").value_or("");
  auto read = ReadPattern(table, "table");
  if (component_is && *component_is != model::Role::source && *component_is != model::Role::destination) {
    table.Fail("component_is", "the component can only be the source or the destination");
    return;
  }
  if (!read) return;
  std::vector<std::string> claims;
  if (direction) claims.push_back("direction");
  if (transport) claims.push_back("transport");
  if (source_port) claims.push_back("source_port");
  if (!service.empty()) claims.push_back("service");
  if (component_is) claims.push_back("component_is");
  if (ignored) claims.push_back("ignored");
  if (may_hold_ports) claims.push_back("may_hold_ports");
  for (const std::string_view group : {"component", "source", "destination", "service"}) {
    if (read->pattern.HasGroup(group)) claims.emplace_back(group);
  }
  if (claims.empty()) table.Fail("", "the rule says nothing of its table");
  for (std::string& claim : claims) claim.insert(0, where);
  TableRule rule{std::move(read->name),
                 std::move(read->pattern),
                 of,
                 direction,
                 transport,
                 source_port,
                 service,
                 component_is,
                 ignored,
                 reason,
                 may_hold_ports};
  Keep(vocabulary_.tables, std::move(rule), std::move(read->proof), std::move(claims));
}

void Reader::ReadCaption(Table table) {
  auto read = ReadPattern(table, "caption");
  if (!read || !RequireGroups(table, read->pattern, {"title"})) return;
  Keep(vocabulary_.captions, {std::move(read->name), std::move(read->pattern)}, std::move(read->proof), {""});
}

void Reader::ReadHeading(Table table) {
  const std::int64_t level = table.Integer("level").value_or(2);
  const bool names_component = table.Boolean("names_component").value_or(false);
  if (level < 1 || level > 6) table.Fail("level", "a heading's level is 1 to 6");
  auto read = ReadPattern(table, "heading");
  if (!read) return;
  HeadingRule rule{std::move(read->name), std::move(read->pattern), static_cast<int>(level), names_component};
  Keep(vocabulary_.headings, std::move(rule), std::move(read->proof), {""});
}

void Reader::ReadNoise(Table table) {
  const std::string reason = table.RequiredString("reason");
  const bool ends_table = table.Boolean("ends_table").value_or(false);
  const bool breaks_page = table.Boolean("breaks_page").value_or(false);
  auto read = ReadPattern(table, "noise");
  if (!read) return;
  NoiseRule rule{std::move(read->name), std::move(read->pattern), reason, ends_table, breaks_page};
  Keep(vocabulary_.noise, std::move(rule), std::move(read->proof), {""});
}

void Reader::ReadIgnore(Table table) {
  const auto of = ReadRequiredValue(table, "of", ParseIgnoreOf);
  const std::string reason = table.RequiredString("reason");
  auto read = ReadPattern(table, "ignore");
  if (!read || !of) return;
  IgnoreRule rule{std::move(read->name), std::move(read->pattern), *of, reason};
  Keep(vocabulary_.ignores, std::move(rule), std::move(read->proof), {table.String("of").value_or("")});
}

void Reader::ReadCell(Table table) {
  const auto meaning = ReadRequiredValue(table, "meaning", ParseMeaning);
  std::vector<model::Role> roles = ReadRoles(table, "roles");
  const std::string meaning_name = table.String("meaning").value_or("");
  auto read = ReadPattern(table, "cell");
  if (!read || !meaning) return;
  if (*meaning == CellRule::Meaning::two_way && !RequireGroups(table, read->pattern, {"left", "right"}))
    return;
  if (*meaning == CellRule::Meaning::one_way &&
      !RequireGroups(table, read->pattern, {"source", "destination"}))
    return;
  if (*meaning == CellRule::Meaning::host_process &&
      !RequireGroups(table, read->pattern, {"host", "process"}))
    return;
  std::vector<std::string> claims;
  for (const model::Role role : roles) claims.push_back(meaning_name + " " + std::string(model::Name(role)));
  if (roles.empty()) claims.push_back(meaning_name);
  CellRule rule{std::move(read->name), std::move(read->pattern), *meaning, std::move(roles)};
  Keep(vocabulary_.cells, std::move(rule), std::move(read->proof), std::move(claims));
}

void Reader::ReadPhrase(Table table) {
  const auto field = ReadRequiredValue(table, "field", model::ParseField);
  const std::string value = table.String("value").value_or("");
  const bool candidate = table.Boolean("candidate").value_or(false);
  const bool identifies = table.Boolean("identifies").value_or(false);
  const bool of_header = ReadValue(table, "of", ParsePhraseOf) == PhraseOf::header;
  auto read = ReadPattern(table, "phrase");
  if (!read || !field) return;
  if (of_header && *field != model::Field::port_default)
    return table.Fail("field", "a column header can only set port_default");
  if (!value.empty() && !IsValueOf(*field, value)) {
    table.Fail("value", "`" + value + "` is no " + std::string(model::Name(*field)));
    return;
  }
  if (value.empty() && *field != model::Field::condition && !read->pattern.HasGroup("value")) {
    table.Fail("", "the rule gives no value", "add `value`, or a group (?P<value>...) to the pattern");
    return;
  }
  PhraseRule rule{std::move(read->name), std::move(read->pattern), *field, value, candidate, identifies};
  Keep(of_header ? vocabulary_.header_phrases : vocabulary_.phrases, std::move(rule), std::move(read->proof),
       {(of_header ? "header " : "") + std::string(model::Name(*field))});
}

void Reader::ReadSignal(Table table) {
  const auto kind = ReadRequiredValue(table, "kind", diag::ParseKind);
  auto read = ReadPattern(table, "signal");
  if (!read || !kind) return;
  Keep(vocabulary_.signals, {std::move(read->name), std::move(read->pattern), *kind}, std::move(read->proof),
       {""});
}

void Reader::ReadMention(Table table) {
  const bool is_default = table.Boolean("is_default").value_or(false);
  const bool introduced = table.Boolean("introduced").value_or(false);
  auto read = ReadPattern(table, "mention");
  if (!read || !RequireGroups(table, read->pattern, {"ports"})) return;
  const char* claim = introduced ? "introduced" : read->pattern.HasGroup("first") ? "first" : "";
  Keep(vocabulary_.mentions, {std::move(read->name), std::move(read->pattern), is_default, introduced},
       std::move(read->proof), {claim});
}

// The groups by which the pattern names ends.
std::vector<std::string> EndsNamedBy(StatementRule::Of of, const Pattern& pattern) {
  std::vector<std::string> groups, named;
  if (of == StatementRule::Of::ends) groups = {"component", "source", "destination", "subject"};
  if (of == StatementRule::Of::named_ends) groups = {"source", "destination", "end"};
  const std::string where = of == StatementRule::Of::named_ends ? "named " : "";
  for (const std::string& group : groups) {
    if (pattern.HasGroup(group)) named.push_back(where + group);
  }
  return named;
}

void Reader::ReadStatement(Table table) {
  const auto of = ReadRequiredValue(table, "of", ParseStatementOf);
  auto read = ReadPattern(table, "statement");
  if (!read || !of) return;
  std::vector<std::string> claims = EndsNamedBy(*of, read->pattern);
  const bool names_ends = *of == StatementRule::Of::ends || *of == StatementRule::Of::named_ends;
  if (!names_ends) claims.push_back(table.String("of").value_or(""));
  if (claims.empty()) {
    table.Fail("match", "the pattern names no end",
               *of == StatementRule::Of::ends
                   ? "name the words (?P<source>...), (?P<destination>...), (?P<component>...) or "
                     "(?P<subject>...)"
                   : "name the words (?P<source>...), (?P<destination>...) or (?P<end>...)");
    return;
  }
  Keep(vocabulary_.statements, {std::move(read->name), std::move(read->pattern), *of}, std::move(read->proof),
       std::move(claims));
}

void Reader::ReadFootnote(Table table) {
  const auto of = ReadRequiredValue(table, "of", ParseFootnoteOf);
  auto read = ReadPattern(table, "footnote");
  if (!read || !of || !RequireGroups(table, read->pattern, {"mark"})) return;
  const bool note = *of == FootnoteRule::Of::note;
  if (note && !RequireGroups(table, read->pattern, {"text"})) return;
  FootnoteRule rule{std::move(read->name), std::move(read->pattern), *of};
  Keep(vocabulary_.footnotes, std::move(rule), std::move(read->proof), {note ? "note" : "mark"});
}

void Reader::ReadRecognise(Table table) {
  auto read = ReadPattern(table, "recognise");
  if (!read) return;
  vocabulary_.recognise.push_back(std::move(read->pattern));
  read->proof.pattern = &vocabulary_.recognise.back();
  file_.proofs.push_back(std::move(read->proof));
}

}  // namespace

void ReadPatternRules(ReadContext context, Table root) {
  Reader reader(context);
  reader.ReadParts(root);
  for (const Table& table : root.Tables("header")) reader.ReadHeader(table);
  for (const Table& table : root.Tables("table")) reader.ReadTable(table);
  for (const Table& table : root.Tables("caption")) reader.ReadCaption(table);
  for (const Table& table : root.Tables("heading")) reader.ReadHeading(table);
  for (const Table& table : root.Tables("noise")) reader.ReadNoise(table);
  for (const Table& table : root.Tables("ignore")) reader.ReadIgnore(table);
  for (const Table& table : root.Tables("cell")) reader.ReadCell(table);
  for (const Table& table : root.Tables("phrase")) reader.ReadPhrase(table);
  for (const Table& table : root.Tables("signal")) reader.ReadSignal(table);
  for (const Table& table : root.Tables("mention")) reader.ReadMention(table);
  for (const Table& table : root.Tables("statement")) reader.ReadStatement(table);
  for (const Table& table : root.Tables("footnote")) reader.ReadFootnote(table);
  if (context.common != nullptr) {
    for (const Table& table : root.Tables("recognise")) reader.ReadRecognise(table);
  }
  reader.CheckParts();
}

}  // namespace portbook::rules
