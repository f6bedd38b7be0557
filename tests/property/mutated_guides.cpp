// Over 400 lines because every error that is planted stands here.
#include "tests/property/mutated_guides.h"

#include <algorithm>
#include <cctype>

namespace portbook::mutation {
namespace {

using diag::Kind;

// Columns of the tables with both ends.
enum Column : std::size_t { kFrom, kTo, kProtocol, kTransport, kPort, kSourcePort, kRemarks, kColumns };

constexpr std::size_t kByDirection = 5, kBySection = 6;  // columns of the other tables

const Cells kEnds = {"From",        "To",     "Protocol", "Transport Protocol", "Destination Port",
                     "Source Port", "Remarks"};

const std::vector<Cells> kRepeated = {
    {"Buoy", "Tide Server", "HTTPS", "TCP", "443", "Ephemeral", "Uploads the readings of the last hour"},
    {"Buoy", "Tide Server", "SNMP", "UDP", "161", "Ephemeral", "Asks for the state of the battery"},
    {"Console", "Tide Server", "SSH", "TCP", "22", "Ephemeral", "Opens the command line of the server"},
    {"Tide Server", "Directory", "LDAP", "TCP", "389", "Ephemeral", "Looks up the accounts of the operators"},
    {"Tide Server", "Directory", "LDAPS", "TCP", "636", "Ephemeral", "Looks up the accounts of guests"},
    {"Tide Server", "Time Source", "NTP", "UDP", "123", "Ephemeral", "Keeps the clock of the server right"},
    {"Tide Server", "Mail Relay", "SMTP", "TCP", "25", "Ephemeral", "Sends the alarms of the night shift"},
    {"Viewer", "Tide Server", "RTP", "UDP", "40000-40100", "Ephemeral", "Shows the picture of the harbour"},
    {"Tide Server", "Archive", "Kerberos", "TCP", "88", "Ephemeral", "Obtains tickets for the nightly copy"},
    {"Console", "Archive", "", "TCP", "8601", "Ephemeral", "Restores the readings of past years"},
    {"Viewer", "Archive", "SIP (TLS)", "TCP", "5061", "Ephemeral", "Calls the harbour master on duty"},
    {"Viewer", "Tide Server", "Beacon (binary)", "TCP", "8702", "Ephemeral",
     "Follows the beacon in real time"},
    {"Pilot", "Tide Server", "Chart (XML)", "TCP", "8703", "Ephemeral", "Sends the charts of the pilots"}};

const std::vector<Cells> kOnce = {
    {"Archive", "Tape Robot", "", "TCP", "6101", "Ephemeral", "Moves the tapes of the last week"},
    {"Archive", "Tape Robot", "", "UDP", "6201-6210", "Ephemeral", "Reports the state of the drives"},
    {"Archive", "Tape Robot", "", "UDP", "65000-65535", "Ephemeral", "Carries the sound of the alarm"},
    {"Archive", "Archive", "", "TCP", "6401", "Ephemeral", "Copies the tapes to its other half"},
    {"Archive", "Vault", "", "TCP", "6301", "40000-40500", "Seals the tapes of the year"},
    {"Archive", "Vault", "", "TCP", "6302", "40000-40500", "Unseals the tapes of the year"},
    {"Archive", "Vault", "", "TCP", "6303", "40000-40500", "Counts the tapes in the vault"},
    {"Archive", "Vault", "", "TCP", "6304", "40000-40500", "Burns the tapes of the last decade"},
    {"Archive", "Tape Robot", "ICMP", "IP", "Not Applicable", "", "Tells whether the robot is alive"}};

bool IsNumber(const std::string& cell) {
  return !cell.empty() && std::all_of(cell.begin(), cell.end(), [](char c) { return '0' <= c && c <= '9'; });
}

bool IsRange(const std::string& cell) { return cell.find('-') != std::string::npos; }

bool IsOf(const Cells& row, std::size_t columns) { return row.size() == columns; }

// A mutation of the rows with both ends.
Mutation OfEnds(std::string name, Kind kind, std::set<Kind> also, Place place,
                std::function<bool(Cells&)> plant) {
  return {std::move(name), kind, std::move(also), place,
          [plant = std::move(plant)](Table& table, std::size_t row) {
            return IsOf(table.rows[row], kColumns) && plant(table.rows[row]);
          }};
}

bool SwapTransport(Cells& row) {
  if (row[kTransport] != "TCP" && row[kTransport] != "UDP") return false;
  row[kTransport] = row[kTransport] == "TCP" ? "UDP" : "TCP";
  return true;
}

bool ChangePort(Cells& row) {
  if (!IsNumber(row[kPort])) return false;
  row[kPort] = "2" + row[kPort].substr(0, 4);
  return true;
}

bool Append(Cells& row, const std::string& sentence) {
  row[kRemarks] += ". " + sentence;
  return true;
}

// What a second table bears witness against.
std::vector<Mutation> AgainstASecondStatement() {
  const Place twice = Place::stated_twice;
  return {
      OfEnds("the transport is another one", Kind::transport_contradicted, {}, twice, SwapTransport),
      OfEnds("the port is another one", Kind::port_contradicted, {}, twice, ChangePort),
      OfEnds("the ends are swapped", Kind::endpoint_contradicted, {}, twice,
             [](Cells& row) {
               std::swap(row[kFrom], row[kTo]);
               return true;
             }),
      OfEnds("the source port is fixed", Kind::source_port_contradicted, {}, twice,
             [](Cells& row) {
               row[kSourcePort] = "1045";
               return true;
             }),
      OfEnds("the protocol is another one", Kind::port_reused, {}, twice,
             [](Cells& row) {
               const bool has_protocol = !row[kProtocol].empty();
               row[kProtocol] = "Tidal";
               return has_protocol;
             }),
      OfEnds("the row is for the host alone", Kind::exposure_contradicted, {}, twice,
             [](Cells& row) { return Append(row, "Localhost traffic only."); }),
      OfEnds("the row has a condition", Kind::requirement_contradicted, {}, twice,
             [](Cells& row) { return Append(row, "Required only if clustering is on."); }),
      OfEnds("the row has a second transport", Kind::transport_contradicted, {}, twice,
             [](Cells& row) {
               row[kTransport] = "TCP/UDP";
               return true;
             }),
      OfEnds("the remark is lost", Kind::flow_duplicated, {}, twice,
             [](Cells& row) {
               row[kRemarks].clear();
               return true;
             }),
      OfEnds("the row leads to another host, and its words do not", Kind::endpoint_contradicted, {}, twice,
             [](Cells& row) {
               Append(row, "Ends at the " + row[kTo] + ".");
               row[kTo] = "Lighthouse";
               return true;
             }),
  };
}

// What a law of ports, the registry or the row itself bears witness against.
std::vector<Mutation> AgainstALaw() {
  const Place any = Place::anywhere;
  return {
      OfEnds("the transport cell is lost", Kind::cell_shifted,
             {Kind::transport_missing, Kind::value_unparsed}, any,
             [](Cells& row) {
               if (!IsNumber(row[kPort])) return false;
               row.erase(row.begin() + kTransport);
               return true;
             }),
      OfEnds("the port cell is empty", Kind::port_missing, {}, any,
             [](Cells& row) {
               const bool has_port = row[kPort] != "Not Applicable";
               row[kPort].clear();
               return has_port;
             }),
      OfEnds("the transport cell is empty", Kind::transport_missing, {}, any,
             [](Cells& row) {
               row[kTransport].clear();
               return row[kProtocol].empty() || row[kProtocol] == "NTP";
             }),
      OfEnds("the range is reversed", Kind::range_suspicious, {}, any,
             [](Cells& row) {
               const std::size_t dash = row[kPort].find('-');
               if (!IsRange(row[kPort])) return false;
               row[kPort] = row[kPort].substr(dash + 1) + "-" + row[kPort].substr(0, dash);
               return true;
             }),
      OfEnds("the range ends one digit short", Kind::range_suspicious, {}, any,
             [](Cells& row) {
               const std::size_t end = row[kPort].find("65535");
               if (end == std::string::npos) return false;
               row[kPort].replace(end, 5, "65335");
               return true;
             }),
      OfEnds("the port is too high", Kind::value_unparsed, {Kind::port_missing}, any,
             [](Cells& row) {
               if (!IsNumber(row[kPort])) return false;
               row[kPort] = "70" + row[kPort] + "0";
               return true;
             }),
      OfEnds("two letters of the protocol are swapped", Kind::term_misspelled, {Kind::port_reused}, any,
             [](Cells& row) {
               constexpr std::size_t kShortest = 5;
               if (row[kProtocol].size() < kShortest || row[kProtocol].find(' ') != std::string::npos)
                 return false;
               std::swap(row[kProtocol][1], row[kProtocol][2]);
               if (row[kProtocol][1] != row[kProtocol][2]) return true;
               std::swap(row[kProtocol][2], row[kProtocol][3]);
               return true;
             }),
      OfEnds("the secure protocol lost its S", Kind::service_contradicted, {Kind::port_reused}, any,
             [](Cells& row) {
               const bool is_secure = row[kProtocol] == "HTTPS";
               if (is_secure) row[kProtocol] = "HTTP";
               return is_secure;
             }),
      OfEnds("a bracket is lost", Kind::brackets_unpaired, {Kind::port_reused}, any,
             [](Cells& row) {
               const std::size_t bracket = row[kProtocol].find('(');
               if (bracket == std::string::npos) return false;
               row[kProtocol].erase(bracket, 1);
               return true;
             }),
      OfEnds("ICMP has a port", Kind::not_a_port, {}, any,
             [](Cells& row) {
               const bool is_icmp = row[kProtocol] == "ICMP";
               row[kPort] = "7";
               return is_icmp;
             }),
      OfEnds("ICMP has a source port", Kind::not_a_port, {}, any,
             [](Cells& row) {
               const bool is_icmp = row[kProtocol] == "ICMP";
               row[kSourcePort] = "Ephemeral";
               return is_icmp;
             }),
      OfEnds("the port columns are swapped", Kind::direction_reversed, {}, any,
             [](Cells& row) {
               // A fixed source and a range at the other end may be meant: so media is sent.
               if (!IsNumber(row[kPort]) || IsRange(row[kSourcePort])) return false;
               std::swap(row[kPort], row[kSourcePort]);
               return true;
             }),
      OfEnds("the transport stands under the port", Kind::cell_shifted,
             {Kind::transport_missing, Kind::port_missing}, any,
             [](Cells& row) {
               if (!IsNumber(row[kPort])) return false;
               std::swap(row[kPort], row[kTransport]);
               return true;
             }),
      OfEnds("a mark has no note", Kind::footnote_dangling, {}, any,
             [](Cells& row) {
               if (!IsNumber(row[kPort])) return false;
               row[kPort] += " ¹";
               return true;
             }),
      OfEnds("the remark asks for client certificates", Kind::security_contradicted, {}, any,
             [](Cells& row) {
               const bool is_secure = row[kProtocol] == "HTTPS" || row[kProtocol] == "SIP (TLS)";
               return Append(row, "Runs over MTLS.") && is_secure;
             }),
      OfEnds("the remark says both local and clustered", Kind::remark_contradicts_row,
             {Kind::exposure_contradicted}, any,
             [](Cells& row) {
               return Append(row, "Localhost traffic only. Used for cluster communication.") &&
                      row[kPort] != "Not Applicable";
             }),
      OfEnds("the remark leads to a proxy", Kind::remark_contradicts_row, {}, any,
             [](Cells& row) { return Append(row, "Reached through a proxy."); }),
      OfEnds("the remark has other clients connect", Kind::remark_contradicts_row, {}, any,
             [](Cells& row) { return Append(row, "Gives access to API clients."); }),
      OfEnds("the remark has nodes connect to each other", Kind::remark_contradicts_row, {}, any,
             [](Cells& row) {
               return Append(row, "Used between nodes.") && row[kFrom] == "Archive" && row[kTo] != "Archive";
             }),
      OfEnds("the secured port became a range with the plain one", Kind::service_contradicted,
             {Kind::range_overlaps}, any,
             [](Cells& row) {
               const bool is_secure = row[kPort] == "5061";
               row[kPort] = "5060-5069";
               return is_secure;
             }),
      OfEnds("the row goes both ways, and its secured form one way", Kind::direction_contradicted,
             {Kind::endpoint_contradicted}, any,
             [](Cells& row) {
               const Cells one_way = row;
               row[kFrom] += " ----- " + one_way[kTo];
               row[kTo] += " ----- " + one_way[kFrom];
               return row[kProtocol] == "LDAP" || row[kProtocol] == "LDAPS";
             }),
      OfEnds("the source ports are a part of those of other rows", Kind::source_port_contradicted, {}, any,
             [](Cells& row) {
               const bool is_drawn = IsRange(row[kSourcePort]);
               row[kSourcePort] = "40010-40020";
               return is_drawn;
             }),
      OfEnds("the source ports hold a port of their host", Kind::range_overlaps, {}, any,
             [](Cells& row) {
               const bool is_drawn = IsRange(row[kSourcePort]);
               row[kSourcePort] = "8600-8699";
               return is_drawn;
             }),
      OfEnds("the port is one of the small services", Kind::registered_otherwise, {Kind::port_contradicted},
             any,
             [](Cells& row) {
               const bool is_own = row[kProtocol].empty() && row[kTransport] == "TCP";
               row[kPort] = "9";
               return is_own;
             }),
      {"the row goes both ways, and stands there again the other way round",
       Kind::flow_duplicated,
       {Kind::endpoint_contradicted},
       any,
       [](Table& table, std::size_t at) {
         Cells& row = table.rows[at];
         if (!IsOf(row, kColumns) || row[kPort] == "Not Applicable") return false;
         row[kSourcePort] = "Bi-directional";
         Cells back = row;
         std::swap(back[kFrom], back[kTo]);
         table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(at), back);
         return true;
       }},
      {"the row is there again",
       Kind::flow_duplicated,
       {},
       any,
       [](Table& table, std::size_t row) {
         const Cells repeated = table.rows[row];
         table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(row), repeated);
         return repeated.size() > 1;
       }},
      {"the row speaks of another section",
       Kind::section_mismatch,
       {},
       any,
       [](Table& table, std::size_t at) {
         Cells& row = table.rows[at];
         const bool fits = IsOf(row, kBySection) && row.back().starts_with("Mail Relay");
         if (fits) row[3] = "Chart Service administration";
         return fits;
       }},
      {"the row left its section",
       Kind::section_mismatch,
       {},
       any,
       [](Table& table, std::size_t at) {
         Cells& row = table.rows[at];
         const bool fits = IsOf(row, kBySection) && row[kBySection - 2] == "Harbour Office";
         if (fits) row.back() = "Weather Office";
         return fits;
       }},
      {"the direction is the other one",
       Kind::direction_contradicted,
       {},
       any,
       [](Table& table, std::size_t at) {
         Cells& row = table.rows[at];
         const bool fits = IsOf(row, kByDirection);
         if (fits) row[3] = "Outbound";
         return fits;
       }},
  };
}

