// metadata.json: what Datasette shows beside the tables of portbook.sqlite, and the questions it offers.
#pragma once

#include <string>
#include <vector>

#include "portbook/catalog/tables.h"

namespace portbook::release {

std::string DatasetteJson(const std::vector<catalog::DatasetTable>& tables);

}  // namespace portbook::release
