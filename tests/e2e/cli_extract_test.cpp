// extract and tables, on a small guide with every output format to the byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/e2e/gateway_guide.h"

namespace portbook::e2e {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

// A directory with the guide and its rules.
class Gateway : public testing::Test {
 protected:
  Gateway() {
    WriteGatewayRules(directory_);
    directory_.Write("guide.txt", GatewayGuide());
  }
  Finished Run(const std::vector<std::string>& arguments) const {
    return RunProgram(arguments, directory_.path());
  }
  ScratchDirectory directory_;
};

TEST_F(Gateway, AsATableOfItsFlows) {
  const Finished finished = Run({"extract", "guide.txt"});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.err, "");
  EXPECT_EQ(
      finished.out,
      "guide.txt: read with the pack example/gateway: 1 table, 2 entries, 3 flows\n"
      "rows 3 = 2 stated + 1 ignored + 0 rejected; numbers in prose 0 = 0 stated + 0 ignored + 0 rejected; "
      "characters 154, 154 in blocks\n"
      "\n"
      "table/row  source         destination  services  security  transport  port\n"
      "1/2        Administrator  Gateway      https     tls       tcp        443\n"
      "1/2        Administrator  Gateway      https     tls       tcp        8443\n"
      "1/3        Phone          Gateway      sip                 udp        5060\n");
}

TEST_F(Gateway, AsCommaSeparatedValues) {
  const Finished finished = Run({"extract", "--format", "csv", "guide.txt"});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.err, "");
  EXPECT_EQ(
      finished.out,
      "guide,id,entry_id,fact_key,component,source,destination,source_host,destination_host,component_host,"
      "source_process,destination_process,component_process,interface,direction,services,security,transport,"
      "protocol_number,icmp_type,icmp_code,port_kind,port_first,port_last,port_default,port_step,port_count,"
      "source_port_kind,source_port_first,source_port_last,source_port_default,source_port_step,"
      "source_port_count,source_port_role,exposure,requirement,condition,applies_to,purpose,remarks,release,"
      "place,quote,port_candidates,endpoint_candidates,reasons\r\n"
      "guide.txt,f_dc4e8f41dd7f2837,e_93c68feead8c466a,1719a2278f7ba0e7,,Administrator,Gateway,Administrator,"
      "Gateway,,,,,,,https,tls,tcp,,,,fixed,443,443,,,,,,,,,,,,,,,,\"Pages, \"\"admin\"\" "
      "only\",unstated,\"table 1, row "
      "2\",\"Administrator | Gateway | HTTPS | TCP | 443, 8443 | Pages, \"\"admin\"\" only\",,,\r\n"
      "guide.txt,f_6d129d008ca19592,e_93c68feead8c466a,29c7bc39a71c9fb3,,Administrator,Gateway,Administrator,"
      "Gateway,,,,,,,https,tls,tcp,,,,fixed,8443,8443,,,,,,,,,,,,,,,,\"Pages, \"\"admin\"\" "
      "only\",unstated,\"table 1, "
      "row 2\",\"Administrator | Gateway | HTTPS | TCP | 443, 8443 | Pages, \"\"admin\"\" only\",,,\r\n"
      "guide.txt,f_562c77a46617497d,e_cefc94109f3b3285,15b0d388713a5a14,,Phone,Gateway,Phone,Gateway,,,,,,,"
      "sip,,"
      "udp,,,,fixed,5060,5060,,,,,,,,,,,,,,,,Over a caf\u00e9's network,unstated,\"table 1, row 3\",Phone | "
      "Gateway | "
      "SIP | UDP | 5060 | Over a caf\u00e9's network,,,\r\n");
}

