// Over 400 lines because lines, records and sentences are read in one pass over the blocks.
#include "interpret/statements.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "interpret/context.h"
#include "interpret/fields.h"
#include "interpret/line_shape.h"
#include "interpret/prose.h"
#include "interpret/surroundings.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/direction.h"
#include "portbook/grammar/end_name.h"
#include "portbook/grammar/sentence.h"

namespace portbook::interpret {
namespace {

using model::Role;

// A line or block with the port phrases in it.
struct Unit {
  base::Text text;
  std::vector<PortPhrase> phrases;
  std::string_view value() const { return text.value(); }
  std::string_view before() const { return value().substr(0, phrases.front().whole.begin); }
  std::string_view after() const { return value().substr(phrases.back().whole.end); }
};

bool IsIgnored(const PortPhrase& phrase) {
  return std::any_of(phrase.mentions.begin(), phrase.mentions.end(),
                     [](const model::Mention& mention) { return !mention.ignored_by.empty(); });
}

// The phrase is part of a longer piece of code: `ufw allow 443/tcp`, `listen: 8080`.
bool IsWithinCode(const base::Text& text, const PortPhrase& phrase) {
  const auto runs = text.runs();
  const auto first = std::partition_point(
      runs.begin(), runs.end(), [&](const base::Run& run) { return run.end <= phrase.ports.begin; });
  for (auto run = first; run != runs.end() && run->begin < phrase.ports.end; ++run) {
    const bool reaches_out = run->begin < phrase.whole.begin || run->end > phrase.whole.end;
    if ((run->style & base::kCode) && reaches_out) return true;
  }
  return false;
}

bool SaysOtherwise(std::string_view sentence, const rules::RuleSet& rules) {
  return std::any_of(rules.ignores.begin(), rules.ignores.end(), [&](const rules::IgnoreRule* rule) {
    return rule->of == rules::IgnoreRule::Of::sentence && rule->match.Matches(sentence);
  });
}

const rules::StatementRule* StatingRule(std::string_view sentence, const rules::RuleSet& rules) {
  for (const rules::StatementRule* rule : rules.statements) {
    if (rule->of == rules::StatementRule::Of::sentence && rule->match.Matches(sentence)) return rule;
  }
  return nullptr;
}

// "Port" before "9090 (TCP)", "RPC port" before "111 (TCP)".
std::string_view WithoutPortWord(std::string_view before) {
  before = WithoutSpaceAtEnd(before);
  for (const std::string_view word : {"port", "Port", "ports", "Ports"}) {
    const bool whole = before.ends_with(word) &&
                       (before.size() == word.size() || before[before.size() - word.size() - 1] == ' ');
    if (whole) return WithoutSpaceAtEnd(before.substr(0, before.size() - word.size()));
  }
  return before;
}

// The rule by which the sentence states the ports it names, or nullptr.
const rules::StatementRule* RuleOf(const base::Text& sentence, const rules::RuleSet& rules) {
  return SaysOtherwise(sentence.value(), rules) ? nullptr : StatingRule(sentence.value(), rules);
}

// A term, and below it what it is, as Markdown is written by many: `443/tcp`, `: console`.
bool IsDefinition(const doc::Block& block) {
  return block.kind == doc::BlockKind::paragraph && block.lines.size() > 1 &&
         block.lines[1].value().starts_with(": ");
}

std::optional<base::Text> LastOfSeveral(const doc::Block& block) {
  return block.lines.size() > 1 ? std::optional(block.lines.back().Folded()) : std::nullopt;
}

class ProseReader {
 public:
  ProseReader(const doc::Document& document, const rules::RuleSet& rules, const InterpretOptions& options,
              diag::Sink& sink)
      : document_(document),
        rules_(rules),
        options_(options),
        sink_(sink),
        surroundings_(document, rules),
        records_(FindFieldRecords(document, rules)) {}

  Prose Read() {
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      surroundings_.Enter(b);
      const doc::Block& block = document_.blocks[b];
      if (!IsProse(block)) continue;
      if (block.kind == doc::BlockKind::heading && ReadHeading(block)) continue;
      if (!ReadFields(block, b) && !ReadLines(block)) ReadSentences(block);
      if (block.kind == doc::BlockKind::paragraph && !block.parent)
        surroundings_.Announce(Whole(block).Folded(), LastOfSeveral(block));
    }
    return std::move(prose_);
  }

