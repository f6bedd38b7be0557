#include "decode/pdf/inflated_streams.h"

#include <array>
#include <exception>
#include <utility>
#include <vector>

namespace portbook::decode::pdf {
namespace {

// Parts the streams of a page, for no token goes over their ends.
constexpr std::array<unsigned char, 1> kStreamEnd = {'\n'};

// Takes a stream's bytes until a budget is spent, and then stops its inflating.
class Collector : public Pipeline {
 public:
  explicit Collector(std::uint64_t bytes_left) : Pipeline("collector", nullptr), bytes_left_(bytes_left) {}

  void write(const unsigned char* data, std::size_t size) override {
    if (size > bytes_left_) {
      is_spent_ = true;
      throw TooMuch(ContentLimit::inflated_bytes);
    }
    bytes_left_ -= size;
    content_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}

  // qpdf takes whatever a pipeline throws for damage of the file and goes on.
  void CheckBudget() const {
    if (is_spent_) throw TooMuch(ContentLimit::inflated_bytes);
  }
  std::uint64_t bytes_left() const { return bytes_left_; }
  std::string TakeContent() { return std::move(content_); }

 private:
  std::uint64_t bytes_left_;
  bool is_spent_ = false;
  std::string content_;
};

// A chain of filters may inflate to anything between its first and its last. Each filter is tried on what was
// found within the limit before it.
void CheckFilterChain(QPDFObjectHandle stream, std::uint64_t limit) {
  QPDFObjectHandle dictionary = stream.getDict();
  QPDFObjectHandle filters = dictionary.getKey("/Filter");
  if (!filters.isArray() || filters.getArrayNItems() < 2) return;
  QPDFObjectHandle parameters = dictionary.getKey("/DecodeParms");
  QPDFObjectHandle part = QPDFObjectHandle::newStream(stream.getOwningQPDF(), stream.getRawStreamData());
  QPDFObjectHandle first_filters = QPDFObjectHandle::newArray();
  QPDFObjectHandle first_parameters = QPDFObjectHandle::newArray();
  for (int i = 0; i + 1 < filters.getArrayNItems(); ++i) {
    first_filters.appendItem(filters.getArrayItem(i));
    const bool has_parameters = parameters.isArray() && i < parameters.getArrayNItems();
    first_parameters.appendItem(has_parameters ? parameters.getArrayItem(i) : QPDFObjectHandle::newNull());
    part.getDict().replaceKey("/Filter", first_filters);
    part.getDict().replaceKey("/DecodeParms", first_parameters);
    Collector collector(limit);
    part.pipeStreamData(&collector, 0, qpdf_dl_specialized, true);
    collector.CheckBudget();
  }
}

std::vector<QPDFObjectHandle> StreamsOf(QPDFObjectHandle content) {
  if (content.isStream()) return {content};
  std::vector<QPDFObjectHandle> streams;
  if (content.isArray()) streams = content.getArrayAsVector();
  std::erase_if(streams, [](QPDFObjectHandle& item) { return !item.isStream(); });
  return streams;
}

}  // namespace

std::string InflateStreams(QPDFObjectHandle content, std::uint64_t& bytes_left) {
  Collector collector(bytes_left);
  try {
    for (QPDFObjectHandle& stream : StreamsOf(std::move(content))) {
      CheckFilterChain(stream, bytes_left);
      stream.pipeStreamData(&collector, 0, qpdf_dl_specialized, true);
      collector.CheckBudget();
      collector.write(kStreamEnd.data(), kStreamEnd.size());
    }
  } catch (const TooMuch&) {
    throw;
  } catch (const std::exception&) {
    // What qpdf could not mend.
  }
  collector.CheckBudget();
  bytes_left = collector.bytes_left();
  return collector.TakeContent();
}

}  // namespace portbook::decode::pdf
