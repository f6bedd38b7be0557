#include "release/csv.h"

#include <algorithm>
#include <utility>

namespace portbook::release {
namespace {

void AppendValue(std::string& csv, std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    csv += value;
    return;
  }
  csv += '"';
  for (const char c : value) csv.append(c == '"' ? 2 : 1, c);
  csv += '"';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  base::Expected<std::vector<std::vector<std::string>>> Parse() {
    std::vector<std::vector<std::string>> records;
    while (at_ < text_.size()) {
      std::vector<std::string>& record = records.emplace_back();
      do {
        if (!ReadValue(record.emplace_back())) return Fail();
      } while (Take(','));
      if (!Take('\n') && at_ < text_.size()) return Fail();
    }
    return records;
  }

 private:
  bool Take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool ReadValue(std::string& value) {
    if (Take('"')) return ReadQuoted(value);
    const std::size_t end = std::min(text_.find_first_of(",\"\n", at_), text_.size());
    value = text_.substr(at_, end - at_);
    at_ = end;
    return at_ == text_.size() || text_[at_] != '"';
  }

  bool ReadQuoted(std::string& value) {
    while (at_ < text_.size()) {
      const std::size_t quote = std::min(text_.find('"', at_), text_.size());
      value += text_.substr(at_, quote - at_);
      at_ = quote;
      if (!Take('"')) return false;
      if (!Take('"')) return true;
      value += '"';
    }
    return false;
  }

  tl::unexpected<base::Error> Fail() const {
    const auto line = 1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    return base::Fail(std::to_string(line), "a quote opens or closes no value");
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string ToCsv(const catalog::DatasetTable& table) {
  std::string csv;
  std::string_view separator;
  for (const catalog::DatasetColumn& column : table.columns) {
    csv += std::exchange(separator, ",");
    AppendValue(csv, column.name);
  }
  csv += '\n';
  for (const catalog::DatasetRow& row : table.rows) {
    separator = {};
    for (const std::optional<std::string>& value : row) {
      csv += std::exchange(separator, ",");
      AppendValue(csv, value.value_or(""));
    }
    csv += '\n';
  }
  return csv;
}

std::string CsvPath(const catalog::DatasetTable& table) { return "data/" + table.name + ".csv"; }

base::Expected<std::vector<std::vector<std::string>>> ParseCsv(std::string_view text) {
  return Parser(text).Parse();
}

}  // namespace portbook::release
