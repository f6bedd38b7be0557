// What the files of decisions say today beside what the build knew.
#pragma once

#include <map>
#include <string_view>

#include "portbook/model/catalog.h"
#include "portbook/review/queue.h"

namespace portbook::review {

class RecordedSince {
 public:
  // REQUIRES: both outlive it.
  RecordedSince(const model::Guide& guide, const Recorded& recorded);

  // On the finding or change of this id; nullptr where the build knew all there is. A decision made since the
  // build is not applied yet.
  const model::Decision* On(std::string_view id) const;
  // Still in the files.
  bool Stands(const model::Decision& decision) const;
  // That the build knew, and that still stands.
  const model::Decision* Built(std::string_view id) const;

 private:
  const model::Guide& guide_;
  bool files_are_known_ = false;
  std::map<std::string_view, const model::Decision*> decisions_;
};

}  // namespace portbook::review