 private:
  // Text that is longer than what is searched is cut, which is told once.
  Unit MakeUnit(base::Text text, Numbers numbers) {
    Unit unit{std::move(text), {}};
    if (unit.value().size() > options_.max_searched_bytes) {
      unit.text = StartOf(unit.text, options_.max_searched_bytes);
      ReportUnsearched(unit.text);
    }
    if (unit.value().find_first_of("0123456789") != std::string_view::npos)
      unit.phrases = FindPhrases(unit.text, {}, numbers, rules_);
    return unit;
  }
  void ReportUnsearched(const base::Text& text) {
    if (std::exchange(unsearched_reported_, true)) return;
    constexpr std::size_t kShown = 80;  // bytes
    sink_.Emit(diag::Kind::limit_exceeded,
               "a paragraph is longer than the " + std::to_string(options_.max_searched_bytes) +
                   " bytes that are searched for ports; what stands behind them was not read",
               {{StartOf(text, kShown), {}}});
  }

  // "### TCP 8443 - agents": a heading that is wholly a port and what it is for. "Port 1: uplink" may as well
  // be a socket, so it takes a transport or a protocol.
  bool ReadHeading(const doc::Block& block) {
    const base::Text words = Whole(block);
    const Unit unit =
        MakeUnit(words.Slice(HeadSize(words.value()), words.value().size()), Numbers::with_port_words);
    if (!IsLine(block.kind, unit, 1)) return false;
    const bool protocol =
        NamesProtocol(WordsIn(unit.text, 0, unit.phrases.front().whole.begin)) ||
        NamesProtocol(WordsIn(unit.text, unit.phrases.back().whole.end, unit.value().size()));
    if (!unit.phrases.front().transport && !protocol) return false;
    AddLine(unit, surroundings_.OfHeading());
    return true;
  }

  // False where the block has no field of a record. Its other lines are running text.
  bool ReadFields(const doc::Block& block, std::size_t index) {
    if (next_record_ == records_.size() || records_[next_record_].fields[next_field_].block != index)
      return false;
    std::size_t line = 0;
    while (next_record_ < records_.size() && records_[next_record_].fields[next_field_].block == index) {
      const FieldRecord& record = records_[next_record_];
      const std::size_t at = record.fields[next_field_].line;
      for (; line < at; ++line) ReadSentences(block.kind, block.lines[line]);
      if (next_field_ == 0) record_entry_ = AddRecord(record);
      AddMentions(MakeUnit(block.lines[line++], Numbers::with_port_words), record_entry_);
      if (++next_field_ < record.fields.size()) continue;
      next_field_ = 0;
      ++next_record_;
    }
    for (; line < block.lines.size(); ++line) ReadSentences(block.kind, block.lines[line]);
    return true;
  }

  // The index of its entry; -1 where there is no room for one.
  int AddRecord(const FieldRecord& record) {
    model::Entry entry = MakeRecord(record);
    if (!HasRoom(entry.sentence.quote)) return -1;
    prose_.entries.push_back(std::move(entry));
    return static_cast<int>(prose_.entries.size()) - 1;
  }

  model::Entry MakeRecord(const FieldRecord& record) {
    model::Entry entry;
    entry.form = model::EntryForm::line;
    entry.section = surroundings_.section();
    if (record.owners.size() > 1) AddCell(entry, Role::component, TitleOf(record.owners.back()));
    if (!record.owners.empty()) AddLabel(entry, TitleOf(record.owners.front()));
    std::vector<base::Text> lines;
    for (const Field& field : record.fields) {
      lines.push_back(document_.blocks[field.block].lines[field.line]);
      model::RoleCell& cell = entry.cells.emplace_back();
      cell.role = field.header ? field.header->role : Role::remarks;
      cell.lines = field.lines;
      cell.header = field.name;
      if (!field.header) continue;
      cell.transport = field.header->transport;
      entry.rule = field.header->name;
    }
    entry.sentence = {base::Join(lines, "\n"), {}};
    AddContext(entry, surroundings_.OfItem());
    return entry;
  }

  base::Text TitleOf(std::size_t item) const {
    const base::Text& line = document_.blocks[item].lines.front();
    return WordsIn(line, 0, line.value().size());
  }

