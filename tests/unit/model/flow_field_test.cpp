#include "portbook/model/flow_field.h"

#include <gtest/gtest.h>

#include <map>

namespace portbook::model {
namespace {

const std::map<Field, std::string>& OneValueEach() {
  static const std::map<Field, std::string> values = {
      {Field::component, "Hub"},        {Field::source, "Phone"},           {Field::destination, "Gateway"},
      {Field::interface, "internal"},   {Field::direction, "inbound"},      {Field::services, "sip, sips"},
      {Field::security, "mtls"},        {Field::transport, "udp"},          {Field::protocol_number, "50"},
      {Field::port, "8600-8610"},       {Field::port_default, "true"},      {Field::port_step, "2"},
      {Field::port_count, "10"},        {Field::source_port, "ephemeral"},  {Field::exposure, "loopback"},
      {Field::requirement, "optional"}, {Field::condition, "only for 7.0"}, {Field::applies_to, "7.0, 7.1"},
      {Field::purpose, "Calls"},        {Field::remarks, "Encrypted"},
  };
  return values;
}

TEST(FlowField, EveryFieldReadsBackAsItWasSet) {
  for (const auto& [field, value] : OneValueEach()) {
    Flow flow;
    EXPECT_TRUE(SetField(flow, field, value)) << Name(field);
    EXPECT_EQ(FieldText(flow, field), value);
    EXPECT_FALSE(ValuesOf(field).empty()) << Name(field);
    EXPECT_NE(flow, Flow()) << Name(field);
  }
  EXPECT_EQ(OneValueEach().size(), static_cast<std::size_t>(Field::remarks) + 1);
}

TEST(FlowField, ThePortIsReadWithAllThatIsPrintedOfIt) {
  Flow flow;
  ASSERT_TRUE(SetField(flow, Field::port, "configurable 50020 (default) (steps of 2)"));
  EXPECT_EQ(flow.port.kind, PortKind::configurable);
  EXPECT_EQ(flow.port.range, PortRange::Make(50020, 50020));
  EXPECT_EQ(FieldText(flow, Field::port_default), "true");
  EXPECT_EQ(FieldText(flow, Field::port_step), "2");
}

TEST(FlowField, WhatIsNoValueChangesNothing) {
  const std::map<Field, std::string> wrong = {
      {Field::interface, "inside"},    {Field::direction, "both"},      {Field::security, "ssl"},
      {Field::transport, ""},          {Field::protocol_number, "256"}, {Field::port, "70000"},
      {Field::port_default, "yes"},    {Field::port_step, "two"},       {Field::port_count, "1.5"},
      {Field::source_port, "1024-80"}, {Field::exposure, "public"},     {Field::requirement, "maybe"},
  };
  for (const auto& [field, value] : wrong) {
    Flow flow;
    EXPECT_FALSE(SetField(flow, field, value)) << Name(field);
    EXPECT_EQ(flow, Flow()) << Name(field);
  }
}

TEST(FlowField, AnEmptyTextUnsets) {
  Flow flow;
  flow.source = flow.source_host = "Phone";
  flow.source_process = "Agent";
  flow.security = Security::tls;
  EXPECT_TRUE(SetField(flow, Field::source, ""));
  EXPECT_TRUE(SetField(flow, Field::security, ""));
  EXPECT_EQ(flow, Flow());
}

}  // namespace
}  // namespace portbook::model
