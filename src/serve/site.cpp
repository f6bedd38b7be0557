#include "portbook/serve/site.h"

#include <charconv>
#include <mutex>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "portbook/base/utf8.h"
#include "serve/assets.h"
#include "serve/session.h"

namespace portbook::serve {
namespace {

using nlohmann::json;

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kText = "text/plain; charset=utf-8";

Reply Ok(std::string_view type, std::string body) { return {Status::ok, std::string(type), std::move(body)}; }

Reply Failed(Status status, const base::Error& error) {
  const json said = {{"error", base::Printable(error.message)}, {"help", base::Printable(error.help)}};
  return {status, std::string(kJson), said.dump(-1, ' ', false, json::error_handler_t::replace)};
}

Reply NotFound() { return Failed(Status::not_found, {"", "there is no such page", "", ""}); }

Status StatusOf(Refused::Why why) {
  switch (why) {
    case Refused::Why::senseless:
      return Status::bad_request;
    case Refused::Why::overtaken:
      return Status::conflict;
    case Refused::Why::unwritable:
      return Status::internal_error;
  }
  return Status::internal_error;
}

Reply ReplyOf(const tl::expected<Changed, Refused>& changed) {
  if (!changed) return Failed(StatusOf(changed.error().why), changed.error().error);
  std::string items;
  for (const std::string& row : changed->rows) items += (items.empty() ? "" : ",") + row;
  const json rest = {{"before", changed->before},
                     {"stamp", changed->stamp},
                     {"gone", changed->gone},
                     {"change", changed->change},
                     {"said", base::Printable(changed->said)}};
  std::string text = rest.dump(-1, ' ', false, json::error_handler_t::replace);
  text.back() = ',';
  return Ok(kJson, text + "\"items\":[" + items + "]}");
}

// Members of a JSON object; anything that is not as it must be makes the whole no ruling.
std::optional<SeenRuling> ReadRuling(const std::string& body, const std::string& today) {
  const json asked = json::parse(body, nullptr, false);
  const auto is_text = [&](const char* name) { return asked.contains(name) && asked[name].is_string(); };
  if (!asked.is_object() || !is_text("id") || !is_text("verdict") || !is_text("reason") || !is_text("who"))
    return std::nullopt;
  const std::optional<model::Verdict> verdict = model::ParseVerdict(asked["verdict"].get<std::string>());
  if (!verdict || !asked.contains("seen") || !asked["seen"].is_object()) return std::nullopt;
  SeenRuling ruling;
  ruling.ruling = {asked["id"], *verdict, {}, std::nullopt, asked["reason"], asked["who"], today};
  if (is_text("flow")) ruling.ruling.flow = asked["flow"];
  for (const json& field : asked.value("fields", json::array())) {
    if (!field.is_string()) return std::nullopt;
    ruling.ruling.fields.push_back(field);
  }
  for (const auto& [item, decision] : asked["seen"].items()) {
    if (!decision.is_string()) return std::nullopt;
    ruling.seen.emplace(item, decision);
  }
  return ruling;
}

std::optional<std::uint64_t> ReadChange(const std::string& body) {
  const json asked = json::parse(body, nullptr, false);
  if (!asked.is_object() || !asked.contains("change") || !asked["change"].is_number_unsigned())
    return std::nullopt;
  return asked["change"].get<std::uint64_t>();
}

}  // namespace

struct ReviewSite::Parts {
  Session session;
  std::function<std::string()> today;
  std::mutex turn;  // one request at a time: it is one person's page

  Reply Get(std::string_view path);
  Reply Post(const Request& request);
};

Reply ReviewSite::Parts::Get(std::string_view path) {
  if (path == "app.js") return Ok("text/javascript; charset=utf-8", std::string(assets::AppJs()));
  if (path == "app.css") return Ok("text/css; charset=utf-8", std::string(assets::AppCss()));
  if (path == "favicon.ico") return {Status::no_content, std::string(kText), ""};
  if (const base::Expected<void> fresh = session.Refresh(); !fresh)
    return Failed(Status::internal_error, fresh.error());
  if (path == "stamp") return Ok(kText, session.stamp());
  if (path == "queue.json") return Ok(kJson, session.QueueJson());
  constexpr std::string_view kArticle = "article/", kEditable = "editable/";
  if (path.starts_with(kArticle)) {
    const std::optional<std::string> article = session.pages().Article(path.substr(kArticle.size()));
    return article ? Ok(kHtml, *article) : NotFound();
  }
  if (path.starts_with(kEditable)) {
    const std::optional<std::string> flows = session.EditableJson(path.substr(kEditable.size()));
    return flows ? Ok(kJson, *flows) : NotFound();
  }
  std::optional<review::File> file = session.pages().Read(path.empty() ? "index.html" : path);
  return file ? Ok(file->media_type, std::move(file->bytes)) : NotFound();
}

Reply ReviewSite::Parts::Post(const Request& request) {
  const base::Error no_sense = {"", "the request is none that this page makes", "", "load the page again"};
  if (request.path == "/decide") {
    const std::optional<SeenRuling> ruling = ReadRuling(request.body, today());
    return ruling ? ReplyOf(session.Decide(*ruling)) : Failed(Status::bad_request, no_sense);
  }
  if (request.path == "/undo") {
    const std::optional<std::uint64_t> change = ReadChange(request.body);
    return change ? ReplyOf(session.Undo(*change)) : Failed(Status::bad_request, no_sense);
  }
  return NotFound();
}

ReviewSite::ReviewSite(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ReviewSite::ReviewSite(ReviewSite&&) noexcept = default;
ReviewSite& ReviewSite::operator=(ReviewSite&&) noexcept = default;
ReviewSite::~ReviewSite() = default;

base::Expected<ReviewSite> ReviewSite::Open(SiteOptions options) {
  std::function<std::string()> today = options.today;
  base::Expected<Session> session = Session::Open(std::move(options));
  if (!session) return tl::unexpected(session.error());
  return ReviewSite(std::unique_ptr<Parts>(new Parts{*std::move(session), std::move(today), {}}));
}

Reply ReviewSite::Answer(const Request& request) {
  const std::lock_guard<std::mutex> turn(parts_->turn);
  if (request.method == Method::post) return parts_->Post(request);
  return parts_->Get(std::string_view(request.path).substr(1));
}

}  // namespace portbook::serve
