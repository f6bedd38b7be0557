#include "serve/session.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "portbook/base/digest.h"
#include "portbook/diff/diff.h"
#include "portbook/pipeline/captures.h"
#include "portbook/pipeline/pipeline.h"
#include "serve/rows.h"

namespace portbook::serve {
namespace {

namespace fs = std::filesystem;
using Why = Refused::Why;

tl::unexpected<Refused> Refuse(Why why, base::Error error) {
  return tl::unexpected<Refused>(Refused{why, std::move(error)});
}

// Of every file below the sources: where it stands, how large it is, and when it was written.
std::string StampOf(const std::string& directory) {
  std::set<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    std::error_code gone;
    const auto size = at->file_size(gone);
    if (gone) continue;
    files.insert(fmt::format("{}\t{}\t{}\n", at->path().string(), size,
                             at->last_write_time(gone).time_since_epoch().count()));
  }
  std::string all;
  for (const std::string& file : files) all += file;
  return base::ShortHash(all);
}

review::PagesOptions OfServer() {
  review::PagesOptions options;
  options.app = "app";
  return options;
}

const model::Decision* FindDecision(const model::Guide& guide, std::string_view finding) {
  const auto found = std::find_if(guide.decisions.begin(), guide.decisions.end(),
                                  [&](const model::Decision& other) { return other.finding == finding; });
  return found == guide.decisions.end() ? nullptr : &*found;
}

sources::DecisionEdit EditOf(const model::Guide& guide, const std::string& finding,
                             std::optional<model::Decision> wanted) {
  const model::Decision* seen = FindDecision(guide, finding);
  return {finding, seen == nullptr ? std::nullopt : std::optional(*seen), std::move(wanted)};
}

// "reject, by Ann on 2026-11-21: two hosts"
std::string Told(const model::Decision* decision) {
  if (decision == nullptr) return "taken back";
  return fmt::format("{}, by {} on {}: {}", Summary(*decision), decision->who, decision->date,
                     decision->reason);
}

}  // namespace

struct Session::State {
  State(model::Catalog built, const model::Catalog* before, pipeline::Captures captures,
        std::string stamp_of_files)
      : catalog(std::move(built)), stamp(std::move(stamp_of_files)) {
    std::optional<diff::Delta> delta;
    if (before != nullptr) delta = diff::Compare(*before, catalog, {});
    queue = review::MakeQueue(catalog, before, delta ? &*delta : nullptr, {}, review::Settled::kept);
    rows = RowsOf(catalog, queue);
    pages.emplace(catalog, before, queue, std::move(captures), OfServer());
  }
  State(State&&) = delete;

  const model::Guide* FindGuide(std::string_view id) const {
    const auto guide = std::find_if(catalog.guides.begin(), catalog.guides.end(),
                                    [&](const model::Guide& other) { return other.source.id == id; });
    return guide == catalog.guides.end() ? nullptr : &*guide;
  }

  model::Catalog catalog;
  std::string stamp;
  review::Queue queue;                      // points into catalog
  std::map<std::string, std::string> rows;  // JSON, by item
  std::optional<review::Pages> pages;
};

