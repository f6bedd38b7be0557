#include "decode/pdf/content_stream.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

#include "decode/pdf/qpdf_headers.h"

namespace portbook::decode::pdf {
namespace {

constexpr double kPercent = 100;

enum class Operator : std::uint8_t {
  save,
  restore,
  transform,
  line_width,
  move_to,
  line_to,
  curve_to,        // c: two control points and the end
  short_curve_to,  // v and y: one control point and the end
  rectangle,
  close,
  stroke,
  close_stroke,
  fill,
  fill_stroke,
  close_fill_stroke,
  clip,
  end_path,
  draw_object,
  inline_image_data,
  begin_text,
  text_matrix,
  move_text,
  move_text_by_leading,  // TD: the move sets the leading, too
  next_line,
  character_gap,
  word_gap,
  text_stretch,
  text_leading,
  text_rise,
  font,
  show_text,
  show_text_below,         // ': on the next line
  show_text_below_spaced,  // ": with the word and character gaps before it
};

struct OperatorInfo {
  std::string_view name;
  Operator is;
  std::size_t operands;
};

constexpr std::array kOperators = {
    OperatorInfo{"\"", Operator::show_text_below_spaced, 2},
    OperatorInfo{"'", Operator::show_text_below, 0},
    OperatorInfo{"B", Operator::fill_stroke, 0},
    OperatorInfo{"B*", Operator::fill_stroke, 0},
    OperatorInfo{"BT", Operator::begin_text, 0},
    OperatorInfo{"Do", Operator::draw_object, 0},
    OperatorInfo{"F", Operator::fill, 0},
    OperatorInfo{"ID", Operator::inline_image_data, 0},
    OperatorInfo{"Q", Operator::restore, 0},
    OperatorInfo{"S", Operator::stroke, 0},
    OperatorInfo{"T*", Operator::next_line, 0},
    OperatorInfo{"TD", Operator::move_text_by_leading, 2},
    OperatorInfo{"TJ", Operator::show_text, 0},
    OperatorInfo{"TL", Operator::text_leading, 1},
    OperatorInfo{"Tc", Operator::character_gap, 1},
    OperatorInfo{"Td", Operator::move_text, 2},
    OperatorInfo{"Tf", Operator::font, 1},
    OperatorInfo{"Tj", Operator::show_text, 0},
    OperatorInfo{"Tm", Operator::text_matrix, 6},
    OperatorInfo{"Ts", Operator::text_rise, 1},
    OperatorInfo{"Tw", Operator::word_gap, 1},
    OperatorInfo{"Tz", Operator::text_stretch, 1},
    OperatorInfo{"W", Operator::clip, 0},
    OperatorInfo{"W*", Operator::clip, 0},
    OperatorInfo{"b", Operator::close_fill_stroke, 0},
    OperatorInfo{"b*", Operator::close_fill_stroke, 0},
    OperatorInfo{"c", Operator::curve_to, 6},
    OperatorInfo{"cm", Operator::transform, 6},
    OperatorInfo{"f", Operator::fill, 0},
    OperatorInfo{"f*", Operator::fill, 0},
    OperatorInfo{"h", Operator::close, 0},
    OperatorInfo{"l", Operator::line_to, 2},
    OperatorInfo{"m", Operator::move_to, 2},
    OperatorInfo{"n", Operator::end_path, 0},
    OperatorInfo{"q", Operator::save, 0},
    OperatorInfo{"re", Operator::rectangle, 4},
    OperatorInfo{"s", Operator::close_stroke, 0},
    OperatorInfo{"v", Operator::short_curve_to, 4},
    OperatorInfo{"w", Operator::line_width, 1},
    OperatorInfo{"y", Operator::short_curve_to, 4},
};

const OperatorInfo* FindOperator(std::string_view name) {
  const auto found = std::ranges::lower_bound(kOperators, name, {}, &OperatorInfo::name);
  return found != kOperators.end() && found->name == name ? &*found : nullptr;
}

double NumberOf(std::string_view digits) {
  if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
  double number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

class ContentReader {
 public:
  ContentReader(const std::string& content, const FindFont& find_font, Painter& painter)
      : input_(std::make_shared<BufferInputSource>("content", content)),
        find_font_(find_font),
        painter_(painter) {
    tokenizer_.allowEOF();
  }

  std::vector<FormUse> Read(std::uint64_t& operators_left) {
    while (operators_left > 0) {
      const QPDFTokenizer::Token token = tokenizer_.readToken(input_, "content", true);
      if (token.getType() == QPDFTokenizer::tt_eof) break;
      OnToken(token, operators_left);
    }
    return std::move(forms_);
  }

 private:
  void OnToken(const QPDFTokenizer::Token& token, std::uint64_t& operators_left) {
    switch (token.getType()) {
      case QPDFTokenizer::tt_integer:
      case QPDFTokenizer::tt_real:
        // The spacings inside an array of strings are no operands.
        in_array_ ? PushBack(NumberOf(token.getValue())) : PushOperand(NumberOf(token.getValue()));
        break;
      case QPDFTokenizer::tt_name:
        last_name_ = token.getValue();
        break;
      case QPDFTokenizer::tt_array_open:
        in_array_ = true;
        break;
      case QPDFTokenizer::tt_array_close:
        in_array_ = false;
        break;
      case QPDFTokenizer::tt_word:
        --operators_left;
        if (const OperatorInfo* info = FindOperator(token.getValue())) Execute(*info);
        operand_count_ = 0;
        strings_.clear();
        back_ = 0;
        in_array_ = false;
        break;
      case QPDFTokenizer::tt_string:
        strings_.push_back({std::exchange(back_, 0), token.getValue()});
        break;
      case QPDFTokenizer::tt_bad:
      case QPDFTokenizer::tt_brace_close:
      case QPDFTokenizer::tt_brace_open:
      case QPDFTokenizer::tt_dict_close:
      case QPDFTokenizer::tt_dict_open:
      case QPDFTokenizer::tt_null:
      case QPDFTokenizer::tt_bool:
      case QPDFTokenizer::tt_eof:
      case QPDFTokenizer::tt_space:
      case QPDFTokenizer::tt_comment:
      case QPDFTokenizer::tt_inline_image:
        break;
    }
  }

  // Only the last six count: no operator takes more.
  void PushOperand(double number) {
    if (operand_count_ == operands_.size()) {
      std::ranges::rotate(operands_, operands_.begin() + 1);
      --operand_count_;
    }
    operands_[operand_count_++] = number;
  }

  // Before the next string of the array.
  void PushBack(double thousandths) { back_ += thousandths; }

  void Execute(const OperatorInfo& info) {
    if (operand_count_ < info.operands) return;
    const double* n = operands_.data() + (operand_count_ - info.operands);
    switch (info.is) {
      case Operator::save:
        painter_.Save();
        break;
      case Operator::restore:
        painter_.Restore();
        break;
      case Operator::transform:
        painter_.Transform({n[0], n[1], n[2], n[3], n[4], n[5]});
        break;
      case Operator::line_width:
        painter_.SetLineWidth(n[0]);
        break;
      case Operator::move_to:
        painter_.MoveTo({n[0], n[1]});
        break;
      case Operator::line_to:
        painter_.LineTo({n[0], n[1]});
        break;
      case Operator::curve_to:
        painter_.CurveTo({n[4], n[5]});
        break;
      case Operator::short_curve_to:
        painter_.CurveTo({n[2], n[3]});
        break;
      case Operator::rectangle:
        painter_.AddRectangle({n[0], n[1]}, n[2], n[3]);
        break;
      case Operator::close:
        painter_.ClosePath();
        break;
      case Operator::stroke:
        Paint({.stroke = true});
        break;
      case Operator::close_stroke:
        Paint({.close = true, .stroke = true});
        break;
      case Operator::fill:
        Paint({.fill = true});
        break;
      case Operator::fill_stroke:
        Paint({.fill = true, .stroke = true});
        break;
      case Operator::close_fill_stroke:
        Paint({.close = true, .fill = true, .stroke = true});
        break;
      case Operator::clip:
        painter_.Clip();
        break;
      case Operator::end_path:
        painter_.EndPath();
        break;
      case Operator::draw_object:
        forms_.push_back({last_name_, painter_.state()});
        break;
      case Operator::inline_image_data:
        SkipInlineImage();
        break;
      case Operator::begin_text:
      case Operator::text_matrix:
      case Operator::move_text:
      case Operator::move_text_by_leading:
      case Operator::next_line:
        MovePen(info.is, n);
        break;
      case Operator::character_gap:
      case Operator::word_gap:
      case Operator::text_stretch:
      case Operator::text_leading:
      case Operator::text_rise:
      case Operator::font:
        SetTextState(info.is, n);
        break;
      case Operator::show_text_below_spaced:
        painter_.text().word_gap = n[0];
        painter_.text().character_gap = n[1];
        [[fallthrough]];
      case Operator::show_text_below:
        painter_.pen().MoveLine({0, -painter_.text().leading});
        [[fallthrough]];
      case Operator::show_text:
        painter_.ShowText(strings_);
        break;
    }
  }

  void MovePen(Operator op, const double* n) {
    TextPen& pen = painter_.pen();
    if (op == Operator::begin_text) pen.Begin();
    if (op == Operator::text_matrix) pen.SetMatrix({n[0], n[1], n[2], n[3], n[4], n[5]});
    if (op == Operator::move_text_by_leading) painter_.text().leading = -n[1];
    if (op == Operator::move_text || op == Operator::move_text_by_leading) pen.MoveLine({n[0], n[1]});
    if (op == Operator::next_line) pen.MoveLine({0, -painter_.text().leading});
  }

  void SetTextState(Operator op, const double* n) {
    TextState& text = painter_.text();
    if (op == Operator::character_gap) text.character_gap = n[0];
    if (op == Operator::word_gap) text.word_gap = n[0];
    if (op == Operator::text_stretch) text.stretch = n[0] / kPercent;
    if (op == Operator::text_leading) text.leading = n[0];
    if (op == Operator::text_rise) text.rise = n[0];
    if (op != Operator::font) return;
    text.font = find_font_(last_name_);
    text.size = n[0];
  }

  struct PaintSteps {
    bool close = false, fill = false, stroke = false;
  };

  void Paint(PaintSteps steps) {
    if (steps.close) painter_.ClosePath();
    if (steps.fill) painter_.Fill();
    if (steps.stroke) painter_.Stroke();
    painter_.EndPath();
  }

  void SkipInlineImage() {
    char separator = 0;
    input_->read(&separator, 1);
    tokenizer_.expectInlineImage(input_);
  }

  std::shared_ptr<InputSource> input_;
  QPDFTokenizer tokenizer_;
  const FindFont& find_font_;
  Painter& painter_;
  std::array<double, 6> operands_{};
  std::size_t operand_count_ = 0;
  std::vector<ShownString> strings_;  // among an operator's operands
  double back_ = 0;                   // of the string to come
  bool in_array_ = false;
  std::string last_name_;
  std::vector<FormUse> forms_;
};

}  // namespace

std::vector<FormUse> DrawContent(const std::string& content, const FindFont& find_font, Painter& painter,
                                 std::uint64_t& operators_left) {
  return ContentReader(content, find_font, painter).Read(operators_left);
}

}  // namespace portbook::decode::pdf
