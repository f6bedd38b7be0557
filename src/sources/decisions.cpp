#include "portbook/sources/decisions.h"

#include <algorithm>
#include <filesystem>

#include "portbook/base/staged_file.h"
#include "portbook/config/file.h"
#include "portbook/config/toml.h"
#include "sources/directory_lock.h"

namespace portbook::sources {
namespace {

constexpr std::string_view kFileName = "decisions.toml";
constexpr std::string_view kOpening =
    "# Verdicts on findings of this guide, a line each, sorted by finding. `portbook decide` writes them.\n";

std::string PathIn(const std::string& directory) { return directory + "/" + std::string(kFileName); }

template <class Value>
Value Required(config::Table& table, std::string_view key, std::optional<Value> (*parse)(std::string_view),
               Value fallback) {
  const std::string name = table.RequiredString(key);
  const std::optional<Value> value = parse(name);
  if (!value && table.Has(key)) table.Fail(key, "there is no " + std::string(key) + " `" + name + "`");
  return value.value_or(fallback);
}

std::vector<model::Change> ReadChanges(config::Table table) {
  std::vector<model::Change> changes;
  for (const std::string& name : table.Keys()) {
    const std::string value = table.RequiredString(name);
    if (const auto field = model::ParseField(name)) {
      changes.push_back({*field, value});
    } else {
      table.Fail(name, "a flow has no field of this name");
    }
  }
  return changes;
}

model::Decision ReadDecision(const std::string& finding, config::Table table) {
  model::Decision decision;
  decision.finding = finding;
  decision.verdict = Required(table, "verdict", &model::ParseVerdict, model::Verdict::accept);
  decision.kind = Required(table, "kind", &diag::ParseKind, diag::Kind::entry_unread);
  decision.subject = table.String("subject").value_or("");
  if (std::optional<config::Table> set = table.SubTable("set")) decision.changes = ReadChanges(*set);
  const bool fixes = decision.verdict == model::Verdict::fix;
  if (fixes == decision.changes.empty())
    table.Fail("verdict", "`set` goes with the verdict `fix`, and only with it");
  decision.flows = table.Strings("flows");
  if (fixes == decision.flows.empty())
    table.Fail("verdict", "`flows` goes with the verdict `fix`, and only with it");
  decision.reason = table.RequiredString("reason");
  decision.who = table.RequiredString("who");
  decision.date = table.Date("date").value_or("");
  if (decision.date.empty()) table.Fail("date", "a decision needs its day");
  decision.evidence_sha256 = table.RequiredString("evidence");
  decision.words = table.Strings("words");
  return decision;
}

Decisions Parse(const std::string& path, std::string text) {
  Decisions result;
  base::Expected<config::TomlFile> toml = config::TomlFile::Parse(path, std::move(text));
  if (!toml) return {{}, {toml.error()}};
  config::Table root = toml->root();
  for (const std::string& finding : root.Keys()) {
    if (std::optional<config::Table> table = root.SubTable(finding))
      result.decisions.push_back(ReadDecision(finding, *table));
  }
  std::sort(result.decisions.begin(), result.decisions.end(),
            [](const model::Decision& a, const model::Decision& b) { return a.finding < b.finding; });
  result.errors = toml->Errors();
  return result;
}

// Empty where there is no file.
base::Expected<std::string> ReadText(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::string();
  return config::ReadBytes(path);
}

// "["one", "two"]"
std::string QuotedList(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + config::Quoted(text);
  return "[" + list + "]";
}

std::string LineOf(const model::Decision& decision) {
  using config::Quoted;
  std::string line = decision.finding + " = { verdict = " + Quoted(Name(decision.verdict)) +
                     ", kind = " + Quoted(diag::Name(decision.kind));
  if (!decision.subject.empty()) line += ", subject = " + Quoted(decision.subject);
  if (!decision.flows.empty()) line += ", flows = " + QuotedList(decision.flows);
  std::string changes;
  for (const model::Change& change : decision.changes) {
    changes +=
        (changes.empty() ? " " : ", ") + std::string(Name(change.field)) + " = " + Quoted(change.value);
  }
  if (!changes.empty()) line += ", set = {" + changes + " }";
  line += ", reason = " + Quoted(decision.reason) + ", who = " + Quoted(decision.who) +
          ", date = " + decision.date + ", evidence = " + Quoted(decision.evidence_sha256);
  return line + ", words = " + QuotedList(decision.words) + " }";
}

// The finding that a line is about; empty for a comment or a blank line.
std::string_view FindingOf(std::string_view line) {
  return line.starts_with('#') ? std::string_view() : line.substr(0, line.find_first_of(" ="));
}

std::vector<std::string> SplitLines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

void Put(const model::Decision& decision, std::vector<std::string>& lines) {
  auto at = std::find_if(lines.begin(), lines.end(),
                         [&](const std::string& line) { return FindingOf(line) >= decision.finding; });
  if (at != lines.end() && FindingOf(*at) == decision.finding) {
    *at = LineOf(decision);
  } else {
    lines.insert(at, LineOf(decision));
  }
}

std::string Edited(std::string_view text, const std::vector<model::Decision>& decisions,
                   const std::vector<std::string>& superseded) {
  std::vector<std::string> lines = SplitLines(text);
  std::erase_if(lines, [&](const std::string& line) {
    const std::string_view finding = FindingOf(line);
    return !finding.empty() && std::find(superseded.begin(), superseded.end(), finding) != superseded.end();
  });
  for (const model::Decision& decision : decisions) Put(decision, lines);
  std::string edited;
  for (const std::string& line : lines) edited += line + "\n";
  return edited;
}

std::string LineOf(const std::optional<model::Decision>& decision) {
  return decision ? LineOf(*decision) : std::string();
}

// The file as it stands, with nobody else writing to it while this lives.
class OpenFile {
 public:
  // Fails where the file has errors.
  static base::Expected<OpenFile> Open(const std::string& directory) {
    base::Expected<DirectoryLock> lock = DirectoryLock::Take(directory);
    if (!lock) return tl::unexpected(lock.error());
    base::Expected<std::string> text = ReadText(PathIn(directory));
    if (!text) return tl::unexpected(text.error());
    Decisions known = Parse(PathIn(directory), *text);
    if (!known.errors.empty()) return tl::unexpected(known.errors.front());
    return OpenFile(*std::move(lock), PathIn(directory), *std::move(text), std::move(known.decisions));
  }