  // False where the block is running text.
  bool ReadLines(const doc::Block& block) {
    if (block.kind == doc::BlockKind::heading || block.kind == doc::BlockKind::caption) return false;
    if (block.kind == doc::BlockKind::item || IsDefinition(block)) {
      if (AnnouncesMore(block)) {
        doc::Block item = block;
        item.lines.pop_back();
        const bool read = ReadLines(item);
        if (!read) ReadSentences(item);
        AddMentions(MakeUnit(block.lines.back(), Numbers::with_port_words), -1);
        surroundings_.AnnounceBeside(block.lines.back(), block.level);
        return true;
      }
      const Unit whole = UnitOf(Whole(block));
      if (IsLine(doc::BlockKind::item, whole, 1)) {
        AddLine(whole, surroundings_.OfItem());
        return true;
      }
      if (block.lines.size() == 1) return false;
    }
    const base::Text& first = block.lines.front();
    const bool introduced = block.lines.size() > 1 && first.Trimmed().value().ends_with(':');
    if (introduced) surroundings_.Announce(first.Folded());
    std::vector<Unit> units;
    for (std::size_t i = introduced ? 1 : 0; i < block.lines.size(); ++i) {
      if (units.size() == static_cast<std::size_t>(options_.max_prose_entries)) {
        ReportUnsearched(block.lines[i]);
        break;
      }
      units.push_back(UnitOf(block.lines[i]));
      if (!HasLineShape(block.kind, units.back(), block.lines.size())) return false;
    }
    const auto states = [&](const Unit& unit) { return IsLine(block.kind, unit, block.lines.size()); };
    if (std::none_of(units.begin(), units.end(), states)) return false;
    if (introduced) AddMentions(MakeUnit(first, Numbers::with_port_words), -1);
    for (const Unit& unit : units) {
      if (states(unit)) {
        AddLine(unit, surroundings_.OfItem());
      } else {
        AddMentions(unit, -1);
      }
    }
    return true;
  }

  // "- 53: names" and, set back below it, "UDP ports:" before the next items: notations that join lines take
  // it for the end of the item.
  bool AnnouncesMore(const doc::Block& block) const {
    if (block.kind != doc::BlockKind::item || block.lines.size() < 2) return false;
    const base::Text last = block.lines.back().Trimmed();
    return last.value().ends_with(':') && AnnouncesPorts(last, rules_);
  }

  Unit UnitOf(const base::Text& line) {
    const base::Text text = line.Slice(HeadSize(line.value()), line.value().size());
    Unit unit = MakeUnit(text, Numbers::with_port_words);
    if (unit.phrases.empty() && surroundings_.Announced()) unit = MakeUnit(text, Numbers::announced);
    return unit;
  }

  bool IsLine(doc::BlockKind kind, const Unit& unit, std::size_t lines) const {
    return !SaysOtherwise(unit.value(), rules_) && HasLineShape(kind, unit, lines);
  }
  bool HasLineShape(doc::BlockKind kind, const Unit& unit, std::size_t lines) const {
    if (unit.phrases.empty()) return false;
    if (std::any_of(unit.phrases.begin(), unit.phrases.end(), IsIgnored)) return false;
    const std::string_view before = unit.before(), after = unit.after();
    // Of several bare numbers one may be what it is for.
    const bool bare = unit.phrases.front().rule->introduced;
    if (bare && before.find_first_of("0123456789") != before.npos) return false;
    const bool begins = WithoutPortWord(before).empty();
    const bool ends = WithoutSpaceAtEnd(after).empty();
    const bool has_transport = unit.phrases.front().transport.has_value();
    if (!begins && !EndsWithSeparator(before) && !grammar::DirectionOf(before, rules_) &&
        !IsLabelOfPort(kind, unit))
      return false;
    if (NumberFollows(after)) return false;
    if (!ends && !BeginsWithSeparator(after)) {
      // "TCP/22 for access" is a line, "TCP 22 must be open" a sentence.
      if (!has_transport || !IsSpaceAt(after, 0) || StatingRule(unit.value(), rules_)) return false;
    }
    if (CountWords(before) > options_.max_label_words || before.find(". ") != before.npos) return false;
    switch (kind) {
      case doc::BlockKind::preformatted:
        return surroundings_.Announced() && has_transport && begins;
      case doc::BlockKind::paragraph: {
        const bool set_apart = begins ? BeginsWithSeparator(after) : true;
        const bool alike = lines >= static_cast<std::size_t>(options_.min_similar_lines);
        return alike || (!bare && (surroundings_.Announced() || (set_apart && !ends)));
      }
      default:
        return !IsWithinCode(unit.text, unit.phrases.front());
    }
  }

