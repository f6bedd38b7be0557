#include "portbook/rules/pattern.h"

#include <re2/re2.h>

#include "rules/pattern.h"

namespace portbook::rules {

namespace {

RE2::Options Options() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct Pattern::Impl {
  RE2 expression;
  std::string place;
  std::vector<std::pair<std::size_t, std::string>> names;  // by group

  Impl(const std::string& source, std::string at) : expression(source, Options()), place(std::move(at)) {
    for (const auto& [group, name] : expression.CapturingGroupNames()) {
      names.emplace_back(static_cast<std::size_t>(group), name);
    }
  }
};

std::optional<base::Span> Match::Group(std::string_view name) const {
  for (const auto& [group, span] : groups) {
    if (group == name) return span;
  }
  return std::nullopt;
}

Pattern::Pattern(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

base::Expected<Pattern> Pattern::Compile(std::string expression, std::string place) {
  auto impl = std::make_unique<Impl>(expression, place);
  if (!impl->expression.ok()) {
    return base::Fail(std::move(place), "RE2 rejects the pattern: " + impl->expression.error());
  }
  if (RE2::PartialMatch("", impl->expression)) {
    return base::Fail(std::move(place), "the pattern matches the empty text");
  }
  return Pattern(std::move(impl));
}

std::optional<Match> Pattern::Find(std::string_view text, std::size_t from) const {
  if (from > text.size()) return std::nullopt;
  const std::size_t wanted = impl_->names.empty() ? 1 : impl_->names.back().first + 1;
  std::vector<re2::StringPiece> parts(wanted);
  if (!impl_->expression.Match(Piece(text), from, text.size(), RE2::UNANCHORED, parts.data(),
                               static_cast<int>(wanted))) {
    return std::nullopt;
  }
  const auto span_of = [&](const re2::StringPiece& part) {
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    return base::Span{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  Match match{span_of(parts[0]), {}};
  for (const auto& [group, name] : impl_->names) {
    if (parts[group].data() != nullptr) match.groups.emplace_back(name, span_of(parts[group]));
  }
  return match;
}

std::vector<Match> Pattern::FindAll(std::string_view text) const {
  std::vector<Match> matches;
  std::size_t from = 0;
  while (std::optional<Match> match = Find(text, from)) {
    // `\b` matches nothing of a text that is not empty.
    from = match->whole.empty() ? match->whole.end + std::size_t{1} : match->whole.end;
    if (!match->whole.empty()) matches.push_back(std::move(*match));
  }
  return matches;
}

const std::string& Pattern::expression() const { return impl_->expression.pattern(); }
const std::string& Pattern::place() const { return impl_->place; }

bool Pattern::HasGroup(std::string_view name) const {
  for (const auto& [group, known] : impl_->names) {
    if (known == name) return true;
  }
  return false;
}

std::string FailingFragment(std::string_view expression) {
  const RE2 compiled(Piece(expression), Options());
  return compiled.ok() ? std::string() : compiled.error_arg();
}

}  // namespace portbook::rules
