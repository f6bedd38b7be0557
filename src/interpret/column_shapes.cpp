#include "interpret/column_shapes.h"

#include <algorithm>

#include "interpret/value_shapes.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/ports.h"

namespace portbook::interpret {
namespace {

using model::Role;

bool IsEnd(Role role) { return role == Role::source || role == Role::destination; }

class Inference {
 public:
  Inference(const Shapes& shapes, const rules::RuleSet& rules, Columns& columns)
      : shapes_(shapes), rules_(rules), columns_(columns) {}

  void Run() {
    SettleRange();
    SetApartTransportMarks();
    if (!columns_.HasPorts()) InferPackedPorts();
    InferTransports();
    if (!columns_.HasPorts() && HasTransports()) InferPorts();
    if (!columns_.HasPorts() && HasTransports()) InferPortsOfReleases();
    if (!columns_.HasPorts()) InferNamedPorts();
    if (!columns_.HasPorts()) return;
    InferPortsOfEnds();
    InferWordedPorts();
    SetApartAllowedRange();
    InferDirections();
    SettlePaths();
    InferHosts();
    SetApartDescriptions();
    SetApartNames();
    SetApartGroups();
    InferComponent();
  }

 private:
  std::vector<Column>& All() { return columns_.columns; }
  bool Has(Role role) const {
    return std::any_of(columns_.columns.begin(), columns_.columns.end(),
                       [&](const Column& column) { return column.known() && column.role == role; });
  }

  // The only column for which `holds` is true.
  template <class Predicate>
  Column* Only(Predicate holds) {
    Column* found = nullptr;
    for (std::size_t c = 0; c < All().size(); ++c) {
      if (!holds(c)) continue;
      if (found) return nullptr;
      found = &All()[c];
    }
    return found;
  }

  // Port | TCP | UDP, with marks below the transports.
  void SetApartTransportMarks() {
    const bool has_port = std::any_of(All().begin(), All().end(), [](const Column& column) {
      return column.role == Role::port && column.rule && !column.rule->transport;
    });
    for (std::size_t c = 0; has_port && c < All().size(); ++c) {
      Column& column = All()[c];
      if (column.role != Role::port || !column.rule || !column.rule->transport) continue;
      if (!shapes_.Mostly(&Shape::marks, c)) continue;
      column.Set(Role::transport);
      column.marks_transport = true;
    }
  }

  // "Protocol" over "TCP 443", "Firewall rule" over "443/tcp".
  void InferPackedPorts() {
    Column* column = Only([&](std::size_t c) {
      const Column& one = columns_.columns[c];
      const bool open = !one.known() || one.role == Role::service || one.role == Role::transport;
      return open && shapes_.Mostly(&Shape::packed, c);
    });
    if (column) column->Set(Role::protocol_port);
  }

  // "Type" over "TCP".
  void InferTransports() {
    if (HasTransports()) return;
    Column* column = Only(
        [&](std::size_t c) { return !columns_.columns[c].known() && shapes_.Mostly(&Shape::transports, c); });
    if (column) column->Set(Role::transport);
  }

  // "Protocol" may hold transports and nothing else.
  bool HasTransports() const {
    for (std::size_t c = 0; c < columns_.columns.size(); ++c) {
      const Role role = columns_.columns[c].role;
      if (role == Role::transport || (role == Role::service && shapes_.Mostly(&Shape::transports, c)))
        return true;
    }
    return false;
  }

  // A column of numbers beside a column of transports.
  void InferPorts() {
    Column* column =
        Only([&](std::size_t c) { return !columns_.columns[c].known() && shapes_.Mostly(&Shape::ports, c); });
    if (column) column->Set(Role::port);
  }

  // "From port" and "To port" are a range where no columns name the ends.
  void SettleRange() {
    if (Has(Role::source) && Has(Role::destination)) return;
    std::vector<Column*> ports;
    for (Column& column : All()) {
      if (column.role == Role::port || column.role == Role::source_port) ports.push_back(&column);
    }
    if (ports.size() != 2 || ports[0]->role != Role::source_port) return;
    if (ports[1]->rule && ports[1]->rule->ends_range) ports[0]->Set(Role::port);
  }

  // "Connection port", "Port number and direction": words that no header rule knows, over ports.
  void InferNamedPorts() {
    const auto speaks = [&](const std::string& header) {
      return std::any_of(rules_.tables.begin(), rules_.tables.end(), [&](const rules::TableRule* rule) {
        return rule->may_hold_ports && rule->match.Matches(header);
      });
    };
    Column* column = Only([&](std::size_t c) {
      const Column& one = columns_.columns[c];
      return !one.known() && speaks(base::FoldForComparison(one.header)) &&
             !NamesProtocol(one.header, rules_) && shapes_.MostlyPorts(c);
    });
    if (!column) return;
    const std::size_t at = static_cast<std::size_t>(column - All().data());
    column->Set(shapes_[at].packed > 0 ? Role::protocol_port : Role::port);
  }

