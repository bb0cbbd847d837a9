// The guard over real sockets: every rule is tried with the bytes an attacker would send.
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <ostream>
#include <stdexcept>
#include <thread>

#include "base/text.h"
#include "raw_client.h"
#include "web/server.h"

namespace viisari {
namespace {

using std::chrono::milliseconds;

// Answers with the target, and remembers which requests it has seen. What is sent to /post comes
// back.
class EchoHandler final : public RequestHandler {
 public:
  AnswerPtr handle(const Request& request) override {
    // As the router answers what it has no route for.
    if (!request.is_safe() && request.target != "/post") return refuse(405, "method");
    {
      const std::lock_guard lock(mutex_);
      seen_.push_back(request.target);
    }
    if (request.target == "/post") return make_answer(200, {}, request.body);
    if (request.target == "/throw") throw std::runtime_error("secret");
    if (request.target == "/null") return nullptr;
    if (request.target == "/large") {
      return make_answer(200, {}, std::string(std::size_t{16} * 1024 * 1024, 'x'));
    }
    if (request.target == "/slow") std::this_thread::sleep_for(milliseconds(100));
    if (request.target == "/injection") {
      return make_answer(200, {{"X-Name", "a\r\nSet-Cookie: b"}}, {});
    }
    return make_answer(200, {{"X-Language", request.field("accept-language")}}, request.target);
  }
  AnswerPtr refuse(int status, std::string_view word) override {
    return make_answer(status, {{"Retry-After", "1"}}, std::string(word));
  }
  std::vector<std::string> seen() const {
    const std::lock_guard lock(mutex_);
    return seen_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> seen_;
};

class Guard : public testing::Test {
 protected:
  void start(HttpServerOptions options = {}) {
    options.port = 0;
    options.on_fault = [this](std::string_view code, std::string_view /*detail*/) {
      const std::lock_guard lock(mutex_);
      faults_.emplace_back(code);
    };
    auto server = HttpServer::start(std::move(options), handler_, clock_);
    ASSERT_TRUE(server) << server.error().to_string();
    server_ = std::move(*server);
  }
  std::uint16_t port() const { return server_->port(); }
  std::vector<std::string> faults() {
    const std::lock_guard lock(mutex_);
    return faults_;
  }

