#include "catalog/json_writer.h"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>

namespace portbook::catalog {
namespace {

bool NeedsEscape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte > 0x7e || c == '"' || c == '\\';
}

}  // namespace

void JsonWriter::Open(char bracket, Layout layout) {
  const bool inside_line = !levels_.empty() && levels_.back().layout == Layout::one_line;
  levels_.push_back({inside_line ? Layout::one_line : layout, true});
  out_ += bracket;
}

void JsonWriter::Close(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.layout == Layout::lines && !level.empty) {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
  }
  out_ += bracket;
}

void JsonWriter::Item() {
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.layout == Layout::lines) {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
  } else if (!level.empty) {
    out_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::Key(std::string_view key) {
  Item();
  String(key);
  out_ += ": ";
}

void JsonWriter::String(std::string_view value) {
  if (std::none_of(value.begin(), value.end(), NeedsEscape)) {
    out_ += '"';
    out_ += value;
    out_ += '"';
    return;
  }
  // What is no UTF-8 becomes U+FFFD: the file stays readable whatever a vendor's bytes were.
  out_ += nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void JsonWriter::Value(const base::Box& box) {
  Open('[', Layout::one_line);
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) {
    Item();
    Value(edge);
  }
  Close(']');
}

// A run is [begin and end in the quote, begin and end in the capture's text, page, style, box]; from the page
// on, what is zero or missing at the end is left out.
void JsonWriter::Runs(const base::Text& text) {
  Key("at");
  Open('[', Layout::one_line);
  for (const base::Run& run : text.runs()) {
    Item();
    Open('[', Layout::one_line);
    const std::initializer_list<std::uint32_t> numbers = {run.begin,       run.end,     run.at.span.begin,
                                                          run.at.span.end, run.at.page, run.style};
    const std::size_t shown = run.at.box || run.style != 0 ? 6 : run.at.page != 0 ? 5 : 4;
    for (const std::uint32_t number : std::span(numbers.begin(), shown)) {
      Item();
      Value(number);
    }
    if (run.at.box) {
      Item();
      Value(*run.at.box);
    }
    Close(']');
  }
  Close(']');
}

void JsonWriter::Value(const base::Text& text) {
  if (text == base::Text()) {
    out_ += "null";
    return;
  }
  Open('{', Layout::one_line);
  Field("text", text.value());
  Runs(text);
  Close('}');
}

void JsonWriter::Value(const base::Evidence& evidence) {
  if (evidence == base::Evidence()) {
    out_ += "null";
    return;
  }
  Open('{', Layout::one_line);
  Field("quote", evidence.quote.value());
  Runs(evidence.quote);
  Fields(*this, evidence.place);
  Close('}');
}

}  // namespace portbook::catalog