Session::Session(SiteOptions options) : options_(std::move(options)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

base::Expected<Session> Session::Open(SiteOptions options) {
  Session session(std::move(options));
  const base::Expected<void> read = session.Refresh();
  if (!read) return tl::unexpected(read.error());
  return session;
}

// The stamp is taken first: what is written while the guides are read is read again the next time.
base::Expected<void> Session::Refresh() {
  std::string stamp = StampOf(options_.sources);
  if (state_ != nullptr && state_->stamp == stamp) return {};
  base::Expected<pipeline::BuildResult> built = pipeline::Build(options_.sources, *options_.library, {});
  if (!built) return tl::unexpected(built.error());
  if (!built->errors.empty() && state_ != nullptr) return tl::unexpected(built->errors.front());
  base::Expected<pipeline::Captures> captures = pipeline::Captures::Open(options_.sources);
  if (!captures) return tl::unexpected(captures.error());
  const model::Catalog* before = options_.before ? &*options_.before : nullptr;
  state_ = std::make_unique<State>(std::move(built->catalog), before, *std::move(captures), std::move(stamp));
  return {};
}

const std::string& Session::stamp() const { return state_->stamp; }
review::Pages& Session::pages() { return *state_->pages; }

std::string Session::QueueJson() const {
  return serve::QueueJson(state_->queue, state_->rows, state_->stamp, options_.who);
}

std::optional<std::string> Session::EditableJson(std::string_view item) const {
  const review::Item* found = state_->queue.FindItem(item);
  return found == nullptr ? std::nullopt : std::optional(serve::EditableJson(*found));
}

tl::expected<Changed, Refused> Session::Decide(const SeenRuling& asked) {
  if (const base::Expected<void> fresh = Refresh(); !fresh) return Refuse(Why::unwritable, fresh.error());
  base::Expected<review::Decided> decided = review::Decide(state_->catalog, state_->queue, asked.ruling);
  if (!decided) return Refuse(Why::senseless, decided.error());
  const model::Guide& guide = *state_->FindGuide(decided->guide);
  Edits edits;
  for (model::Decision& decision : decided->decisions) {
    const auto seen = asked.seen.find(decision.finding);
    if (seen == asked.seen.end()) continue;  // it came into the group behind the person's back
    const review::Item* item = state_->queue.FindItem(decision.finding);
    const model::Decision* now = item == nullptr ? nullptr : DecisionOn(state_->catalog, *item);
    if (DigestOf(now) != seen->second)
      return Refuse(Why::overtaken, {"", "it was decided meanwhile: " + Told(now), "", "look at it again"});
    std::string finding = decision.finding;
    edits.edits.push_back(EditOf(guide, finding, std::move(decision)));
  }
  if (edits.edits.empty())
    return Refuse(Why::overtaken, {"", "all of it was decided meanwhile", "", "look at it again"});
  for (const std::string& finding : decided->superseded)
    edits.edits.push_back(EditOf(guide, finding, std::nullopt));
  const base::Expected<pipeline::Captures> captures = pipeline::Captures::Open(options_.sources);
  const base::Expected<std::string> directory =
      captures.and_then([&](const pipeline::Captures& open) { return open.DirectoryOf(decided->guide); });
  if (!directory) return Refuse(Why::unwritable, directory.error());
  edits.directory = *directory;
  return Write(edits);
}

tl::expected<Changed, Refused> Session::Undo(std::uint64_t change) {
  const auto made = changes_.find(change);
  if (made == changes_.end())
    return Refuse(Why::senseless, {"", "there is no such change to take back", "", ""});
  Edits back = made->second;
  for (sources::DecisionEdit& edit : back.edits) std::swap(edit.seen, edit.wanted);
  tl::expected<Changed, Refused> undone = Write(back);
  if (undone) changes_.erase(change);
  return undone;
}

tl::expected<Changed, Refused> Session::Write(const Edits& edits) {
  const base::Expected<std::vector<std::string>> overtaken =
      sources::EditDecisions(edits.directory, edits.edits);
  if (!overtaken) return Refuse(Why::unwritable, overtaken.error());
  if (!overtaken->empty()) {
    return Refuse(Why::overtaken,
                  {"", fmt::format("{} was decided meanwhile by somebody else", overtaken->front()), "",
                   "look at it again"});
  }
  Changed changed;
  changed.before = state_->stamp;
  const std::map<std::string, std::string> before = state_->rows;
  if (const base::Expected<void> fresh = Refresh(); !fresh) return Refuse(Why::unwritable, fresh.error());
  changed.stamp = state_->stamp;
  for (const auto& [id, row] : state_->rows) {
    const auto earlier = before.find(id);
    if (earlier == before.end() || earlier->second != row) changed.rows.push_back(row);
  }
  for (const auto& [id, row] : before) {
    if (!state_->rows.contains(id)) changed.gone.push_back(id);
  }
  changed.change = ++last_change_;
  changes_.emplace(changed.change, edits);
  const sources::DecisionEdit& first = edits.edits.front();
  changed.said = first.wanted ? Summary(*first.wanted) : "taken back";
  if (edits.edits.size() > 1) changed.said += fmt::format(", {} findings", edits.edits.size());
  return changed;
}

}  // namespace portbook::serve