  // "Alternative" over "Port (5432)" and nothing else, where other rows have an "X".
  void InferWordedPorts() {
    for (std::size_t c = 0; c < All().size(); ++c) {
      const Shape& shape = shapes_[c];
      if (All()[c].known() || shape.worded < kFewestWordedPorts) continue;
      if (shape.worded == shape.stated - shape.marks) All()[c].Set(Role::port);
    }
  }

  // "Type" over "Ingress" and "Egress", in the rules of a cloud's security groups; "Use" over "Inbound";
  // "Initiation" over "Agent -> Hub".
  void InferDirections() {
    if (Has(Role::direction)) return;
    Column* column = Only([&](std::size_t c) {
      const Column& one = columns_.columns[c];
      const bool open = !one.known() || one.role == Role::purpose;
      return open && (shapes_.Mostly(&Shape::directions, c) || shapes_.Mostly(&Shape::arrows, c));
    });
    if (column) column->Set(Role::direction);
  }

  // "Connection" over "SSH" and "HTTPS" names no ends.
  void SettlePaths() {
    for (std::size_t c = 0; c < All().size(); ++c) {
      Column& column = All()[c];
      const Shape& shape = shapes_[c];
      const bool protocols = shape.protocols > 0 && kProtocolsPerPath * shape.known >= shape.stated;
      if (column.role == Role::path && shape.arrows == 0 && protocols && !Has(Role::service))
        column.Set(Role::service);
    }
  }

  // "Host" over "*.example.com": whoever has such a name listens there, and is no part of the product. Units
  // of a service manager and settings ("x.service", "server.http.port") look the same, so the header must
  // agree.
  void InferHosts() {
    if (Has(Role::destination)) return;
    Column* column = Only([&](std::size_t c) {
      const std::string header = base::FoldForComparison(columns_.columns[c].header);
      const bool agrees = header.find("host") != header.npos || header.find("server") != header.npos;
      return agrees && columns_.columns[c].role == Role::component && shapes_[c].hosts >= kFewestHosts &&
             kHostsPerCell * shapes_[c].hosts >= shapes_[c].stated;
    });
    if (column) column->Set(Role::destination);
  }

  // "Service" over "secure access to the console" describes, even where the words name a protocol.
  void SetApartDescriptions() {
    for (std::size_t c = 0; c < All().size(); ++c) {
      Column& column = All()[c];
      const Shape& shape = shapes_[c];
      if (column.role != Role::service || shape.phrases < kFewestPhrases) continue;
      if (kPhrasesPerCell * shape.phrases >= shape.stated) column.Set(Role::purpose);
    }
  }

  // Another column says the protocols, so that none is lost.
  bool HasProtocolsBeside(std::size_t column) const {
    for (std::size_t c = 0; c < columns_.columns.size(); ++c) {
      const Role role = columns_.columns[c].role;
      if (c != column && (role == Role::transport || role == Role::service)) return true;
    }
    return false;
  }

  // "Service" beside "Protocol" names parts of the product where hardly a cell is a protocol.
  void SetApartNames() {
    const bool named = Has(Role::component) || Has(Role::source) || Has(Role::destination) ||
                       Has(Role::path) || Has(Role::peer);
    if (named) return;
    for (std::size_t c = 0; c < All().size(); ++c) {
      Column& column = All()[c];
      if (column.role != Role::service || !shapes_.Mostly(&Shape::names, c)) continue;
      const bool few_known =
          HasProtocolsBeside(c) && kNamesPerProtocol * shapes_[c].protocols <= shapes_[c].stated;
      if (shapes_[c].names < kFewestNames || (shapes_[c].known > 0 && !few_known)) continue;
      return column.Set(Role::component);
    }
  }

  // Protocol | 6.5 | 7.0: a column of ports for each release.
  void InferPortsOfReleases() {
    const auto is_release = [&](std::size_t c) {
      const Column& column = columns_.columns[c];
      return !column.known() && column.header.find_first_of("0123456789") != std::string::npos &&
             shapes_.Mostly(&Shape::ports, c);
    };
    for (std::size_t c = 0; c < All().size(); ++c) {
      if (!is_release(c)) continue;
      All()[c].Set(Role::port);
      All()[c].applies_to = All()[c].header;
    }
  }