constexpr std::string_view kSecondFlow = R"({
      "id": "f_6d129d008ca19592",
      "entry_id": "e_93c68feead8c466a",
      "fact_key": "29c7bc39a71c9fb3",
      "component": null,
      "source": "Administrator",
      "destination": "Gateway",
      "source_host": "Administrator",
      "destination_host": "Gateway",
      "component_host": null,
      "source_process": null,
      "destination_process": null,
      "component_process": null,
      "interface": null,
      "direction": null,
      "services": ["https"],
      "security": "tls",
      "transport": "tcp",
      "protocol_number": null,
      "icmp_type": null,
      "icmp_code": null,
      "port_kind": "fixed",
      "port_first": 8443,
      "port_last": 8443,
      "port_default": null,
      "port_step": null,
      "port_count": null,
      "source_port_kind": null,
      "source_port_first": null,
      "source_port_last": null,
      "source_port_default": null,
      "source_port_step": null,
      "source_port_count": null,
      "source_port_role": null,
      "exposure": null,
      "requirement": null,
      "condition": null,
      "applies_to": [],
      "purpose": null,
      "remarks": "Pages, \"admin\" only",
      "statements": [
)";

TEST_F(Gateway, AsJson) {
  const Finished finished = Run({"extract", "--format", "json", "guide.txt"});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.err, "");
  EXPECT_THAT(finished.out, StartsWith("{\n  \"guide\": {\n    \"id\": \"guide.txt\",\n"));
  EXPECT_THAT(finished.out, HasSubstr(kSecondFlow));
  EXPECT_THAT(finished.out,
              HasSubstr(R"({"field": "port", "value": "8443", "raw": "8443", "basis": "cell", "rule": )"
                        R"("grammar:ports", "evidence": [{"quote": "8443", "at": [[0, 4, 108, 112]], )"
                        R"("grid": 0, "row": 1, "column": 4}]})"));
  EXPECT_THAT(finished.out, EndsWith(R"(
  "findings": [],
  "conservation": {
    "rows": 3,
    "rows_stated": 2,
    "rows_ignored": 1,
    "rows_rejected": 0,
    "numbers": 0,
    "numbers_stated": 0,
    "numbers_ignored": 0,
    "numbers_rejected": 0,
    "characters": 154,
    "characters_in_blocks": 154,
    "leaks": []
  }
}
)"));
}

TEST_F(Gateway, OfSeveralFilesAnArrayOfThoseThatCouldBeRead) {
  directory_.Write("other.txt", GatewayGuide("e"));
  const Finished finished = Run({"extract", "--format", "json", "guide.txt", "missing.txt", "other.txt"});
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(finished.err, "missing.txt: error: cannot be opened\n");
  const nlohmann::json all = nlohmann::json::parse(finished.out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["guide"]["id"], "guide.txt");
  EXPECT_EQ(all[1]["guide"]["id"], "other.txt");
  EXPECT_EQ(all[1]["flows"].size(), 3U);
}

TEST_F(Gateway, ReadsTheSameWithItsPackNamed) {
  EXPECT_EQ(Run({"extract", "--pack", "example/gateway", "guide.txt"}).out,
            Run({"extract", "guide.txt"}).out);
}

