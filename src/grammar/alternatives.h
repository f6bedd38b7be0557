// Builds the alternatives that a run of protocol words names: what "/", brackets, "over", a space, a comma or
// "and" between two of them mean. Shared by protocol cells and by the packed forms of port cells. Reads no
// text itself.
#pragma once

#include <string>
#include <vector>

#include "grammar/lexer.h"
#include "portbook/grammar/protocols.h"

namespace portbook::grammar {

// How a word stands to the one before it.
enum class Joint : std::uint8_t {
  part,  // another alternative: comma, "or", backslash, line end
  and_word,
  space,
  slash,  // also "over"
  bracket,
};

class Alternatives {
 public:
  // REQUIRES: term.is_protocol()
  void Add(const Lexeme& term, Joint joint);
  // A service in no vocabulary.
  void AddService(std::string service, base::Span span, Joint joint);

  bool empty() const { return items_.empty(); }
  // With the implied transports.
  std::vector<ProtocolItem> Take();

 private:
  struct Item {
    ProtocolItem protocol;
    const rules::SecurityTerm* security = nullptr;
    std::vector<const rules::ServiceTerm*> services;
  };

  Item& Open(base::Span span);
  Item& OpenSharing(base::Span span);
  void AddTransport(const Lexeme& term, Joint joint);
  void AddSecurity(const Lexeme& term, Joint joint);
  void AddServiceTerm(const rules::ServiceTerm* term, const std::string& service, base::Span span,
                      Joint joint);
  static void Extend(Item& item, base::Span span);

  std::vector<Item> items_;
  std::size_t group_ = 0;  // the first item since a Joint::part
};

// Alternatives that differ in services alone are one: "HTTP, HTTPS 8443" is no choice of transports.
std::vector<ProtocolItem> Collapsed(std::vector<ProtocolItem> items);

}  // namespace portbook::grammar
