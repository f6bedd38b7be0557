#include "portbook/config/toml.h"

#include <toml++/toml.h>
#include <algorithm>
#include <deque>
#include <exception>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "portbook/base/edit_distance.h"
#include "portbook/base/line_map.h"
#include "portbook/base/utf8.h"
#include "portbook/config/file.h"

namespace portbook::config {

namespace {

// toml++ recurses where keys nest; no file of ours comes near this.
constexpr std::ptrdiff_t kMaxDotsPerLine = 1000;

struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend auto operator<=>(const Position&, const Position&) = default;
};

Position From(const toml::source_position& at) {
  return {std::max<std::uint32_t>(at.line, 1), std::max<std::uint32_t>(at.column, 1)};
}

// Bytes of the first `code_points` code points of `line`.
std::size_t BytesOf(std::string_view line, std::uint32_t code_points) {
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < code_points && at < line.size(); ++i) at += base::DecodeAt(line, at).size;
  return at;
}

// More than any line has.
constexpr std::uint32_t kToLineEnd = 1'000'000;

// What a caret under a whole value covers: up to its end, or to the end of its first line.
std::uint32_t LengthOf(const toml::source_region& region) {
  if (region.end.line != region.begin.line) return kToLineEnd;
  return region.end.column > region.begin.column ? region.end.column - region.begin.column : 1;
}

std::string Shown(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '\t', ' ');
  return base::Printable(spaced);
}

// The line at `at` with carets under `length` code points.
std::string Caret(std::string_view text, Position at, std::uint32_t length) {
  const std::string_view line = base::LineMap(text).Line(at.line);
  const std::size_t begin = BytesOf(line, at.column - 1);
  const std::size_t end = begin + BytesOf(line.substr(begin), length);
  const std::size_t width = base::DisplayWidth(Shown(line.substr(begin, end - begin)));
  return Shown(line) + "\n" + std::string(base::DisplayWidth(Shown(line.substr(0, begin))), ' ') +
         std::string(std::max<std::size_t>(width, 1), '^');
}

std::string Describe(const std::string& name, Position at) {
  return name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

base::Error ErrorAt(const std::string& name, std::string_view text, Position at, std::uint32_t length,
                    std::string message, std::string help) {
  return {Describe(name, at), std::move(message), Caret(text, at, length), std::move(help)};
}

std::string HelpFor(std::string_view unknown, const std::set<std::string, std::less<>>& known) {
  std::string nearest;
  int distance = 2 + static_cast<int>(unknown.size() / 4);
  for (const std::string& key : known) {
    const int d = base::EditDistance(unknown, key, distance - 1);
    if (d >= 0) {
      distance = d;
      nearest = key;
    }
  }
  if (!nearest.empty()) return "did you mean `" + nearest + "`?";
  std::string all;
  for (const std::string& key : known) all += (all.empty() ? "known here: `" : ", `") + key + "`";
  return all;
}

std::string_view TypeName(toml::node_type type) {
  switch (type) {
    case toml::node_type::none:
      return "nothing";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a number with a fraction";
    case toml::node_type::boolean:
      return "a boolean";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time";
    case toml::node_type::date_time:
      return "a date with a time";
  }
  return "";
}

bool LooksLikeDate(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != kShape[i]) return false;
  }
  const int month = (text[5] - '0') * 10 + text[6] - '0';
  const int day = (text[8] - '0') * 10 + text[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// Where the text of a string value begins, in columns after the value's own; nullopt where a column of the
// file is no longer a code point of the value (escapes, several lines).
std::optional<std::uint32_t> TextColumn(std::string_view line, Position at) {
  const std::string_view value = line.substr(BytesOf(line, at.column - 1));
  if (value.starts_with("'''") || value.starts_with("\"\"\"")) return std::nullopt;
  if (value.starts_with("'")) return 1;
  if (!value.starts_with("\"")) return std::nullopt;
  const std::size_t end = value.find_first_of("\"\\", 1);
  if (end == std::string_view::npos || value[end] == '\\') return std::nullopt;
  return 1;
}

}  // namespace

struct Table::Node {
  TomlFile::Impl* file;
  const toml::table* table;
  std::set<std::string, std::less<>> known;

