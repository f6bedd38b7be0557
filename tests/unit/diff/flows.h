// Catalogs of one guide each, built from flows that are given as words.
#pragma once

#include <string>
#include <vector>

#include "portbook/base/check.h"
#include "portbook/base/digest.h"
#include "portbook/model/catalog.h"
#include "portbook/model/flow_field.h"
#include "portbook/model/identity.h"

namespace portbook::diff {

struct Row {
  std::string source = "Phone", destination = "Gateway";
  std::string services = "sip", transport = "tcp", port = "5060";
  std::string security = {}, exposure = {}, source_port = {}, purpose = {}, condition = {};
  std::string table = "ports";
  std::string flag = {};  // of a column that no field holds
};

inline model::Flow FlowOf(const Row& row) {
  model::Flow flow;
  const auto set = [&](model::Field field, const std::string& text) {
    PORTBOOK_CHECK(text.empty() || model::SetField(flow, field, text));
  };
  set(model::Field::source, row.source);
  set(model::Field::destination, row.destination);
  set(model::Field::services, row.services);
  set(model::Field::transport, row.transport);
  set(model::Field::port, row.port);
  set(model::Field::security, row.security);
  set(model::Field::exposure, row.exposure);
  set(model::Field::source_port, row.source_port);
  set(model::Field::purpose, row.purpose);
  set(model::Field::condition, row.condition);
  flow.fact_key = model::FactKey("acme/gateway", flow);
  flow.id = "f_" + base::ShortHash(row.table + flow.fact_key + row.source_port);
  return flow;
}

inline model::Guide GuideOf(const std::string& id, const std::vector<Row>& rows) {
  model::Guide guide;
  guide.source.id = id;
  guide.source.vendor = id.substr(0, id.find('/'));
  guide.source.product = id.substr(id.find('/') + 1, id.rfind('/') - id.find('/') - 1);
  for (const Row& row : rows) {
    model::Entry entry;
    entry.table_key = row.table;
    model::RoleCell flag;
    flag.role = model::Role::ignored;
    flag.header = "Startup flag";
    flag.lines = {base::Text::Synthesized(row.flag)};
    entry.cells.push_back(flag);
    model::Flow flow = FlowOf(row);
    flow.entry = static_cast<int>(guide.entries.size());
    guide.entries.push_back(entry);
    guide.flows.push_back(std::move(flow));
  }
  return guide;
}

inline model::Catalog CatalogOf(const std::string& id, const std::vector<Row>& rows) {
  model::Catalog catalog;
  catalog.guides = {GuideOf(id, rows)};
  return catalog;
}

}  // namespace portbook::diff
