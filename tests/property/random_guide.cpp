#include "tests/property/random_guide.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace portbook::property {
namespace {

constexpr std::array kEndpoints = {"Gateway",   "Media Server", "Directory Server",   "Phone",  "Web Client",
                                   "Time Node", "Database",     "Recording Server B", "Console"};
constexpr std::array kProtocols = {"HTTPS", "HTTP", "SIP", "SNMP",       "LDAP",
                                   "SSH",   "NTP",  "RTP", "Proprietary"};
constexpr std::array kTransports = {"TCP", "UDP", "TCP", "TCP/UDP"};
constexpr std::array kWords = {"carries", "sessions", "between",  "both",        "sites",   "queries",
                               "of",      "the",      "state",    "signals",     "voice",   "recorded",
                               "calls",   "and",      "searches", "people",      "serves",  "pages",
                               "keeps",   "clocks",   "together", "copies",      "records", "from",
                               "branch",  "offices",  "to",       "headquarters"};
constexpr std::array kSections = {"Application Node", "Edge Node", "Storage Node"};
constexpr std::array kNotes = {"Merely the default.", "Needed while calls are recorded.",
                               "Of the second site alone."};

constexpr std::array kIntroductions = {
    "These connections are opened by the product while it is in use.",
    "Whoever keeps the firewalls of a site lets the following through, each way, and nothing else of it."};

struct PageSize {
  double width, height;
};
constexpr std::array kPages = {PageSize{612, 792}, PageSize{595, 842}, PageSize{842, 595}, PageSize{576, 460},
                               PageSize{1000, 700}};

std::string Port(Dice& dice) {
  const auto number = [&] { return std::to_string(1 + dice.Roll(65000)); };
  if (dice.Once(5)) return number() + ", " + number();
  if (!dice.Once(5)) return number();
  const std::size_t first = 1024 + dice.Roll(30000);
  return std::to_string(first) + "-" + std::to_string(first + 1 + dice.Roll(9000));
}

std::string Remark(Dice& dice) {
  std::string text;
  for (std::size_t words = dice.Roll(12); words > 0; --words)
    text += std::string(text.empty() ? "" : " ") + dice.Pick(kWords);
  if (!text.empty()) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string Cell(const std::string& column, Dice& dice) {
  if (column == "Source" || column == "Destination") return dice.Pick(kEndpoints);
  if (column == "Protocol") return dice.Pick(kProtocols);
  if (column == "Transport") return dice.Pick(kTransports);
  return column == "Port" ? Port(dice) : Remark(dice);
}

std::vector<std::string> Header(Dice& dice) {
  std::vector<std::string> header = {"Source", "Destination", "Transport", "Port"};
  if (dice.Once(2)) header.insert(header.begin() + 2, "Protocol");
  if (!dice.Once(3)) header.push_back("Remarks");
  return header;
}

// A first cell that holds for several rows.
void MergeRows(std::vector<RandomRow>& rows, Dice& dice) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::size_t count = 1 + (dice.Once(4) ? 1 + dice.Roll(3) : 0);
    count = std::min(count, rows.size() - row);
    rows[row].merged_rows = count;
    for (std::size_t below = 1; below < count; ++below) {
      rows[row + below].cells[0] = rows[row].cells[0];
      rows[row + below].merged_rows = 0;
    }
    row += count - 1;
  }
}

// Where a row's two ends are the same, they may be one cell.
void MergeEnds(std::vector<RandomRow>& rows, Dice& dice) {
  for (RandomRow& row : rows) {
    if (row.merged_rows != 1 || !dice.Once(6)) continue;
    row.cells[1] = row.cells[0];
    row.merged_columns = 2;
  }
}

// From the row `first` on: right below a bold header that no rule ends, a bold name is one more line of it.
void AddSections(std::vector<RandomRow>& rows, std::size_t first, Dice& dice) {
  for (std::size_t row = first; row < rows.size(); row += 1 + dice.Roll(8)) {
    while (row < rows.size() && rows[row].merged_rows == 0) ++row;
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(row), RandomRow{{dice.Pick(kSections)}, 1, 1, {}});
    ++row;
  }
}