  const toml::node* Ask(std::string_view key) {
    known.emplace(key);
    return table->get(key);
  }
  void WrongType(std::string_view key, const toml::node& value, std::string_view wanted);
};

struct TomlFile::Impl {
  struct Placed {
    Position at;
    base::Error error;
  };

  std::string name;
  std::string text;
  toml::table root;
  std::deque<Table::Node> nodes;  // addresses stay
  std::map<const toml::table*, Table::Node*> node_of;
  std::vector<Placed> errors;

  Table::Node* NodeFor(const toml::table* table) {
    auto [found, added] = node_of.try_emplace(table, nullptr);
    if (added) found->second = &nodes.emplace_back(Table::Node{this, table, {}});
    return found->second;
  }

  void Add(Position at, std::uint32_t length, std::string message, std::string help) {
    errors.push_back({at, ErrorAt(name, text, at, length, std::move(message), std::move(help))});
  }

  std::vector<Placed> UnknownKeys() const {
    std::vector<Placed> unknown;
    for (const Table::Node& node : nodes) {
      for (auto&& [key, value] : *node.table) {
        if (node.known.contains(key.str())) continue;
        const Position at = From(key.source().begin);
        unknown.push_back(
            {at, ErrorAt(name, text, at, LengthOf(key.source()),
                         "unknown key `" + std::string(key.str()) + "`", HelpFor(key.str(), node.known))});
      }
    }
    return unknown;
  }
};

void Table::Node::WrongType(std::string_view key, const toml::node& value, std::string_view wanted) {
  file->Add(From(value.source().begin), LengthOf(value.source()),
            "`" + std::string(key) + "` must be " + std::string(wanted) + ", not " +
                std::string(TypeName(value.type())),
            "");
}

bool Table::Has(std::string_view key) const { return node_->table->contains(key); }

std::optional<std::string> Table::String(std::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return std::nullopt;
  if (const auto* string = value->as_string()) return string->get();
  node_->WrongType(key, *value, "a string");
  return std::nullopt;
}

std::optional<std::int64_t> Table::Integer(std::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return std::nullopt;
  if (const auto* integer = value->as_integer()) return integer->get();
  node_->WrongType(key, *value, "an integer");
  return std::nullopt;
}

std::optional<bool> Table::Boolean(std::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return std::nullopt;
  if (const auto* boolean = value->as_boolean()) return boolean->get();
  node_->WrongType(key, *value, "a boolean");
  return std::nullopt;
}

std::optional<std::string> Table::Date(std::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return std::nullopt;
  if (const auto* date = value->as_date()) {
    std::ostringstream out;
    out << date->get();
    return out.str();
  }
  if (const auto* string = value->as_string(); string != nullptr && LooksLikeDate(string->get()))
    return string->get();
  node_->WrongType(key, *value, "a date (2009-02-08)");
  return std::nullopt;
}

std::vector<std::string> Table::Strings(std::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return {};
  const toml::array* array = value->as_array();
  if (array == nullptr) {
    node_->WrongType(key, *value, "a list of strings");
    return {};
  }
  std::vector<std::string> strings;
  for (const toml::node& element : *array) {
    if (const auto* string = element.as_string()) {
      strings.push_back(string->get());
    } else {
      node_->WrongType(key, element, "a list of strings");
    }
  }
  return strings;
}

std::vector<Table> Table::Tables(std::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return {};
  const toml::array* array = value->as_array();
  if (array == nullptr) {
    node_->WrongType(key, *value, "a list of tables ([[" + std::string(key) + "]])");
    return {};
  }
  std::vector<Table> tables;
  for (const toml::node& element : *array) {
    if (const toml::table* table = element.as_table()) {
      tables.push_back(Table(node_->file->NodeFor(table)));
    } else {
      node_->WrongType(key, element, "a list of tables ([[" + std::string(key) + "]])");
    }
  }
  return tables;
}

std::optional<Table> Table::SubTable(std::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return std::nullopt;
  if (const toml::table* table = value->as_table()) return Table(node_->file->NodeFor(table));
  node_->WrongType(key, *value, "a table ([" + std::string(key) + "])");
  return std::nullopt;
}

std::vector<std::string> Table::Keys() const {
  std::vector<std::pair<Position, std::string>> placed;
  for (auto&& [key, value] : *node_->table) placed.emplace_back(From(key.source().begin), key.str());
  std::sort(placed.begin(), placed.end());
  std::vector<std::string> keys;
  for (auto& [at, key] : placed) keys.push_back(std::move(key));
  return keys;
}

