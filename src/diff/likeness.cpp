#include "diff/likeness.h"

#include <algorithm>

#include "portbook/base/edit_distance.h"
#include "portbook/base/utf8.h"
#include "portbook/model/flow_field.h"

namespace portbook::diff {
namespace {

struct Weight {
  model::Field field;
  double weight;
};

// A flow keeps its identity where any one of these changes and the rest stays.
constexpr Weight kWeights[] = {
    {model::Field::component, 2}, {model::Field::source, 2},    {model::Field::destination, 2},
    {model::Field::services, 3},  {model::Field::transport, 1}, {model::Field::port, 4},
};
constexpr double kTextWeight = 3;
constexpr std::size_t kComparedText = 300;  // bytes: what goes on longer is told apart by its beginning

// A port that is called the default now is the port that it was.
std::string Compared(const model::Flow& flow, model::Field field) {
  if (field != model::Field::port) return base::FoldForComparison(FieldText(flow, field));
  model::PortSpec port = flow.port;
  port.is_default.reset();
  return ToString(port);
}

std::string TextOf(const model::Flow& flow) {
  return base::FoldForComparison(flow.purpose ? *flow.purpose : flow.remarks.value_or(""))
      .substr(0, kComparedText);
}

double TextLikeness(const std::string& a, const std::string& b) {
  const int longer = static_cast<int>(std::max(a.size(), b.size()));
  return 1.0 - static_cast<double>(base::EditDistance(a, b, longer)) / longer;
}

}  // namespace

double Likeness(const model::Flow& a, const model::Flow& b) {
  double stated = 0, same = 0;
  for (const auto& [field, weight] : kWeights) {
    const std::string of_a = Compared(a, field), of_b = Compared(b, field);
    if (of_a.empty() && of_b.empty()) continue;
    stated += weight;
    if (of_a == of_b) same += weight;
  }
  const std::string of_a = TextOf(a), of_b = TextOf(b);
  if (!of_a.empty() || !of_b.empty()) {
    stated += kTextWeight;
    same += kTextWeight * TextLikeness(of_a, of_b);
  }
  return stated == 0 ? 0 : same / stated;
}

}  // namespace portbook::diff
