// From a server into the store: what is kept, what is refused, and how a source stands afterwards.
#include "portbook/fetch/fetch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "portbook/base/digest.h"
#include "portbook/config/file.h"
#include "tests/raw_server.h"
#include "tests/unit/fetch/http_server.h"

namespace portbook::fetch {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Fetching : public testing::Test {
 protected:
  Fetching() : directory_(testing::TempDir() + "portbook_fetch_XXXXXX") {
    EXPECT_NE(::mkdtemp(directory_.data()), nullptr);
    options_.attempts = 1;
    server_.Serve("/guide", [this](const httplib::Request& request, httplib::Response& response) {
      const std::string tag = "\"" + std::to_string(body_.size()) + "\"";
      response.status = status_;
      response.set_header("ETag", tag);
      if (status_ == 200 && request.get_header_value("If-None-Match") == tag) {
        response.status = 304;
      } else {
        response.set_content(body_, type_);
      }
    });
    server_.Start();
    source_.id = "acme/gateway/7";
    source_.media_type = "html";
    source_.url = server_.Url("/guide");
    source_.sha256 = base::Sha256Hex(body_);
  }
  ~Fetching() override { fs::remove_all(directory_); }

  Fetched FetchOn(const std::string& day) {
    auto fetched = Fetch(source_, Store(directory_), day, options_);
    if (fetched) return *fetched;
    ADD_FAILURE() << fetched.error().ToString();
    return {};
  }
  std::string Refusal() {
    const auto fetched = Fetch(source_, Store(directory_), "2026-11-28", options_);
    return fetched ? "fetched" : fetched.error().message;
  }
  Standing StandingNow() const { return StatusOf(source_, Store(directory_))->standing; }
  std::size_t Captures() const {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(directory_)) count += entry.is_regular_file() ? 1 : 0;
    return count;
  }

  std::string directory_;
  std::string body_ = "<html>release 7", type_ = "text/html";  // what the server has
  int status_ = 200;
  HttpServer server_;
  model::Source source_;
  Options options_;
};

TEST_F(Fetching, TheRegisteredDocumentIsUnchangedAndKeptOnce) {
  EXPECT_EQ(StandingNow(), Standing::never_fetched);
  const Fetched first = FetchOn("2026-11-21");
  EXPECT_TRUE(first.is_new);
  EXPECT_EQ(first.status.standing, Standing::unchanged);
  EXPECT_EQ(*config::ReadBytes(first.status.capture), body_);
  const Fetched second = FetchOn("2026-11-28");
  EXPECT_FALSE(second.is_new);
  EXPECT_EQ(second.status.record.fetched, "2026-11-21");
  EXPECT_EQ(second.status.record.asked, "2026-11-28");
  EXPECT_EQ(Captures(), 1U);
}

TEST_F(Fetching, AChangedDocumentStandsBesideTheOldOne) {
  const std::string old = FetchOn("2026-11-21").status.capture;
  const std::string old_body = body_;
  body_ = "<html>release 7, revised";
  const Fetched fetched = FetchOn("2026-11-28");
  EXPECT_TRUE(fetched.is_new);
  EXPECT_EQ(fetched.status.standing, Standing::changed);
  EXPECT_EQ(fetched.status.before, old);
  EXPECT_EQ(*config::ReadBytes(old), old_body);
  EXPECT_EQ(*config::ReadBytes(fetched.status.capture), body_);
  EXPECT_EQ(fetched.status.record.previous_sha256, base::Sha256Hex(old_body));
  FetchOn("2026-11-29");
  EXPECT_EQ(StandingNow(), Standing::changed) << "until source.toml says otherwise";
  source_.sha256 = base::Sha256Hex(body_);
  EXPECT_EQ(StandingNow(), Standing::unchanged);
}

TEST_F(Fetching, ADocumentThatIsGoneKeepsItsCapture) {
  FetchOn("2026-11-21");
  status_ = 410;
  const Fetched fetched = FetchOn("2026-11-28");
  EXPECT_EQ(fetched.status.standing, Standing::gone);
  EXPECT_EQ(fetched.status.record.gone, 410);
  EXPECT_EQ(*config::ReadBytes(fetched.status.capture), body_);
  status_ = 200;
  EXPECT_EQ(FetchOn("2026-11-29").status.standing, Standing::unchanged);
}

TEST_F(Fetching, ALoginPageIsNoPdf) {
  source_.media_type = "pdf";
  type_ = "application/pdf";  // as the server calls it
  EXPECT_EQ(Refusal(), "the answer is html where pdf is expected");
  EXPECT_EQ(Captures(), 0U);
  EXPECT_EQ(StandingNow(), Standing::never_fetched);
}