  std::optional<model::Decision> Find(const std::string& finding) const {
    const auto found =
        std::find_if(decisions_.begin(), decisions_.end(),
                     [&](const model::Decision& decision) { return decision.finding == finding; });
    return found == decisions_.end() ? std::nullopt : std::optional(*found);
  }
  base::Expected<void> Put(const std::vector<model::Decision>& decisions,
                           const std::vector<std::string>& dropped) const {
    const std::string edited = Edited(text_.empty() ? kOpening : text_, decisions, dropped);
    // A line of a person's own making may go on in the next one.
    const Decisions written = Parse(path_, edited);
    if (!written.errors.empty()) return tl::unexpected(written.errors.front());
    base::StagedFile file(path_);
    return file.Write(edited).and_then([&] { return file.Commit(); });
  }

 private:
  OpenFile(DirectoryLock lock, std::string path, std::string text, std::vector<model::Decision> decisions)
      : lock_(std::move(lock)),
        path_(std::move(path)),
        text_(std::move(text)),
        decisions_(std::move(decisions)) {}
  DirectoryLock lock_;
  std::string path_, text_;
  std::vector<model::Decision> decisions_;
};

}  // namespace

Decisions ReadDecisions(const std::string& directory) {
  const std::string path = PathIn(directory);
  base::Expected<std::string> text = ReadText(path);
  if (!text) return {{}, {text.error()}};
  return Parse(path, *std::move(text));
}

base::Expected<void> RecordDecisions(const std::string& directory,
                                     const std::vector<model::Decision>& decisions,
                                     const std::vector<std::string>& superseded) {
  const base::Expected<OpenFile> open = OpenFile::Open(directory);
  if (!open) return tl::unexpected(open.error());
  return open->Put(decisions, superseded);
}

base::Expected<std::vector<std::string>> EditDecisions(const std::string& directory,
                                                       const std::vector<DecisionEdit>& edits) {
  const base::Expected<OpenFile> open = OpenFile::Open(directory);
  if (!open) return tl::unexpected(open.error());
  std::vector<std::string> overtaken, dropped;
  std::vector<model::Decision> decisions;
  for (const DecisionEdit& edit : edits) {
    if (LineOf(edit.seen) != LineOf(open->Find(edit.finding))) overtaken.push_back(edit.finding);
    if (edit.wanted) decisions.push_back(*edit.wanted);
    if (!edit.wanted) dropped.push_back(edit.finding);
  }
  if (!overtaken.empty()) return overtaken;
  return open->Put(decisions, dropped).map([] { return std::vector<std::string>(); });
}

}  // namespace portbook::sources
