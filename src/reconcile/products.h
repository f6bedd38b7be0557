// Which guides' products meet, and by which words: a guide names the other product, or both name one product
// of a vendor whose guides are read. What ports they use is no concern here.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/claims.h"

namespace portbook::reconcile {

// Where a guide names a product; nowhere for its own, which needs no words.
struct Naming {
  const Claim* claim = nullptr;
  model::Field field = model::Field::component;
};

// Products of one circle meet, directly or through a product that meets both (IM and Presence and
// MeetingPlace both talk to Exchange, and MeetingPlace has a section for Sametime).
class Meetings {
 public:
  // REQUIRES: the claims outlive it.
  explicit Meetings(const Claims& claims);

  // For each guide the number of its circle.
  const std::vector<std::size_t>& circles() const { return circles_; }
  // The words by which two guides of one circle meet, along the shortest chain of guides; empty where each is
  // named by nothing but its own guide.
  std::vector<Naming> Between(std::size_t from, std::size_t to) const;

 private:
  struct Step {
    std::size_t guide = 0;
    std::string_view product;  // by which the guide is reached
  };
  void JoinCircles();
  // For each guide that can be reached from `from` how it is reached first.
  std::map<std::size_t, Step> StepsFrom(std::size_t from) const;

  std::vector<std::map<std::string, Naming>> named_;             // by guide: the products that it names
  std::map<std::string_view, std::vector<std::size_t>> naming_;  // by product: the guides that name it
  std::vector<std::size_t> circles_;
};

}  // namespace portbook::reconcile
