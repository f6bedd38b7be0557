#include "decode/html/parse.h"

#include <algorithm>
#include <array>
#include <bit>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace portbook::decode::html {

// Blocks of a few sizes cut from large chunks; a freed block is used again for its size, and all chunks go at
// once. gumbo takes no "no" for an answer (it dereferences NULL), so a refusal jumps out of the parse: C
// frames have nothing to unwind.
class Arena {
 public:
  Arena(std::uint64_t max_bytes, std::stop_token stop) : max_bytes_(max_bytes), stop_(std::move(stop)) {}
  ~Arena() {
    while (chunks_ != nullptr) std::free(std::exchange(chunks_, chunks_->previous));
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  static void* Allocate(void* self, std::size_t size) { return static_cast<Arena*>(self)->Take(size); }
  static void Deallocate(void* self, void* block) { static_cast<Arena*>(self)->GiveBack(block); }

  std::jmp_buf& way_out() { return way_out_; }
  ParseOutcome refusal() const { return refusal_; }

 private:
  static constexpr std::size_t kAlign = 16;
  static constexpr std::size_t kSmallBlock = 512;  // finer classes below, powers of two above
  static constexpr std::size_t kChunk = std::size_t{1} << 20;
  static constexpr std::uint32_t kStopInterval = 1 << 12;  // allocations between two looks at the stop token

  struct Block {  // precedes what the caller gets
    std::size_t size_class;
    Block* next_free;
  };
  static_assert(sizeof(Block) == kAlign);
  struct alignas(kAlign) Chunk {
    Chunk* previous;
  };

  static std::size_t ClassOf(std::size_t size) {
    if (size <= kSmallBlock) return (size + kAlign - 1) / kAlign;
    return kSmallBlock / kAlign + static_cast<std::size_t>(std::bit_width(size - 1));
  }
  static std::size_t SizeOf(std::size_t size, std::size_t size_class) {
    return size <= kSmallBlock ? size_class * kAlign : std::bit_ceil(size);
  }

  void* Take(std::size_t size) {
    if (size > max_bytes_) Refuse(ParseOutcome::out_of_memory);
    const std::size_t size_class = ClassOf(size);
    if (Block* block = free_[size_class]) {
      free_[size_class] = block->next_free;
      return block + 1;
    }
    if (++cut_ % kStopInterval == 0 && stop_.stop_requested()) Refuse(ParseOutcome::stopped);
    const std::size_t needed = sizeof(Block) + SizeOf(size, size_class);
    if (needed > left_) AddChunk(needed);
    auto* block = reinterpret_cast<Block*>(next_);
    block->size_class = size_class;
    next_ += needed;
    left_ -= needed;
    return block + 1;
  }

  void GiveBack(void* pointer) {
    if (pointer == nullptr) return;
    Block* block = static_cast<Block*>(pointer) - 1;
    block->next_free = free_[block->size_class];
    free_[block->size_class] = block;
  }

  void AddChunk(std::size_t needed) {
    const std::size_t size = std::max(needed, kChunk) + sizeof(Chunk);
    if (size > max_bytes_ - taken_) Refuse(ParseOutcome::out_of_memory);
    auto* chunk = static_cast<Chunk*>(std::malloc(size));
    if (chunk == nullptr) Refuse(ParseOutcome::out_of_memory);
    chunk->previous = std::exchange(chunks_, chunk);
    taken_ += size;
    next_ = reinterpret_cast<std::byte*>(chunk + 1);
    left_ = size - sizeof(Chunk);
  }

  [[noreturn]] void Refuse(ParseOutcome outcome) {
    refusal_ = outcome;
    std::longjmp(way_out_, 1);
  }

  std::uint64_t max_bytes_;
  std::stop_token stop_;
  std::uint64_t taken_ = 0;
  std::uint32_t cut_ = 0;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  Chunk* chunks_ = nullptr;
  std::array<Block*, kSmallBlock / kAlign + 65> free_{};
  std::jmp_buf way_out_{};
  ParseOutcome refusal_ = ParseOutcome::parsed;
};

namespace {

// Nothing here has a destructor: a jump may pass through. Null after a refusal.
const GumboOutput* ParseIn(Arena& arena, const char* source, std::size_t size) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::Allocate;
  options.deallocator = &Arena::Deallocate;
  options.userdata = &arena;
  options.max_errors = 0;  // recording them costs quadratic time in depth
  if (setjmp(arena.way_out()) != 0) return nullptr;
  return gumbo_parse_with_options(&options, source, size);
}

}  // namespace

ParsedPage::ParsedPage(std::string_view source, std::uint64_t max_bytes, std::stop_token stop)
    : arena_(std::make_unique<Arena>(max_bytes, std::move(stop))) {
  const GumboOutput* output = ParseIn(*arena_, source.data(), source.size());
  if (output == nullptr) {
    outcome_ = arena_->refusal();
  } else {
    root_ = output->root;
  }
}

ParsedPage::~ParsedPage() = default;

}  // namespace portbook::decode::html