  EchoHandler handler_;
  FixedClock clock_{*parse_instant("2026-11-22T16:00:05Z")};
  std::mutex mutex_;
  std::vector<std::string> faults_;
  std::unique_ptr<HttpServer> server_;
};

struct RefusedCase {
  std::string name;
  std::string bytes;
  int status;
  std::string word;
};
void PrintTo(const RefusedCase& value, std::ostream* out) {
  *out << value.name;
}

class GuardRefuses : public Guard, public testing::WithParamInterface<RefusedCase> {};

// Refused, the connection closed, nothing after it run, and no handler called.
TEST_P(GuardRefuses, AnswersAndCloses) {
  start();
  RawClient client(port());
  client.send(GetParam().bytes);
  client.send("GET /smuggled HTTP/1.1\r\nHost: t\r\n\r\n");
  const auto response = client.read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, GetParam().status);
  EXPECT_EQ(response->body, GetParam().word);
  EXPECT_EQ(response->fields.at("connection"), "close");
  EXPECT_TRUE(client.ended());
  EXPECT_TRUE(handler_.seen().empty());
  EXPECT_EQ(server_->counters().requests_refused, 1U);
}

std::string many_fields(int count) {
  std::string out = "GET / HTTP/1.1\r\nHost: t\r\n";
  for (int i = 0; i < count; ++i) out += "X-" + std::to_string(i) + ": a\r\n";
  return out + "\r\n";
}

INSTANTIATE_TEST_SUITE_P(
    Rules, GuardRefuses,
    testing::Values(
        RefusedCase{"length_and_chunks",
                    "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                    400, "length_and_chunks"},
        RefusedCase{"chunks_then_length",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n"
                    "Content-Length: 4\r\n\r\n0\r\n\r\n",
                    400, "length_and_chunks"},
        RefusedCase{"two_lengths",
                    "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\n",
                    400, "duplicate_content_length"},
        RefusedCase{"same_length_twice",
                    "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\n",
                    400, "duplicate_content_length"},
        RefusedCase{"length_list", "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 4, 4\r\n\r\n",
                    400, "bad_content_length"},
        RefusedCase{"signed_length", "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: +4\r\n\r\n",
                    400, "bad_content_length"},
        RefusedCase{"hex_length", "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 0x4\r\n\r\n", 400,
                    "bad_content_length"},
        RefusedCase{"empty_length", "POST / HTTP/1.1\r\nHost: t\r\nContent-Length:\r\n\r\n", 400,
                    "bad_content_length"},
        RefusedCase{"endless_length",
                    "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999999999999999999\r\n\r\n",
                    413, "body_too_large"},
        RefusedCase{"large_length", "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 65537\r\n\r\n",
                    413, "body_too_large"},
        RefusedCase{"gzip_chunked",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501,
                    "transfer_encoding"},
        RefusedCase{"chunked_hidden",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: xchunked\r\n\r\n", 501,
                    "transfer_encoding"},
        RefusedCase{"chunked_twice",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n",
                    400, "duplicate_transfer_encoding"},
        RefusedCase{"identity_on_get",
                    "GET / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: identity\r\n\r\n", 501,
                    "transfer_encoding"},
        RefusedCase{"chunks_in_1_0",
                    "POST / HTTP/1.0\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n", 400,
                    "chunks_in_http_1_0"},
        RefusedCase{"chunk_size_text",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400,
                    "bad_chunk"},
        RefusedCase{"chunk_size_negative",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", 400,
                    "bad_chunk"},
        RefusedCase{"chunk_size_space",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n 5\r\n", 400,
                    "bad_chunk"},
        RefusedCase{"chunk_longer_than_said",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n",
                    400, "bad_chunk"},
        RefusedCase{"chunk_bare_lf",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n0\n\n", 400,
                    "bare_lf"},
        RefusedCase{"chunk_size_overflow",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "10000000000000001\r\n",
                    413, "body_too_large"},
        RefusedCase{"chunks_too_large",
                    "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n10001\r\n",
                    413, "body_too_large"},
        RefusedCase{"post_without_length", "POST / HTTP/1.1\r\nHost: t\r\n\r\n", 411,
                    "length_required"},
        RefusedCase{"missing_host", "GET / HTTP/1.1\r\n\r\n", 400, "missing_host"},
        RefusedCase{"two_hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400,
                    "several_hosts"},
        RefusedCase{"empty_host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "bad_host"},
        RefusedCase{"host_with_path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "bad_host"},
        RefusedCase{"bare_lf_everywhere", "GET / HTTP/1.1\nHost: t\n\n", 400, "bare_lf"},
        RefusedCase{"bare_lf_in_fields", "GET / HTTP/1.1\r\nHost: t\nX: y\r\n\r\n", 400, "bare_lf"},
        RefusedCase{"bare_cr", "GET / HTTP/1.1\r\nHost: t\r\nX: a\rb\r\n\r\n", 400, "bare_cr"},
        RefusedCase{"folded", "GET / HTTP/1.1\r\nHost: t\r\nX: a\r\n b\r\n\r\n", 400,
                    "folded_field"},
        RefusedCase{"folded_first", "GET / HTTP/1.1\r\n Host: t\r\n\r\n", 400, "folded_field"},
        RefusedCase{"space_before_colon",
                    "POST / HTTP/1.1\r\nHost: t\r\nContent-Length : 4\r\n\r\n", 400, "bad_field"},
        RefusedCase{"no_colon", "GET / HTTP/1.1\r\nHost: t\r\nbroken\r\n\r\n", 400, "bad_field"},
        RefusedCase{"nul_in_value", std::string("GET / HTTP/1.1\r\nHost: t\r\nX: a\0b\r\n\r\n", 35),
                    400, "bad_field"},
        RefusedCase{"http_0_9", "GET /\r\n", 400, "bad_request_line"},
        RefusedCase{"double_space", "GET  / HTTP/1.1\r\nHost: t\r\n\r\n", 400, "bad_request_line"},
        RefusedCase{"tab", "GET\t/\tHTTP/1.1\r\nHost: t\r\n\r\n", 400, "bad_request_line"},
        RefusedCase{"space_in_target", "GET /a b HTTP/1.1\r\nHost: t\r\n\r\n", 400,
                    "bad_request_line"},
        RefusedCase{"raw_utf8_target", "GET /\xC3\xA4 HTTP/1.1\r\nHost: t\r\n\r\n", 400,
                    "bad_request_line"},
        RefusedCase{"lower_case_version", "GET / http/1.1\r\nHost: t\r\n\r\n", 400,
                    "bad_request_line"},
        RefusedCase{"http_2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "http_version"},
        RefusedCase{"http_1_2", "GET / HTTP/1.2\r\nHost: t\r\n\r\n", 505, "http_version"},
        RefusedCase{"tls_hello", std::string("\x16\x03\x01\x02\x00\x01", 6), 400,
                    "bad_request_line"},
        RefusedCase{"fragment", "GET /a#b HTTP/1.1\r\nHost: t\r\n\r\n", 400, "bad_target"},
        RefusedCase{"no_slash", "GET a HTTP/1.1\r\nHost: t\r\n\r\n", 400, "bad_target"},
        RefusedCase{"star_get", "GET * HTTP/1.1\r\nHost: t\r\n\r\n", 400, "bad_target"},
        RefusedCase{"absolute_no_authority", "GET http:///a HTTP/1.1\r\nHost: t\r\n\r\n", 400,
                    "bad_target"},
        RefusedCase{"two_empty_lines", "\r\n\r\nGET / HTTP/1.1\r\nHost: t\r\n\r\n", 400,
                    "bad_request_line"},
        RefusedCase{"long_target",
                    "GET /" + std::string(2048, 'a') + " HTTP/1.1\r\nHost: t\r\n\r\n", 414,
                    "target_too_long"},
        RefusedCase{"endless_target", "GET /" + std::string(200000, 'a'), 414, "target_too_long"},
        RefusedCase{"endless_field", "GET / HTTP/1.1\r\nHost: t\r\nX: " + std::string(200000, 'a'),
                    431, "head_too_large"},
        RefusedCase{"large_head",
                    "GET / HTTP/1.1\r\nHost: t\r\nX: " + std::string(9000, 'a') +
                        "\r\nY: " + std::string(9000, 'a') + "\r\n\r\n",
                    431, "head_too_large"},
        RefusedCase{"many_fields", many_fields(64), 431, "too_many_fields"},
        RefusedCase{"other_expectation", "GET / HTTP/1.1\r\nHost: t\r\nExpect: miracles\r\n\r\n",
                    417, "expectation"}),
    [](const auto& tested) { return tested.param.name; });

TEST_F(Guard, AnswersWithDateAndKeepsTheConnection) {
  start();
  RawClient client(port());
  for (int i = 0; i < 3; ++i) {
    client.send("GET /a?b=c HTTP/1.1\r\nHost: t\r\nAccept-Language: fi\r\n\r\n");
    const auto response = client.read().value();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "/a?b=c");
    EXPECT_EQ(response.fields.at("date"), "Sun, 22 Nov 2026 16:00:05 GMT");
    EXPECT_EQ(response.fields.at("x-language"), "fi");
    EXPECT_FALSE(response.fields.contains("connection"));
  }
  EXPECT_EQ(server_->counters().connections, 1U);
}

TEST_F(Guard, AnUnreadBodyNeverBecomesTheNextRequest) {
  start();
  RawClient client(port());
  client.send(
      "POST /a HTTP/1.1\r\nHost: t\r\nContent-Length: 39\r\n\r\n"
      "GET /smuggled HTTP/1.1\r\nHost: t\r\n\r\nabcd");
  client.send("GET /next HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read().value().status, 405);
  EXPECT_EQ(client.read().value().body, "/next");
  EXPECT_EQ(handler_.seen(), std::vector<std::string>{"/next"});
}

TEST_F(Guard, DropsAChunkedBodyWithExtensionsAndTrailers) {
  start();
  RawClient client(port());
  client.send(
      "GET /a HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: Chunked\r\n\r\n"
      "4;name=value\r\nGET \r\n1F\r\n/smuggled HTTP/1.1\r\nHost: t\r\n\r\n\r\n0\r\nX-After: "
      "1\r\n\r\n"
      "GET /next HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read().value().body, "/a");
  EXPECT_EQ(client.read().value().body, "/next");
}

TEST_F(Guard, DropsABodyOfTheLimit) {
  start();
  RawClient client(port());
  client.send("PUT /a HTTP/1.1\r\nHost: t\r\nContent-Length: 65536\r\n\r\n" +
              std::string(65536, 'x'));
  client.send("GET /next HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read().value().status, 405);
  EXPECT_EQ(client.read().value().body, "/next");
}

TEST_F(Guard, HandsABodyOverWhereOneIsAccepted) {
  start();
  RawClient client(port());
  client.send(
      "POST /post HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc"
      "POST /post HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2;x=y\r\nde\r\n1\r\nf\r\n0\r\nX-After: 1\r\n\r\n"
      "POST /post HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n"
      "GET /next HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read().value().body, "abc");
  EXPECT_EQ(client.read().value().body, "def");
  EXPECT_EQ(client.read().value().body, "");
  EXPECT_EQ(client.read().value().body, "/next");
}

TEST_F(Guard, HandsABodyOfTheLimitOverAndRefusesALargerOne) {
  start();
  const std::string body(65536, 'x');
  RawClient client(port());
  client.send("POST /post HTTP/1.1\r\nHost: t\r\nContent-Length: 65536\r\n\r\n" + body);
  EXPECT_EQ(client.read().value().body, body);
  client.send("POST /post HTTP/1.1\r\nHost: t\r\nContent-Length: 65537\r\n\r\n");
  EXPECT_EQ(client.read().value().status, 413);
  EXPECT_EQ(handler_.seen().size(), 1U);
}

TEST_F(Guard, ABodyThatIsStillToComeIsNotTakenForAnEmptyOne) {
  start();
  RawClient client(port());
  client.send(
      "POST /post HTTP/1.1\r\nHost: t\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read().value().status, 417);
  EXPECT_TRUE(handler_.seen().empty());
}

TEST_F(Guard, AnswersPipelinedRequestsInOrder) {
  start();
  RawClient client(port());
  std::string bytes;
  for (int i = 0; i < 200; ++i) {
    bytes += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: t\r\n\r\n";
  }
  client.send(bytes);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(client.read().value().body, "/" + std::to_string(i));
}

TEST_F(Guard, ReadsARequestThatComesByteByByte) {
  start();
  RawClient client(port());
  for (const char c : std::string_view("\r\nGET /slowly HTTP/1.1\r\nHost: t\r\n\r\n")) {
    client.send(std::string_view(&c, 1));
  }
  EXPECT_EQ(client.read().value().body, "/slowly");
}

TEST_F(Guard, HeadHasTheFieldsButNoBody) {
  start();
  RawClient client(port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: t\r\n\r\nGET /next HTTP/1.1\r\nHost: t\r\n\r\n");
  const auto head = client.read(true).value();
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.fields.at("content-length"), "4");
  EXPECT_EQ(client.read().value().body, "/next");
}

TEST_F(Guard, EveryMethodGetsTheHandlersAnswer) {
  start();
  for (const char* method : {"DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"}) {
    EXPECT_EQ(get(port(), "/", "", method).status, 405) << method;
  }
  RawClient client(port());
  client.send("CONNECT t:443 HTTP/1.1\r\nHost: t:443\r\n\r\n");
  EXPECT_EQ(client.read().value().status, 405);
  EXPECT_TRUE(client.ended());
  EXPECT_TRUE(handler_.seen().empty());
}

TEST_F(Guard, UnderstandsTheAbsoluteForm) {
  start();
  RawClient client(port());
  client.send("GET http://example.org/a?b HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read().value().body, "/a?b");
  client.send("GET HTTP://example.org?b HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read().value().body, "/?b");
  client.send("GET http://example.org HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read().value().body, "/");
}

TEST_F(Guard, ClosesWhenAskedAndAfterHttp10) {
  start();
  for (const char* bytes :
       {"GET /a HTTP/1.1\r\nHost: t\r\nConnection: x, Close\r\n\r\n", "GET /a HTTP/1.0\r\n\r\n"}) {
    RawClient client(port());
    client.send(bytes);
    const auto response = client.read().value();
    EXPECT_EQ(response.body, "/a");
    EXPECT_EQ(response.fields.at("connection"), "close");
    EXPECT_TRUE(client.ended());
  }
}

TEST_F(Guard, AClientThatWaitsToSendItsBodyGetsTheAnswerAtOnce) {
  start();
  RawClient client(port());
  client.send("POST /a HTTP/1.1\r\nHost: t\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read().value().status, 417);
  EXPECT_TRUE(client.ended());
}

TEST_F(Guard, AHandlersExceptionTellsTheClientNothing) {
  start();
  RawClient client(port());
  for (const char* target : {"/throw", "/null", "/injection"}) {
    client.send(std::string("GET ") + target + " HTTP/1.1\r\nHost: t\r\n\r\n");
    const auto response = client.read().value();
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body, "internal");
    EXPECT_FALSE(response.fields.contains("set-cookie"));
  }
  EXPECT_EQ(faults(), (std::vector<std::string>{"web.handler_failed", "web.no_answer",
                                                "web.handler_failed"}));
}

TEST_F(Guard, ARequestThatDripsIsEndedByItsDeadline) {
  HttpServerOptions options;
  options.request_timeout = milliseconds(300);
  start(options);
  RawClient client(port());
  client.send("GET / HTTP/1.1\r\nHost: t\r\n");
  // Each byte comes in time; all of them never do.
  std::atomic<bool> done = false;
  std::thread dripper([&] {
    while (!done && client.send("X")) std::this_thread::sleep_for(milliseconds(20));
  });
  const auto response = client.read();
  done = true;
  dripper.join();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 408);
  EXPECT_EQ(server_->counters().timeouts, 1U);
}

TEST_F(Guard, AnIdleConnectionIsClosedSilently) {
  HttpServerOptions options;
  options.idle_timeout = milliseconds(100);
  start(options);
  RawClient fresh(port());
  EXPECT_TRUE(fresh.ended());
  RawClient used(port());
  used.send("GET /a HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(used.read().value().body, "/a");
  EXPECT_TRUE(used.ended());
}

TEST_F(Guard, AClientThatDoesNotReadIsDropped) {
  HttpServerOptions options;
  options.write_timeout = milliseconds(200);
  start(options);
  RawClient client(port());
  client.send("GET /large HTTP/1.1\r\nHost: t\r\n\r\n");
  while (server_->counters().timeouts == 0) std::this_thread::sleep_for(milliseconds(5));
  while (server_->counters().open_connections != 0) std::this_thread::sleep_for(milliseconds(5));
  EXPECT_FALSE(client.read());  // cut short
}

TEST_F(Guard, TheConnectionTooManyGets503AtOnce) {
  HttpServerOptions options;
  options.max_connections = 8;
  start(options);
  std::vector<RawClient> idle;
  for (int i = 0; i < 8; ++i) idle.emplace_back(port());
  for (int i = 0; i < 20; ++i) {
    RawClient client(port());
    const auto response = client.read();  // without having sent anything
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 503);
    EXPECT_EQ(response->fields.at("retry-after"), "1");
    EXPECT_TRUE(client.ended());
  }
  EXPECT_EQ(server_->counters().connections_refused, 20U);
  // The idle ones are served all the same, and their places become free.
  idle.front().send("GET /a HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(idle.front().read().value().body, "/a");
  idle.clear();
  while (server_->counters().open_connections != 0) std::this_thread::sleep_for(milliseconds(5));
  EXPECT_EQ(get(port(), "/b").body, "/b");
}

TEST_F(Guard, When200ComeAtOnceEachGetsAnAnswer) {
  HttpServerOptions options;
  options.max_connections = 32;
  start(options);
  std::atomic<int> served = 0;
  std::atomic<int> refused = 0;
  std::atomic<int> other = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 200; ++i) {
    threads.emplace_back([&] {
      RawClient client(port());
      client.send("GET /slow HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
      const auto response = client.read();
      if (response && response->status == 200) {
        ++served;
      } else if (response && response->status == 503) {
        ++refused;
      } else {
        ++other;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(other, 0);
  EXPECT_EQ(served + refused, 200);
  EXPECT_GE(served, 32);
}

TEST_F(Guard, ACrowdedServerFreesConnectionsAfterTheirAnswer) {
  HttpServerOptions options;
  options.max_connections = 4;
  start(options);
  std::vector<RawClient> idle;
  for (int i = 0; i < 3; ++i) idle.emplace_back(port());
  while (server_->counters().open_connections != 3) std::this_thread::sleep_for(milliseconds(5));
  idle.back().send("GET /a HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(idle.back().read().value().fields.at("connection"), "close");
  EXPECT_TRUE(idle.back().ended());
}

TEST_F(Guard, StopsWithConnectionsOpen) {
  start();
  RawClient idle(port());
  RawClient half(port());
  half.send("GET / HTTP/1.1\r\nHo");
  RawClient busy(port());
  busy.send("GET /slow HTTP/1.1\r\nHost: t\r\n\r\n");
  while (handler_.seen().empty()) std::this_thread::sleep_for(milliseconds(1));
  server_->stop();
  server_->stop();  // again is fine
  EXPECT_TRUE(idle.ended());
  EXPECT_THROW(RawClient{port()}, std::system_error);
}

TEST_F(Guard, ATakenPortIsAnErrorThatNamesIt) {
  start();
  HttpServerOptions options;
  options.port = port();
  const auto second = HttpServer::start(options, handler_, clock_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, kCannotListen);
  EXPECT_NE(second.error().text.find(std::to_string(port())), std::string::npos);
}

}  // namespace
}  // namespace viisari
