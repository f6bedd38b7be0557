#include "grammar/alternatives.h"

#include <algorithm>

namespace portbook::grammar {
namespace {

using model::Security;
using model::Transport;

// "TCP/UDP/TLS" has three alternatives, for no guide means TLS over UDP.
bool Carries(Transport transport, Security security) {
  switch (security) {
    case Security::tls:
    case Security::mtls:
      return transport != Transport::udp;
    case Security::dtls:
      return transport != Transport::tcp;
    case Security::srtp:
    case Security::ipsec:
      return true;
  }
  return true;
}

// "TCP/IP" is TCP; "IPENCAP / IPIP" has two names of one protocol.
bool Repeats(const ProtocolItem& item, const rules::TransportTerm& term) {
  return term.transport == Transport::ip &&
         (!term.protocol_number || term.protocol_number == item.protocol_number);
}

}  // namespace

void Alternatives::Extend(Item& item, base::Span span) {
  item.protocol.span.begin = std::min(item.protocol.span.begin, span.begin);
  item.protocol.span.end = std::max(item.protocol.span.end, span.end);
}

Alternatives::Item& Alternatives::Open(base::Span span) {
  items_.emplace_back();
  items_.back().protocol.span = span;
  return items_.back();
}

// "SIP/TCP/UDP": what stood before the first transport holds for the second as well.
Alternatives::Item& Alternatives::OpenSharing(base::Span span) {
  std::vector<const rules::ServiceTerm*> terms = items_.back().services;
  std::vector<std::string> services = items_.back().protocol.services;
  Item& item = Open(span);
  item.services = std::move(terms);
  item.protocol.services = std::move(services);
  return item;
}

void Alternatives::Add(const Lexeme& term, Joint joint) {
  if (term.kind == LexemeKind::transport) return AddTransport(term, joint);
  if (term.kind == LexemeKind::security) return AddSecurity(term, joint);
  AddServiceTerm(term.service, term.service->service, term.span, joint);
}

void Alternatives::AddService(std::string service, base::Span span, Joint joint) {
  AddServiceTerm(nullptr, service, span, joint);
}

void Alternatives::AddTransport(const Lexeme& term, Joint joint) {
  const rules::TransportTerm& stated = *term.transport;
  const auto set = [&](Item& item) {
    item.protocol.transport = stated.transport;
    item.protocol.protocol_number = stated.protocol_number;
  };
  if (items_.empty() || joint == Joint::part || joint == Joint::and_word) {
    group_ = items_.size();
    return set(Open(term.span));
  }
  Item& last = items_.back();
  const std::optional<Security> security = last.protocol.security;
  if (last.protocol.transport && joint == Joint::slash && Repeats(last.protocol, stated)) {
    Extend(last, term.span);
  } else if (last.protocol.transport || (security && !Carries(stated.transport, *security))) {
    if (joint == Joint::space) group_ = items_.size();
    set(joint == Joint::space ? Open(term.span) : OpenSharing(term.span));
  } else {
    set(last);
    Extend(last, term.span);
  }
}

void Alternatives::AddSecurity(const Lexeme& term, Joint joint) {
  const Security security = term.security->security;
  const bool alone = items_.empty() || joint == Joint::part || joint == Joint::and_word;
  const auto fits = [&](const Item& item) {
    return !item.protocol.security &&
           (!item.protocol.transport || Carries(*item.protocol.transport, security));
  };
  if (alone) group_ = items_.size();
  Item& item = alone ? Open(term.span) : fits(items_.back()) ? items_.back() : OpenSharing(term.span);
  item.protocol.security = security;
  item.security = term.security;
  Extend(item, term.span);
}

void Alternatives::AddServiceTerm(const rules::ServiceTerm* term, const std::string& service, base::Span span,
                                  Joint joint) {
  const auto add = [&](Item& item) {
    std::vector<std::string>& services = item.protocol.services;
    if (std::find(services.begin(), services.end(), service) == services.end()) services.push_back(service);
    if (term) item.services.push_back(term);
    Extend(item, span);
  };
  bool alone = items_.empty() || joint == Joint::part;
  if (!alone && joint == Joint::and_word)
    alone = items_.back().protocol.transport || items_.back().protocol.services.empty();
  if (!alone && joint == Joint::space) alone = !items_.back().protocol.services.empty();
  if (alone) {
    group_ = items_.size();
    add(Open(span));
    return;
  }
  // "TCP/UDP (SIP)": the service is that of both.
  for (std::size_t i = group_; i < items_.size(); ++i) add(items_[i]);
}

std::vector<ProtocolItem> Alternatives::Take() {
  std::vector<ProtocolItem> taken;
  for (Item& item : items_) {
    ProtocolItem& protocol = item.protocol;
    const auto imply = [&](const std::optional<Transport>& transport, const std::string& rule) {
      if (protocol.transport || protocol.implied_transport || !transport) return;
      protocol.implied_transport = transport;
      protocol.implied_by = rule;
    };
    if (item.security) imply(item.security->implies_transport, item.security->name);
    for (const rules::ServiceTerm* term : item.services) imply(term->implies_transport, term->name);
    taken.push_back(std::move(protocol));
  }
  items_.clear();
  group_ = 0;
  return taken;
}

std::vector<ProtocolItem> Collapsed(std::vector<ProtocolItem> items) {
  std::vector<ProtocolItem> collapsed;
  for (ProtocolItem& item : items) {
    const auto same = std::find_if(collapsed.begin(), collapsed.end(), [&](const ProtocolItem& kept) {
      return kept.transport == item.transport && kept.protocol_number == item.protocol_number &&
             kept.security == item.security;
    });
    if (same == collapsed.end()) {
      collapsed.push_back(std::move(item));
      continue;
    }
    for (std::string& service : item.services) {
      const auto known = std::find(same->services.begin(), same->services.end(), service);
      if (known == same->services.end()) same->services.push_back(std::move(service));
    }
  }
  return collapsed;
}

}  // namespace portbook::grammar
