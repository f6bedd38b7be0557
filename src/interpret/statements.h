// Prose -> Entries: lines of lists that are a port and what it is for, and sentences that state which ports
// are used. Precision comes first: a number that neither shows is a mention and no entry.
#pragma once

#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/interpret/interpret.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

struct Prose {
  std::vector<model::Entry> entries;  // in the document's order
  std::vector<model::Mention>
      mentions;  // every number of the prose; `entry` is an index into `entries`, or -1
};

// A line states a port where a port phrase begins it or stands behind a separator, and what follows is set
// apart too: "8443/tcp: console", "TCP/22 for access", "SSH (TCP 22)". Bare numbers and code need words above
// that announce ports; so does a paragraph, unless several lines of it are alike. A sentence states the ports
// it names where a [[statement]] rule knows its verb. Neither does where an [[ignore]] rule of `sentence`
// matches, or where the port is only a part of a piece of code (a command, a setting).
Prose ReadProse(const doc::Document& document, const rules::RuleSet& rules, const InterpretOptions& options,
                diag::Sink& sink);

}  // namespace portbook::interpret
