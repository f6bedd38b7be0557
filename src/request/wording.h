// What the readable forms of a request say in the same words. It escapes nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/request/request.h"

namespace portbook::request {

// The roles at one end, or "not stated".
std::string RolesOf(std::span<const std::string> roles);
// The row's notes; where the guide names no role at an end, what the row is about comes first.
std::vector<std::string> NotesOf(const Row& row);
// "443", "8000-8100"; empty where the row has no ports.
std::string PortsOf(const Row& row);
// "tcp 443", "icmp type 8"; on the sheet `open` what the guide has, with what its prose names as candidates.
std::string Opening(const Row& row);
// "required", "optional", "conditional: only with TLS"; empty where nothing is stated.
std::string Need(const Row& row);
// The rows of one sheet.
std::span<const Row> RowsOf(const Request& request, Sheet sheet);
// "12 requests, 3 waiting for a place, ..."; sheets without rows are left out.
std::string Summary(const Request& request);

}  // namespace portbook::request