TEST_F(Fetching, OfATranscriptionTheServerSaysWhatToExpect) {
  source_.transcribed = true;
  source_.media_type = "text";
  type_ = "application/pdf";
  EXPECT_EQ(Refusal(), "the answer is html where pdf is expected");
  type_ = "text/html";
  EXPECT_EQ(FetchOn("2026-11-28").status.standing, Standing::unchanged) << "with nothing to hold it against";
  source_.original_sha256 = std::string(64, '0');
  EXPECT_EQ(StandingNow(), Standing::changed);
}

TEST_F(Fetching, NeitherNothingNorAnArchiveIsAGuide) {
  for (const std::string& body : {std::string(), std::string("PK\x03\x04\0\0", 6)}) {
    body_ = body;
    EXPECT_EQ(Refusal(), "the answer is empty, or neither PDF nor HTML nor text");
  }
  EXPECT_EQ(Captures(), 0U);
}

TEST_F(Fetching, APdfWithoutItsEndIsDoubtedAndAskedForAnew) {
  source_.media_type = "pdf";
  body_ = "%PDF-1.7 and half of it";
  EXPECT_EQ(FetchOn("2026-11-21").doubt, "the PDF has no end: it may be cut short");
  EXPECT_EQ(FetchOn("2026-11-22").doubt, "the PDF has no end: it may be cut short");
  body_ += " and the other\n%%EOF\n";
  EXPECT_EQ(FetchOn("2026-11-23").doubt, "");
}

TEST_F(Fetching, ALostCaptureIsFetchedWithoutCondition) {
  fs::remove(FetchOn("2026-11-21").status.capture);
  EXPECT_EQ(StandingNow(), Standing::never_fetched);
  EXPECT_EQ(*config::ReadBytes(FetchOn("2026-11-28").status.capture), body_);
}

TEST_F(Fetching, AFalsifiedCaptureIsNotWrittenOver) {
  const std::string capture = FetchOn("2026-11-21").status.capture;
  std::ofstream(capture) << "by hand";
  fs::remove_all(directory_ + "/sources");
  EXPECT_EQ(Refusal(), "is not what was kept under this name");
  EXPECT_EQ(*config::ReadBytes(capture), "by hand");
}

TEST_F(Fetching, NotModifiedIsNoAnswerToWhoHasNothing) {
  RawServer server({"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"});
  source_.url = server.Url("/guide");
  EXPECT_EQ(Refusal(), "says 304, not modified, to who has nothing of it");
  EXPECT_EQ(StandingNow(), Standing::never_fetched);
}

TEST_F(Fetching, AnotherAddressIsAnotherDocument) {
  FetchOn("2026-11-21");
  source_.url = server_.Url("/moved");
  EXPECT_EQ(StandingNow(), Standing::never_fetched);
  EXPECT_EQ(FetchOn("2026-11-28").status.record.gone, 404);
  EXPECT_EQ(StatusOf(source_, Store(directory_))->record.etag, "") << "that was of the other address";
}

TEST_F(Fetching, AHeaderThatIsNoTextIsNotKept) {
  RawServer server(
      {"HTTP/1.1 200 OK\r\nETag: \"\xff\"\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>"});
  source_.url = server.Url("/guide");
  EXPECT_EQ(FetchOn("2026-11-28").status.record.etag, "");
}

TEST_F(Fetching, TheRecordIsReadable) {
  FetchOn("2026-11-21");
  EXPECT_EQ(*config::ReadBytes(directory_ + "/sources/acme/gateway/7.toml"),
            "# What `portbook fetch` got for acme/gateway/7.\nurl = \"" + *source_.url +
                "\"\netag = \"\\\"15\\\"\"\nsha256 = \"" + source_.sha256 +
                "\"\nmedia_type = \"html\"\nfetched = 2026-11-21\nasked = 2026-11-21\n");
}

TEST_F(Fetching, ARecordThatCannotBeUnderstoodIsAnError) {
  FetchOn("2026-11-21");
  std::ofstream(directory_ + "/sources/acme/gateway/7.toml") << "url = 7\n";
  EXPECT_FALSE(StatusOf(source_, Store(directory_)));
  EXPECT_THAT(Refusal(), HasSubstr("url"));
}

TEST_F(Fetching, WithoutAnAddressThereIsNothingToAsk) {
  source_.url.reset();
  EXPECT_EQ(StandingNow(), Standing::no_address);
}

}  // namespace
}  // namespace portbook::fetch