std::string Table::RequiredString(std::string_view key) {
  if (!Has(key)) {
    node_->Ask(key);
    Fail("", "missing key `" + std::string(key) + "`");
    return "";
  }
  return String(key).value_or("");
}

std::string Table::Place(std::string_view key) const {
  const toml::node* value = key.empty() ? node_->table : node_->table->get(key);
  return Describe(node_->file->name, From((value == nullptr ? node_->table : value)->source().begin));
}

void Table::Fail(std::string_view key, std::string message, std::string help, int element, int offset,
                 int length) {
  const toml::node* value = key.empty() ? nullptr : node_->table->get(key);
  if (value == nullptr) value = node_->table;
  if (const toml::array* array = value->as_array(); array != nullptr && element >= 0) {
    if (const toml::node* one = array->get(static_cast<std::size_t>(element))) value = one;
  }
  Position at = From(value->source().begin);
  std::uint32_t width = LengthOf(value->source());
  if (value->is_table()) width = kToLineEnd;
  if (length > 0 && value->is_string()) {
    const auto skipped = TextColumn(base::LineMap(node_->file->text).Line(at.line), at);
    if (skipped) {
      at.column += *skipped + static_cast<std::uint32_t>(offset);
      width = static_cast<std::uint32_t>(length);
    }
  }
  node_->file->Add(at, width, std::move(message), std::move(help));
}

TomlFile::TomlFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TomlFile::TomlFile(TomlFile&&) noexcept = default;
TomlFile& TomlFile::operator=(TomlFile&&) noexcept = default;
TomlFile::~TomlFile() = default;

base::Expected<TomlFile> TomlFile::Parse(std::string name, std::string text) {
  const std::size_t invalid = base::FirstInvalidUtf8(text);
  if (invalid != std::string_view::npos) {
    const std::string place = base::LineMap(text).Describe(static_cast<std::uint32_t>(invalid));
    return base::Fail(name + ":" + place, "invalid UTF-8", "save the file as UTF-8");
  }
  const base::LineMap lines(text);
  for (std::uint32_t i = 1; i <= lines.line_count(); ++i) {
    const std::string_view line = lines.Line(i);
    if (std::count(line.begin(), line.end(), '.') > kMaxDotsPerLine) {
      return base::Fail(Describe(name, {i, 1}),
                        "a line with more than " + std::to_string(kMaxDotsPerLine) + " dots");
    }
  }
  auto impl = std::make_unique<Impl>();
  impl->name = std::move(name);
  impl->text = std::move(text);
  try {
    impl->root = toml::parse(std::string_view(impl->text));
  } catch (const toml::parse_error& error) {
    return tl::unexpected(
        ErrorAt(impl->name, impl->text, From(error.source().begin), 1, std::string(error.description()), ""));
  } catch (const std::exception& error) {
    return base::Fail(impl->name, error.what());
  }
  impl->NodeFor(&impl->root);
  return TomlFile(std::move(impl));
}

base::Expected<TomlFile> TomlFile::Read(const std::string& path, std::string name) {
  base::Expected<std::string> text = ReadBytes(path);
  if (!text) return tl::unexpected(text.error());
  return Parse(std::move(name), std::move(*text));
}

Table TomlFile::root() { return Table(impl_->NodeFor(&impl_->root)); }
const std::string& TomlFile::name() const { return impl_->name; }

std::vector<base::Error> TomlFile::Errors() const {
  std::vector<Impl::Placed> placed = impl_->errors;
  std::vector<Impl::Placed> unknown = impl_->UnknownKeys();
  std::move(unknown.begin(), unknown.end(), std::back_inserter(placed));
  std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  std::vector<base::Error> errors;
  for (Impl::Placed& one : placed) errors.push_back(std::move(one.error));
  // A key that two readers ask for is wrong once.
  errors.erase(std::unique(errors.begin(), errors.end()), errors.end());
  return errors;
}

std::string Quoted(std::string_view text) {
  const toml::value<std::string> value{std::string(text)};
  std::ostringstream out;
  out << toml::toml_formatter(value, toml::format_flags::none);
  return out.str();
}

}  // namespace portbook::config