// What nothing bears witness against: a reader of the guide alone could not know either.
std::vector<Mutation> AgainstNothing() {
  const Place once = Place::stated_once;
  return {OfEnds("the transport is another one", Kind::transport_contradicted, {}, once, SwapTransport),
          OfEnds("the port is another one", Kind::port_contradicted, {}, once, ChangePort),
          OfEnds("the ends are swapped", Kind::endpoint_contradicted, {}, once, [](Cells& row) {
            std::swap(row[kFrom], row[kTo]);
            return row[kPort] != "Not Applicable";
          })};
}

std::string Joined(const Cells& row) {
  std::string text;
  for (const std::string& cell : row) text += (text.empty() ? "" : " | ") + cell;
  return text;
}

std::string Line(const Cells& row, const std::string& tag, std::size_t columns) {
  const bool is_section = row.size() == 1 && columns > 1;
  std::string line = "<tr>";
  for (const std::string& cell : row) {
    const std::string span = is_section ? " colspan=\"" + std::to_string(columns) + "\"" : "";
    line += "<" + tag + span + ">" + (is_section ? "<b>" + cell + "</b>" : cell) + "</" + tag + ">";
  }
  return line + "</tr>\n";
}

}  // namespace

const Guide& CorrectGuide() {
  static const Guide kGuide = {
      {"Table 1: Ports of the tide station", kEnds, kRepeated},
      {"Table 2: Ports of the tide station, for the firewall team", kEnds, kRepeated},
      {"Table 3: Ports of the archive", kEnds, kOnce},
      {"Table 4: Ports by partner",
       {"Service", "Transport", "Port", "Purpose", "Source", "Destination"},
       {{"Mail Relay"},
        {"SMTP", "TCP", "587", "Hands the mail of the day over", "Harbour Office", "Mail Relay"},
        {"IMAP", "TCP", "143", "Fetches the mail of the day", "Harbour Office", "Mail Relay of the harbour"},
        {"POP3", "TCP", "110", "Fetches the mail of old clients", "Harbour Office",
         "Mail Relay of the coast guard"},
        {"Chart Service"},
        {"", "TCP", "7010", "Orders the charts of the coast", "Harbour Office", "Chart Service"},
        {"", "TCP", "7011", "Obtains the charts of the coast", "Chart Service", "Harbour Office"},
        {"", "UDP", "7012", "Announces that charts are new", "Chart Service", "Pilot"}}},
      {"Incoming Ports of the Beacon",
       {"Protocol", "Transport", "Port", "Direction", "Purpose"},
       {{"FTP", "TCP", "21", "Inbound", "Takes the lists of the ships"},
        {"Telnet", "TCP", "23", "Inbound", "Opens the console of the lamp"},
        {"SSH", "TCP", "22", "Inbound", "Opens the command line of the lamp"},
        {"TFTP", "UDP", "69", "Inbound", "Takes the firmware of the lamp"}}}};
  return kGuide;
}

