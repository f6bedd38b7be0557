#include "release/changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "portbook/base/check.h"
#include "portbook/base/digest.h"
#include "portbook/base/utf8.h"
#include "portbook/catalog/catalog.h"
#include "portbook/diff/diff.h"

namespace portbook::release {
namespace {

constexpr std::string_view kHeading = "# Changes\n";

std::string TitleOf(const diff::Pattern& pattern) {
  const std::size_t flows = pattern.changes.size();
  std::string title = fmt::format("{}: {} {}", Name(pattern.effect), flows, flows == 1 ? "flow" : "flows");
  if (!pattern.says.empty()) title += ", " + base::Printable(pattern.says);
  return title;
}

// The words that state the flow's port, else those of its first value.
std::string WordsOf(const model::Flow& flow) {
  const auto is_of_port = [](const model::Statement& statement) {
    return statement.field == model::Field::port;
  };
  auto stated = std::find_if(flow.statements.begin(), flow.statements.end(), is_of_port);
  if (stated == flow.statements.end()) stated = flow.statements.begin();
  return stated == flow.statements.end() ? "" : base::Printable(stated->raw);
}

std::string FlowLine(std::string_view when, const model::Flow& flow) {
  return fmt::format("  {}: {}, from the words \"{}\" (flow {})\n", when, base::Printable(Dump(flow)),
                     WordsOf(flow), flow.id);
}

std::string TextOf(const diff::Pattern& pattern) {
  std::string text;
  for (const diff::FlowChange& change : pattern.changes) {
    text += base::Printable(change.guide) + "\n";
    if (change.before != nullptr) text += FlowLine("before", *change.before);
    if (change.after != nullptr) text += FlowLine("now", *change.after);
  }
  return text;
}

std::string NameOf(const Version& version) {
  return base::Printable(version.data_version.empty() ? "content " + version.logical_hash
                                                      : version.data_version);
}

std::string EscapedForXml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

// A block of code: what stands four spaces from the left is no mark-up.
std::string Indented(std::string_view lines) {
  std::string text;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n') + 1);
    text.append("    ").append(line);
    lines.remove_prefix(line.size());
  }
  return text;
}

}  // namespace

std::vector<Change> ChangesBetween(const model::Catalog& before, const model::Catalog& after) {
  const std::string releases = catalog::LogicalHash(before) + catalog::LogicalHash(after);
  std::vector<Change> changes;
  for (const diff::Pattern& pattern : diff::Compare(before, after, {}).patterns) {
    Change change{"", TitleOf(pattern), TextOf(pattern)};
    change.id = base::Sha256Hex(releases + change.title + "\n" + change.text);
    changes.push_back(std::move(change));
  }
  return changes;
}

std::string ChangesMarkdown(const std::vector<Change>& changes, const Version& version,
                            std::string_view earlier) {
  std::string text = fmt::format("{}\n## {}\n\n", kHeading, NameOf(version));
  if (version.released) text += "Released " + *version.released + ".\n\n";
  if (changes.empty()) text += "No flow changed.\n\n";
  for (const Change& change : changes)
    text += fmt::format("{}\n{}\n", Indented(change.title + "\n"), Indented(change.text));
  if (earlier.starts_with(kHeading)) earlier.remove_prefix(kHeading.size() + 1);
  text += earlier;
  return text;
}

std::string ChangesFeed(const std::vector<Change>& changes, const Version& version) {
  PORTBOOK_CHECK(version.released.has_value());
  const std::string& time = *version.released;
  std::string feed = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
      "  <id>urn:portbook:changes</id>\n  <title>Changes of the Portbook dataset: {}</title>\n"
      "  <updated>{}</updated>\n  <author><name>Portbook</name></author>\n",
      EscapedForXml(NameOf(version)), time);
  for (const Change& change : changes) {
    feed += fmt::format(
        "  <entry>\n    <id>urn:portbook:change:{}</id>\n    <title>{}</title>\n    <updated>{}</updated>\n"
        "    <content type=\"text\">{}</content>\n  </entry>\n",
        change.id, EscapedForXml(change.title), time, EscapedForXml(change.text));
  }
  return feed + "</feed>\n";
}

}  // namespace portbook::release
