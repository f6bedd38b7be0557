// A flow's fields by name, as text: how a decision sets one, and how two flows are compared one by one.
#pragma once

#include <string>
#include <string_view>

#include "portbook/model/flow.h"

namespace portbook::model {

// The value as statements have it: "tcp", "443", "sip, sips"; empty where it is unset.
std::string FieldText(const Flow& flow, Field field);

// Sets the value alone, no statement: that is the caller's. An empty text unsets what may be unset. An
// endpoint becomes its own host. False, and the flow is as it was, where the text is no value of the field.
bool SetField(Flow& flow, Field field, std::string_view text);

// "tcp, udp, sctp, icmp, ip or unresolved": what SetField takes, for a person who wrote something else.
std::string ValuesOf(Field field);

}  // namespace portbook::model