RandomTable EmptyTable(std::size_t number, Rules rules, Dice& dice) {
  RandomTable table;
  table.title = "Table " + std::to_string(number) + ": Ports of the " + dice.Pick(kEndpoints);
  table.rules = rules;
  return table;
}

void AddRows(RandomTable& table, std::size_t rows, Dice& dice) {
  table.port_column =
      static_cast<std::size_t>(std::ranges::find(table.header, "Port") - table.header.begin());
  for (; rows > 0; --rows) {
    RandomRow row;
    for (const std::string& column : table.header) row.cells.push_back(Cell(column, dice));
    table.rows.push_back(std::move(row));
  }
}

void AddNote(RandomTable& table, std::size_t number, Dice& dice) {
  table.mark = std::to_string(number);
  table.note = dice.Pick(kNotes);
  table.rows[dice.Roll(table.rows.size())].mark = table.mark;
}

RandomTable Table(std::size_t number, Rules rules, Dice& dice) {
  RandomTable table = EmptyTable(number, rules, dice);
  if (dice.Once(3)) table.introduction = dice.Pick(kIntroductions);
  table.header = Header(dice);
  AddRows(table, 3 + dice.Roll(30), dice);
  // What no rule shows cannot be told from the page.
  if (table.rules == Rules::grid) {
    if (dice.Once(2)) MergeRows(table.rows, dice);
    if (dice.Once(2)) MergeEnds(table.rows, dice);
  }
  if (dice.Once(3)) AddNote(table, number, dice);
  if (dice.Once(3)) AddSections(table.rows, rules == Rules::none ? 1 : 0, dice);
  return table;
}

// Two short and narrow ones beside each other.
void AddPair(std::vector<RandomTable>& tables, Rules rules, Dice& dice) {
  for (const bool beside : {false, true}) {
    RandomTable table = EmptyTable(tables.size() + 1, rules, dice);
    table.header = {"Destination", "Transport", "Port"};
    AddRows(table, 3 + dice.Roll(5), dice);
    table.stands_beside = beside;
    tables.push_back(std::move(table));
  }
}

PageStyle Style(Rules rules, Dice& dice) {
  PageStyle style;
  const PageSize page = dice.Pick(kPages);
  style.width = page.width;
  style.height = page.height;
  // The longest words of six columns have room.
  const double largest = std::floor((page.width - 100) / 50);
  style.type_size = std::min(largest, 6 + static_cast<double>(dice.Roll(13)) / 2);
  style.captions = dice.Once(4) ? Side::below : Side::above;
  style.repeats_headers = !dice.Once(4);
  style.cuts_rows = dice.Once(3);
  const bool rules_part_rows = rules == Rules::grid || rules == Rules::rows;
  // Where cells wrap, rules or space show which lines are one row.
  style.row_padding = dice.Once(4) && rules_part_rows ? 1 : 3 + static_cast<double>(dice.Roll(3));
  style.bold_headers = rules == Rules::none || !dice.Once(4);
  // Without rules or space between rows it cannot be told what stands in the middle of what.
  style.cells_in_middle = !style.cuts_rows && style.row_padding > 0 && dice.Once(4);
  style.ports = dice.Pick(std::array{Align::left, Align::left, Align::middle, Align::right});
  return style;
}

}  // namespace

std::size_t Dice::Roll(std::size_t sides) {
  // splitmix64
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EB;
  return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % sides);
}

RandomGuide MakeGuide(std::uint64_t seed, Rules rules) {
  Dice dice(seed);
  RandomGuide guide;
  guide.title = "Port Guide of the " + std::string(dice.Pick(kEndpoints));
  guide.style = Style(rules, dice);
  for (std::size_t count = 1 + dice.Roll(3); count > 0; --count) {
    if (dice.Once(5)) {
      AddPair(guide.tables, rules, dice);
    } else {
      guide.tables.push_back(Table(guide.tables.size() + 1, rules, dice));
    }
  }
  return guide;
}

}  // namespace portbook::property
