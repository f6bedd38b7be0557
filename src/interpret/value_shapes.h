// What the cells of a column look like: ports, transports, names, marks. Of one cell, and counted over a
// column.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "portbook/doc/document.h"
#include "portbook/interpret/interpret.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

// The cell names transports and nothing else: "TCP", "TCP/UDP".
bool IsTransports(const std::string& text, const rules::RuleSet& rules);

// The cell rule that reads the cell as a mark, such as "X" and "No"; nullptr where none does.
const rules::CellRule* FindMark(const std::string& text, const rules::RuleSet& rules);

// The cell names two ends, and an arrow says which way: "Agent -> Hub".
bool IsArrow(const std::string& text, const rules::RuleSet& rules);

// The cell names an application protocol, a transport or a security protocol that is known.
bool NamesProtocol(const std::string& text, const rules::RuleSet& rules);

// The rows below the header by which a column is judged.
std::span<const doc::Row> JudgedRows(const doc::Grid& grid, int header_rows, const InterpretOptions& options);

// The cells of one column below the header, as far as they are read by their shape.
struct Shape {
  int stated = 0;
  int ports = 0;       // nothing but ports, with a number
  int packed = 0;      // ports with their transports: "TCP 443"
  int transports = 0;  // nothing but transports
  int names = 0;       // short, and no number or protocol alone
  int marks = 0;       // "X", "Yes", "No"
  int worded = 0;      // a port and the word for it: "Port (5432)"
  int known = 0;       // an application protocol or a transport
  int protocols = 0;   // nothing but protocols that are known: "SSH"
  int hosts = 0;       // the name of a host on a network: "*.example.com", or its address
  int directions = 0;  // nothing but a direction: "Ingress"
  int arrows = 0;      // both ends of a way: "Agent -> Hub"
  int groups = 0;      // cells over several rows
  int phrases = 0;     // words that describe and are no name: "secure access to the console"
};

class Shapes {
 public:
  Shapes(const doc::Grid& grid, int header_rows, const rules::RuleSet& rules,
         const InterpretOptions& options);

  const Shape& operator[](std::size_t column) const { return shapes_[column]; }
  bool Mostly(int Shape::*what, std::size_t column) const {
    const Shape& shape = shapes_[column];
    return shape.stated > 0 && shape.*what >= options_.min_shape_share * shape.stated;
  }
  // As ports, "X" aside, which says that there is none.
  bool MostlyPorts(std::size_t column) const {
    const Shape& shape = shapes_[column];
    return shape.ports > 0 && shape.ports >= options_.min_shape_share * (shape.stated - shape.marks);
  }

 private:
  void Count(const doc::Cell& cell);

  const rules::RuleSet& rules_;
  const InterpretOptions& options_;
  std::vector<Shape> shapes_;
};

}  // namespace portbook::interpret
