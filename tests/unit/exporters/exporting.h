// Exports of catalogs written by hand, among them one with hostile names.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "portbook/exporters/exporters.h"
#include "tests/unit/selection/guide_writing.h"

namespace portbook::exporters {

using selection::Line;

inline Export ExportOf(Format format, const model::Catalog& catalog,
                       const std::vector<std::string>& hosts = {},
                       Conditional conditional = Conditional::opened) {
  const auto claims = selection::Select(catalog, {});
  const auto deployment = selection::Deployment::Parse(hosts, selection::Roles(*claims));
  EXPECT_TRUE(deployment.has_value()) << deployment.error().ToString();
  return Write(format, *claims, deployment.value_or(selection::Deployment()), conditional);
}
inline Export ExportOf(Format format, const std::vector<Line>& lines,
                       const std::vector<std::string>& hosts = {}) {
  return ExportOf(format, selection::CatalogOf("acme/router/1.0", lines), hosts);
}

// Names that would end a quote, a comment, an element or a line, or be run, in one of the formats.
inline std::vector<Line> HostileLines() {
  const std::vector<std::string> names = {
      "Router\" }\n table inet evil { set x { type inet_service",
      "[Router]\nports=1/tcp",
      "<script>&'\"]]>--",
      "=cmd|' /C calc'!A0",
      "{{ lookup('pipe', 'id') }} {% raw %}",
      "a: b # c\n- d",
      "\x1b[31m\u202e\xff",
      "../../etc/passwd",
      "\u7db2\u95dc",
      std::string(300, 'x'),
      "tcp",
      "80",
      "all",
  };
  std::vector<Line> lines;
  for (const std::string& name : names) {
    lines.push_back({.source = name,
                     .destination = name,
                     .port = "443",
                     .services = name,
                     .condition = name,
                     .purpose = name,
                     .remarks = name});
  }
  return lines;
}

// Every kind of port that the host formats write, some overlapping.
inline std::vector<Line> PortLines() {
  return {{.source = "Phone", .destination = "Router", .port = "443", .services = "https"},
          {.source = "Phone", .destination = "Router", .port = "443", .services = "sip"},
          {.source = "Phone", .destination = "Router", .port = "400-500"},
          {.destination = "Router", .transport = "udp", .port = "dynamic 1024-65535"},
          {.source = "Router", .destination = "Phone", .transport = "udp", .port = "5060"}};
}

}  // namespace portbook::exporters
