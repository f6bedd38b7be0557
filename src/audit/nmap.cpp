// nmap's XML: a scan of one host. A port that is filtered, or was not scanned, is not known to be closed.
#include <libxml/xmlreader.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/readers.h"

namespace portbook::audit {
namespace {

constexpr std::string_view kHelp = "write the file with `nmap -oX FILE HOST`";

struct ReaderDeleter {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};
using Reader = std::unique_ptr<xmlTextReader, ReaderDeleter>;

std::string Attribute(xmlTextReader* reader, const char* name) {
  xmlChar* value = xmlTextReaderGetAttribute(reader, reinterpret_cast<const xmlChar*>(name));
  const std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

// "22,8080-8090"
std::vector<model::PortRange> RangesIn(std::string_view list) {
  std::vector<model::PortRange> ranges;
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
    const std::size_t dash = item.find('-');
    const auto first = ParsePort(item.substr(0, dash));
    const auto last = dash == item.npos ? first : ParsePort(item.substr(dash + 1));
    if (!first || !last) continue;
    if (const auto range = model::PortRange::Make(*first, *last)) ranges.push_back(*range);
  }
  return ranges;
}

struct Port {
  Socket socket;
  std::string state;
};

// The scan as its elements come.
class Scan {
 public:
  void Element(xmlTextReader* reader) {
    const std::string name = reinterpret_cast<const char*>(xmlTextReaderConstName(reader));
    if (name == "nmaprun") is_nmap_ = true;
    if (name == "scaninfo") AddScope(reader);
    if (name == "status" && Attribute(reader, "state") == "up") ++hosts_;
    if (name == "address" && address_.empty()) address_ = Attribute(reader, "addr");
    if (name == "extraports" && Attribute(reader, "state") != "closed") others_are_closed_ = false;
    if (name == "port") AddPort(reader);
    if (name == "state" && !ports_.empty()) ports_.back().state = Attribute(reader, "state");
    if (name == "service" && !ports_.empty()) ports_.back().socket.process = ServiceOf(reader);
  }

  base::Expected<Listening> Finish(const std::string& name) const {
    if (!is_nmap_) return base::Fail(name, "the file is XML, but not nmap's", std::string(kHelp));
    if (hosts_ > 1)
      return base::Fail(name, "the scan is of " + std::to_string(hosts_) + " hosts",
                        "scan one host into a file");
    if (ports_.empty() && scopes_.empty())
      return base::Fail(name, "the scan tells of no port", std::string(kHelp));
    Listening listening;
    if (others_are_closed_ && hosts_ == 1) {
      for (const auto& [transport, range] : scopes_) listening.AddKnown(transport, range);
    }
    for (const Port& port : ports_) Add(port, listening);
    return listening;
  }

 private:
  void AddScope(xmlTextReader* reader) {
    const auto transport = model::ParseTransport(Attribute(reader, "protocol"));
    if (!transport) return;
    for (const model::PortRange& range : RangesIn(Attribute(reader, "services")))
      scopes_.emplace_back(*transport, range);
  }

  void AddPort(xmlTextReader* reader) {
    const auto transport = model::ParseTransport(Attribute(reader, "protocol"));
    const auto number = ParsePort(Attribute(reader, "portid"));
    if (!transport || !number) return;
    const auto line = static_cast<std::uint32_t>(xmlTextReaderGetParserLineNumber(reader));
    ports_.push_back({{*transport, *number, address_, IsLoopback(address_), "", line}, ""});
  }

  // What listens is known only where nmap asked it; else the name is that of the number.
  static std::string ServiceOf(xmlTextReader* reader) {
    if (Attribute(reader, "method") != "probed") return "";
    const std::string product = Attribute(reader, "product");
    return product.empty() ? Attribute(reader, "name") : product;
  }

  static void Add(const Port& port, Listening& listening) {
    const auto range = *model::PortRange::Make(port.socket.port, port.socket.port);
    if (port.state == "open") {
      listening.AddOpen(port.socket);
    } else if (port.state == "closed") {
      listening.AddKnown(port.socket.transport, range);
    } else {
      listening.RemoveKnown(port.socket.transport, port.socket.port);
    }
  }

  bool is_nmap_ = false;
  int hosts_ = 0;  // that are up
  std::string address_;
  bool others_are_closed_ = true;  // ports that were scanned and are not listed
  std::vector<std::pair<model::Transport, model::PortRange>> scopes_;
  std::vector<Port> ports_;
};

}  // namespace

base::Expected<Listening> ReadNmap(const std::string& name, std::string_view text) {
  if (text.size() > INT32_MAX) return base::Fail(name, "the file is too large");
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  const Reader reader(
      xmlReaderForMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr, options));
  if (reader == nullptr) return base::Fail(name, "the file cannot be read as XML", std::string(kHelp));
  Scan scan;
  int more = xmlTextReaderRead(reader.get());
  for (; more == 1; more = xmlTextReaderRead(reader.get())) {
    if (xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_ELEMENT) scan.Element(reader.get());
  }
  if (more != 0) return base::Fail(name, "the XML is broken or ends early", std::string(kHelp));
  return scan.Finish(name);
}

}  // namespace portbook::audit