  // "Agent port: 10050" among items that are announced as ports: the word for them stands behind a name.
  bool IsLabelOfPort(doc::BlockKind kind, const Unit& unit) const {
    const std::string_view before = unit.before();
    const std::string_view phrase = unit.value().substr(before.size());
    const std::size_t head = std::min(phrase.find_first_not_of(' '), phrase.size());
    const bool digit = head < phrase.size() && phrase[head] >= '0' && phrase[head] <= '9';
    const bool named =
        digit ? WithoutPortWord(before).size() < WithoutSpaceAtEnd(before).size() : before.ends_with(' ');
    return kind == doc::BlockKind::item && surroundings_.Announced() && named &&
           grammar::IsEndName(WordsIn(unit.text, 0, before.size()).value(), rules_) &&
           !StatingRule(unit.value(), rules_);
  }

  void ReadSentences(const doc::Block& block) { ReadSentences(block.kind, Whole(block)); }
  void ReadSentences(doc::BlockKind kind, const base::Text& whole) {
    const bool speaks = kind == doc::BlockKind::paragraph || kind == doc::BlockKind::item;
    const Unit unit = MakeUnit(whole, Numbers::with_port_words);
    if (!speaks) return AddMentions(unit, -1);
    const base::Text* sentence = nullptr;
    const rules::StatementRule* rule = nullptr;
    for (const PortPhrase& phrase : unit.phrases) {
      const base::Text& own = phrase.mentions.front().sentence;
      if (!sentence || !(*sentence == own)) rule = RuleOf(own, rules_);
      sentence = &own;
      const bool cut = rule && EndsFile(phrase);
      if (cut) ReportCut(own);
      if (rule && !cut && IsStated(whole, phrase)) {
        AddSentence(whole, phrase, *rule);
      } else {
        AddMentions(phrase, -1);
      }
    }
  }

  // A phrase over two sentences ("... the port of the server. The default is 389") is a description.
  bool IsStated(const base::Text& text, const PortPhrase& phrase) const {
    const base::Span sentence = phrase.mentions.front().sentence.Extent();
    const base::Span quote = phrase.mentions.front().evidence.quote.Extent();
    const bool within = sentence.begin <= quote.begin && quote.end <= sentence.end;
    return within && !phrase.rule->is_default && !IsIgnored(phrase) && !IsWithinCode(text, phrase);
  }

  // Right behind a digit, where a sentence would go on and a line would end: 844 may be the half of 8443.
  bool EndsFile(const PortPhrase& phrase) const {
    const base::Span quote = phrase.mentions.back().evidence.quote.Extent();
    return quote.end == document_.text.size() && document_.text.find_last_of("0123456789") + 1 == quote.end;
  }
  void ReportCut(const base::Text& sentence) {
    sink_.Emit(diag::Kind::input_cut_off,
               "The file ends within this sentence; its last number may be incomplete and is not stated.",
               {{sentence, {}}});
  }

  void AddSentence(const base::Text& text, const PortPhrase& phrase, const rules::StatementRule& rule) {
    const base::Text& sentence = phrase.mentions.front().sentence;
    model::Entry entry = MakeEntry(text, sentence, phrase, rule.name);
    entry.form = model::EntryForm::sentence;
    AddContext(entry, surroundings_.OfSection());
    AddCell(entry, Role::purpose, sentence);
    Add(std::move(entry), phrase);
  }

  void AddLine(const Unit& unit, const std::vector<model::Context>& context) {
    for (const PortPhrase& phrase : unit.phrases) {
      model::Entry entry = MakeEntry(unit.text, unit.text, phrase, phrase.rule->name);
      entry.form = model::EntryForm::line;
      AddContext(entry, context);
      const base::Text label = WordsIn(unit.text, 0, unit.phrases.front().whole.begin);
      const base::Text rest = WordsIn(unit.text, unit.phrases.back().whole.end, unit.value().size());
      if (!label.blank()) {
        AddLabel(entry, label);
      } else if (!surroundings_.parents().empty()) {
        AddLabel(entry, TitleOf(surroundings_.parents().front()));
      }
      AddCell(entry, Role::purpose, rest);
      Add(std::move(entry), phrase);
    }
  }