  // From | Port | To | Port: each port column belongs to the end at its left.
  void InferPortsOfEnds() {
    std::vector<std::size_t> ends, ports;
    for (std::size_t c = 0; c < All().size(); ++c) {
      if (IsEnd(All()[c].role)) ends.push_back(c);
      if (IsPortRole(All()[c].role)) ports.push_back(c);
    }
    if (ends.size() != 2 || ports.size() != 2 || All()[ports[0]].header != All()[ports[1]].header) return;
    if (!(ends[0] < ports[0] && ports[0] < ends[1] && ends[1] < ports[1])) return;
    const std::size_t of_source = All()[ends[0]].role == Role::source ? ports[0] : ports[1];
    All()[of_source].Set(Role::source_port);
  }

  // "Default port" beside "Port range": the range is what the port may be set to, and is not in use.
  void SetApartAllowedRange() {
    const auto heads = [](const Column& column, std::string_view word) {
      return column.role == Role::port && !(column.rule && column.rule->transport) &&
             base::FoldForComparison(column.header).find(word) != std::string::npos;
    };
    const bool has_default = std::any_of(All().begin(), All().end(),
                                         [&](const Column& column) { return heads(column, "default"); });
    if (!has_default) return;
    for (Column& column : All()) {
      if (heads(column, "range") && !heads(column, "default")) column.Set(Role::remarks);
    }
  }

  // One header over two columns, "Purpose" over "Gateway | DNS": the cells over several rows name what those
  // rows are about.
  void SetApartGroups() {
    const bool named = Has(Role::component) || Has(Role::source) || Has(Role::destination) || Has(Role::path);
    for (std::size_t c = 0; !named && c + 1 < All().size(); ++c) {
      const bool one_header = All()[c].role == Role::purpose && All()[c + 1].role == Role::purpose &&
                              All()[c].header == All()[c + 1].header;
      if (!one_header || shapes_[c].groups == 0 || !shapes_.Mostly(&Shape::names, c)) continue;
      return All()[c].Set(Role::component);
    }
  }

  // The first column names what its rows are about.
  void InferComponent() {
    Column& first = All().front();
    const bool named = Has(Role::component) || Has(Role::source) || Has(Role::destination) || Has(Role::path);
    if (named || first.known() || first.header.empty() || !shapes_.Mostly(&Shape::names, 0)) return;
    first.Set(Role::component);
  }

  static constexpr int kFewestWordedPorts = 2;
  static constexpr int kFewestPhrases = 3;
  static constexpr int kPhrasesPerCell = 2;  // at least every second cell
  static constexpr int kFewestNames = 2;
  static constexpr int kNamesPerProtocol = 4;  // at most every fourth cell is a protocol alone
  static constexpr int kProtocolsPerPath = 2;  // at least every second cell names one
  static constexpr int kFewestHosts = 2;
  static constexpr int kHostsPerCell = 2;  // at least every second cell

  const Shapes& shapes_;
  const rules::RuleSet& rules_;
  Columns& columns_;
};

}  // namespace

void InferRoles(const doc::Grid& grid, const rules::RuleSet& rules, const InterpretOptions& options,
                Columns& columns) {
  if (columns.columns.empty()) return;
  Inference(Shapes(grid, columns.header_rows, rules, options), rules, columns).Run();
}

bool IsMatrix(const doc::Grid& grid, const rules::RuleSet& rules, const InterpretOptions& options) {
  constexpr int kFewestColumns = 3;
  if (grid.columns < kFewestColumns || grid.rows.empty()) return false;
  for (const doc::Cell& cell : grid.rows.front().cells) {
    const rules::HeaderRule* rule = rules.FindHeader(cell.text().value());
    const bool names_sources = rule && (rule->role == Role::path || rule->role == Role::source);
    // "Node", "Client": the name of an end, as good as any other.
    const bool names_end = !rule || IsEnd(rule->role) || rule->role == Role::component;
    if (cell.column == 0 ? !names_sources : !names_end) return false;
  }
  const Shapes shapes(grid, 1, rules, options);
  bool any = false;
  for (std::size_t c = 1; c < static_cast<std::size_t>(grid.columns); ++c) {
    const bool reached = shapes[c].stated > 0;
    if (reached && !shapes.Mostly(&Shape::packed, c)) return false;
    any = any || reached;
  }
  return any;
}

void SetMatrixRoles(Columns& columns) {
  for (Column& column : columns.columns) column.Set(Role::matrix_port);
  columns.columns.front().Set(Role::source);
}

}  // namespace portbook::interpret
