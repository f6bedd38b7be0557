#include "portbook/model/vocabulary.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "portbook/model/interpretation.h"

namespace portbook::model {
namespace {

// Every enumerator up to `last` has a name of its own and is found by it.
template <class Enum, class Parse>
void ExpectRoundTrip(Enum last, Parse parse) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const Enum value = static_cast<Enum>(i);
    EXPECT_FALSE(Name(value).empty()) << i;
    EXPECT_TRUE(names.insert(Name(value)).second) << Name(value);
    EXPECT_EQ(parse(Name(value)), value) << Name(value);
  }
  EXPECT_EQ(parse(""), std::nullopt);
  EXPECT_EQ(parse("no such name"), std::nullopt);
}

TEST(Vocabulary, NamesAndParsersAreInverse) {
  ExpectRoundTrip(Transport::unresolved, ParseTransport);
  ExpectRoundTrip(PortKind::unresolved, ParsePortKind);
  ExpectRoundTrip(Security::ipsec, ParseSecurity);
  ExpectRoundTrip(Direction::bidirectional, ParseDirection);
  ExpectRoundTrip(Interface::external, ParseInterface);
  ExpectRoundTrip(Exposure::external, ParseExposure);
  ExpectRoundTrip(Requirement::prohibited, ParseRequirement);
  ExpectRoundTrip(SourcePortRole::remote, ParseSourcePortRole);
  ExpectRoundTrip(Basis::decision, ParseBasis);
  ExpectRoundTrip(Role::ignored, ParseRole);
  ExpectRoundTrip(CellPlacement::foreign, ParseCellPlacement);
  ExpectRoundTrip(Field::remarks, ParseField);
}

TEST(Vocabulary, NamesAreThoseOfTheDataset) {
  EXPECT_EQ(Name(PortKind::not_applicable), "not_applicable");
  EXPECT_EQ(Name(Role::source_protocol_port), "source_protocol_port");
  EXPECT_EQ(Name(Exposure::loopback), "loopback");
  EXPECT_EQ(Name(Fate::rejected), "rejected");
}

TEST(Vocabulary, NamesAreCaseSensitive) { EXPECT_EQ(ParseTransport("TCP"), std::nullopt); }

}  // namespace
}  // namespace portbook::model