  void AddLabel(model::Entry& entry, const base::Text& label) const {
    AddCell(entry, RoleOfLabel(label.value(), rules_), label);
  }
  bool NamesProtocol(const base::Text& label) const { return IsProtocols(label.value(), rules_); }

  // `text`: what the phrase's spans count in; `sentence`: the part of it that speaks.
  model::Entry MakeEntry(const base::Text& text, const base::Text& sentence, const PortPhrase& phrase,
                         const std::string& rule) const {
    model::Entry entry;
    entry.section = surroundings_.section();
    entry.sentence = {sentence, {}};
    entry.rule = rule;
    const std::size_t head = HeadSize(sentence.value());
    const NamedEnds ends = FindEnds(sentence.Slice(head, sentence.value().size()), rules_);
    if (ends.component) AddCell(entry, Role::component, *ends.component);
    if (ends.source) AddCell(entry, Role::source, *ends.source);
    if (ends.destination) AddCell(entry, Role::destination, *ends.destination);
    if (phrase.transport) AddCell(entry, Role::transport, Slice(text, *phrase.transport));
    AddCell(entry, Role::port, Slice(text, phrase.ports));
    return entry;
  }

  static void AddContext(model::Entry& entry, const std::vector<model::Context>& context) {
    for (const model::Context& value : context) {
      entry.context.push_back(value);
      if (value.field == model::Field::component) entry.table_key = base::FoldForComparison(value.value);
    }
  }

  static base::Text Slice(const base::Text& text, base::Span span) {
    return text.Slice(span.begin, span.end);
  }

  static void AddCell(model::Entry& entry, Role role, const base::Text& text) {
    if (text.blank()) return;
    model::RoleCell cell;
    cell.role = role;
    cell.lines = {text};
    entry.cells.push_back(std::move(cell));
  }

  // Whether one more entry may be made; the first that may not is told.
  bool HasRoom(const base::Text& text) {
    if (prose_.entries.size() < static_cast<std::size_t>(options_.max_prose_entries)) return true;
    if (std::exchange(limit_reported_, true)) return false;
    sink_.Emit(diag::Kind::limit_exceeded,
               "the prose states more than " + std::to_string(options_.max_prose_entries) +
                   " ports; from here on its numbers are no flows",
               {{text, {}}});
    return false;
  }

  void Add(model::Entry entry, const PortPhrase& phrase) {
    if (!HasRoom(entry.sentence.quote)) return AddMentions(phrase, -1);
    AddMentions(phrase, static_cast<int>(prose_.entries.size()));
    prose_.entries.push_back(std::move(entry));
  }
  void AddMentions(const Unit& unit, int entry) {
    for (const PortPhrase& phrase : unit.phrases) AddMentions(phrase, entry);
  }
  void AddMentions(const PortPhrase& phrase, int entry) {
    for (model::Mention mention : phrase.mentions) {
      if (prose_.mentions.size() >= options_.max_mentions) return ReportMentions(mention);
      mention.entry = entry;
      prose_.mentions.push_back(std::move(mention));
    }
  }

  void ReportMentions(const model::Mention& mention) {
    if (std::exchange(mentions_reported_, true)) return;
    sink_.Emit(diag::Kind::limit_exceeded,
               "the prose names more than " + std::to_string(options_.max_mentions) +
                   " ports; those from here on are not accounted for",
               {mention.evidence});
  }

  const doc::Document& document_;
  const rules::RuleSet& rules_;
  const InterpretOptions& options_;
  diag::Sink& sink_;
  Surroundings surroundings_;
  std::vector<FieldRecord> records_;
  std::size_t next_record_ = 0, next_field_ = 0;  // that no block was read of yet
  int record_entry_ = -1;                         // of the record before them
  Prose prose_;
  bool limit_reported_ = false, unsearched_reported_ = false, mentions_reported_ = false;
};

}  // namespace

Prose ReadProse(const doc::Document& document, const rules::RuleSet& rules, const InterpretOptions& options,
                diag::Sink& sink) {
  return ProseReader(document, rules, options, sink).Read();
}

}  // namespace portbook::interpret