const std::vector<Mutation>& Mutations() {
  static const std::vector<Mutation> kMutations = [] {
    std::vector<Mutation> all = AgainstASecondStatement();
    for (const std::vector<Mutation>& more : {AgainstALaw(), AgainstNothing()})
      all.insert(all.end(), more.begin(), more.end());
    return all;
  }();
  return kMutations;
}

std::vector<Plant> Plants(const Guide& guide, const std::vector<Mutation>& mutations) {
  constexpr std::size_t kFirstRepetition = 1, kFirstAlone = 2;  // tables
  std::vector<Plant> plants;
  for (const Mutation& mutation : mutations) {
    for (std::size_t table = 0; table < guide.size(); ++table) {
      if (mutation.place == Place::stated_twice && table != kFirstRepetition) continue;
      if (mutation.place == Place::stated_once && table != kFirstAlone) continue;
      for (std::size_t row = 0; row < guide[table].rows.size(); ++row) {
        Plant plant{&mutation, Joined(guide[table].rows[row]), guide};
        if (mutation.plant(plant.guide[table], row)) plants.push_back(std::move(plant));
      }
    }
  }
  return plants;
}

std::string Print(const Guide& guide) {
  std::string html = "<html><body>\n";
  for (const Table& table : guide) {
    html += "<h2>" + table.caption + "</h2>\n<table>\n" + Line(table.header, "th", table.header.size());
    for (const Cells& row : table.rows) html += Line(row, "td", table.header.size());
    html += "</table>\n";
  }
  return html + "</body></html>\n";
}

}  // namespace portbook::mutation