TEST_F(Gateway, WithAnUnreadablePortEndsWith1AndShowsIt) {
  directory_.Write("unread.txt",
                   "Gateway Port Guide\n\nSource\tDestination\tTransport\tPort\n"
                   "Phone\tGateway\tUDP\t5060\nPhone\tGateway\tUDP\tsome of them\n");
  const Finished finished = Run({"extract", "unread.txt"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_EQ(finished.err, "");
  EXPECT_THAT(finished.out,
              HasSubstr("\nunread.txt:5:19: error: value-unparsed: no port, range or known port word\n"
                        "Phone Gateway UDP some of them\n"
                        "                  ^^^^^^^^^^^^\n"
                        "help: read the cell in the guide; nothing was guessed from it\n"));
}

TEST_F(Gateway, WithAnEmptyPortIsReadAllTheSame) {
  directory_.Write("missing_port.txt",
                   "Gateway Port Guide\n\nSource\tDestination\tTransport\tPort\n"
                   "Phone\tGateway\tUDP\t5060\nPhone\tGateway\tTCP\t\n");
  const Finished finished = Run({"extract", "missing_port.txt"});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_THAT(finished.out, HasSubstr("\nmissing_port.txt:5:1: error: port-missing: "));
}

TEST_F(Gateway, ShowsControlCharactersOfAGuideAsEscapes) {
  directory_.Write("colour.txt", GatewayGuide("\x1b[31m"));
  const Finished finished = Run({"tables", "colour.txt"});
  EXPECT_EQ(finished.out,
            "grid delimited 6\n"
            "Source | Destination | Protocol | Transport | Port | Remarks\n"
            "Administrator | Gateway | HTTPS | TCP | 443, 8443 | Pages, \"admin\" only\n"
            "Phone | Gateway | SIP | UDP | 5060 | Over a caf\\x1b[31m's network\n");
}

TEST_F(Gateway, AlignsWideCharactersByTheColumnsTheyTake) {
  directory_.Write("wide.txt",
                   "Gateway Port Guide\n\nSource\tDestination\tTransport\tPort\n"
                   "\u7aef\u672b\tGateway\tUDP\t5060\nAdministrator\tGateway\tUDP\t5061\n");
  EXPECT_THAT(Run({"extract", "wide.txt"}).out,
              EndsWith("table/row  source         destination  transport  port\n"
                       "1/2        \u7aef\u672b           Gateway      udp        5060\n"
                       "1/3        Administrator  Gateway      udp        5061\n"));
}

nlohmann::ordered_json Cell(int row, int column, int row_span, bool header, const std::string& text) {
  return {{"row", row},       {"column", column}, {"row_span", row_span}, {"column_span", 1},
          {"header", header}, {"text", text},     {"box", nullptr}};
}

TEST_F(Gateway, TablesOfMarkUpKeepTheirSpans) {
  directory_.Write("guide.html", "<table><tr><th>Port<th>Use<tr><td>443<td rowspan=2>Web<tr><td>80</table>");
  const Finished text = Run({"tables", "guide.html"});
  EXPECT_EQ(text.out, "grid marked_up 2\n#Port | #Use\n443 | Web\n80 | (inherited) Web\n");
  const Finished json = Run({"tables", "guide.html", "--format", "json"});
  EXPECT_EQ(json.exit_code, 0);
  const nlohmann::ordered_json table = {
      {"page", nullptr},
      {"box", nullptr},
      {"continues", false},
      {"caption", ""},
      {"cells",
       {Cell(0, 0, 1, true, "Port"), Cell(0, 1, 1, true, "Use"), Cell(1, 0, 1, false, "443"),
        Cell(1, 1, 2, false, "Web"), Cell(2, 0, 1, false, "80")}}};
  const nlohmann::ordered_json all = {{"file", "guide.html"},
                                      {"tables", nlohmann::ordered_json::array({table})}};
  EXPECT_EQ(json.out, all.dump(2) + "\n");
}

TEST(Tables, OverTwoPagesAreTwoPartsAndTheSecondContinues) {
  const ScratchDirectory directory;
  WriteGatewayRules(directory);
  const Finished finished = RunProgram(
      {"tables", "--format", "json", PORTBOOK_ROOT "/tests/data/tracer/guide.pdf"}, directory.path());
  EXPECT_EQ(finished.exit_code, 0);
  std::vector<std::string> parts;
  const nlohmann::json all = nlohmann::json::parse(finished.out);
  for (const nlohmann::json& table : all["tables"]) {
    parts.push_back(table["page"].dump() + (table["continues"] ? " continues " : " begins ") +
                    table["caption"].get<std::string>());
    EXPECT_EQ(table["cells"].front()["row"], 0);
    EXPECT_EQ(table["box"].size(), 4U);
  }
  EXPECT_THAT(parts, testing::ElementsAre("1 begins Table 1: Administration Ports",
                                          "1 begins Table 2: Call Ports", "2 continues Table 2: Call Ports"));
}

}  // namespace
}  // namespace portbook::e2e
