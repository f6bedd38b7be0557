#include "portbook/model/interpretation.h"

namespace portbook::model {

std::string_view Name(Fate fate) {
  switch (fate) {
    case Fate::stated:
      return "stated";
    case Fate::ignored:
      return "ignored";
    case Fate::rejected:
      return "rejected";
  }
  return {};
}

}  // namespace portbook::model
