#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include "alert/recipients.h"
#include "base/checked_cast.h"
#include "base/text.h"
#include "mail/smtp_options.h"
#include "mail/transport.h"

// How libcurl 7.88 tells what went wrong: the refusal of a command is one error code for several
// commands, and CURLINFO_RESPONSE_CODE keeps the answer to an earlier command when the connection
// is lost. So the dialogue is followed through the debug callback: which command was sent last, and
// what was answered since.

namespace viisari {
namespace {

using std::chrono::seconds;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr seconds kUploadTime{60};  // of the message itself, beside the waits for answers
constexpr std::size_t kMaxLine = 300;

enum class Stage : std::uint8_t {
  kGreeting,
  kHello,
  kStartTls,
  kLogin,
  kSender,
  kRecipient,
  kData
};

// What was said in one delivery.
struct Dialogue {
  Stage stage = Stage::kGreeting;
  int code = 0;      // of the answer since the last command; 0: none yet
  std::string line;  // that answer's last line, with its code; empty during a login
  std::string_view unsent;
  // The last of the message went out, or a part of its last buffer: libcurl does not tell the two
  // apart, and the answer that is awaited from here on counts.
  bool body_sent = false;
  bool over = false;  // QUIT was said: what follows is no news

  void command(std::string_view text) {
    struct Verb {
      std::string_view word;
      Stage stage;
    };
    static constexpr std::array kVerbs{
        Verb{"EHLO ", Stage::kHello},       Verb{"HELO ", Stage::kHello},
        Verb{"STARTTLS", Stage::kStartTls}, Verb{"AUTH ", Stage::kLogin},
        Verb{"MAIL FROM:", Stage::kSender}, Verb{"RCPT TO:", Stage::kRecipient},
        Verb{"DATA", Stage::kData},
    };
    if (text.starts_with("QUIT")) over = true;
    if (over) return;
    forget_answer();
    for (const Verb& verb : kVerbs) {
      if (!text.starts_with(verb.word)) continue;
      // The lines of a login are anything in base64: only RCPT is followed by DATA.
      if (verb.stage == Stage::kData && stage != Stage::kRecipient) continue;
      stage = verb.stage;
    }
  }

  void answer(std::string_view text) {
    if (over || text.size() < 3) return;
    const auto number = parse_unsigned(text.substr(0, 3));
    if (!number) return;
    code = *number;
    // What a server says in a login may hold what it was sent.
    line = stage == Stage::kLogin ? std::to_string(code) : printable(trim(text), kMaxLine);
  }

  void wrote_body() {
    if (!unsent.empty() || body_sent) return;
    body_sent = true;
    forget_answer();  // of DATA: 354
  }

 private:
  void forget_answer() {
    code = 0;
    line.clear();
  }
};

int on_debug(CURL* /*easy*/, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& dialogue = *static_cast<Dialogue*>(user);
  const std::string_view text(data, size);
  if (type == CURLINFO_HEADER_OUT) dialogue.command(text);
  if (type == CURLINFO_HEADER_IN) dialogue.answer(text);
  if (type == CURLINFO_DATA_OUT) dialogue.wrote_body();
  return 0;
}

std::size_t on_read(char* out, std::size_t size, std::size_t count, void* user) {
  auto& dialogue = *static_cast<Dialogue*>(user);
  const std::size_t length = std::min(size * count, dialogue.unsent.size());
  std::memcpy(out, dialogue.unsent.data(), length);
  dialogue.unsent.remove_prefix(length);
  return length;
}

DeliveryResult result(Delivery delivery, std::string_view code, const std::string& words) {
  return {delivery, std::string(code) + (words.empty() ? "" : ": " + words)};
}

DeliveryResult refused_with_5xx(const Dialogue& dialogue) {
  constexpr int kTooLarge = 552;
  switch (dialogue.code) {
    case 530:  // authentication required, whenever the server says so
    case 535:
    case 538:
      return result(Delivery::kNotConfigured, "smtp.login", dialogue.line);
    default:
      break;
  }
  switch (dialogue.stage) {
    case Stage::kGreeting:
    case Stage::kHello:
      return result(Delivery::kNotConfigured, "smtp.not_welcome", dialogue.line);
    case Stage::kStartTls:
      return result(Delivery::kNotConfigured, "smtp.no_starttls", dialogue.line);
    case Stage::kLogin:
      return result(Delivery::kNotConfigured, "smtp.login", dialogue.line);
    case Stage::kSender:
      // The size was announced with MAIL FROM: the fault is this message's.
      if (dialogue.code == kTooLarge) break;
      return result(Delivery::kNotConfigured, "smtp.sender", dialogue.line);
    case Stage::kRecipient:
    case Stage::kData:
      break;
  }
  return result(Delivery::kRefused, "smtp.refused", dialogue.line);
}

DeliveryResult outcome(CURLcode code, const Dialogue& dialogue, const char* curl_words) {
  if (code == CURLE_OK) return {Delivery::kAccepted, {}};
  // libcurl takes 250 only; any 2xx after the final dot means the server has the message.
  if (dialogue.body_sent && dialogue.code / 100 == 2) return {Delivery::kAccepted, {}};
  if (dialogue.code / 100 == 5) return refused_with_5xx(dialogue);
  if (dialogue.code / 100 == 4) return result(Delivery::kPassing, "smtp.busy", dialogue.line);
  const std::string words =
      printable(*curl_words != '\0' ? curl_words : curl_easy_strerror(code), kMaxLine);
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_ISSUER_ERROR:
      return result(Delivery::kNotConfigured, "smtp.certificate", words);
    case CURLE_USE_SSL_FAILED:
    case CURLE_REMOTE_ACCESS_DENIED:
      return result(Delivery::kNotConfigured, "smtp.no_starttls", words);
    case CURLE_LOGIN_DENIED:
      // No way to log in that both know. Not libcurl's words: they are about the login.
      return result(Delivery::kNotConfigured, "smtp.login", "no common way to log in");
    default:
      break;
  }
  if (dialogue.body_sent) return result(Delivery::kUnknown, "smtp.unanswered", words);
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return result(Delivery::kPassing, "smtp.timeout", words);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return result(Delivery::kPassing, "smtp.no_connection", words);
    case CURLE_SSL_CONNECT_ERROR:
      return result(Delivery::kPassing, "smtp.handshake", words);
    default:
      return result(Delivery::kPassing, "smtp.lost", words);
  }
}

struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

class SmtpSession final : public DeliverySession {
 public:
  SmtpSession(const SmtpOptions& options, seconds longest)
      : longest_(longest), easy_(curl_easy_init()) {
    if (easy_) configure(options);
  }

  DeliveryResult deliver(const Envelope& envelope) override {
    if (!easy_ || !configured_) {
      return result(Delivery::kNotConfigured, "smtp.library",
                    "libcurl lacks what mail needs: SMTP with TLS");
    }
    // Addresses are checked when they are read; this keeps a row that other hands changed from
    // adding commands to the dialogue.
    if (!is_address(envelope.from) || !is_address(envelope.to)) {
      return result(Delivery::kRefused, "smtp.bad_address", "");
    }
    const SteadyTime begun = std::chrono::steady_clock::now();
    bool reused = false;
    Dialogue dialogue;
    CURLcode code = attempt(envelope, begun, dialogue, &reused);
    // A server may end a connection after so many messages or a while without one. That is no fault
    // of this message, of which nothing has been sent yet.
    if (reused && code != CURLE_OK && dialogue.stage <= Stage::kRecipient &&
        (dialogue.code == 0 || dialogue.code == 421)) {
      code = attempt(envelope, begun, dialogue, &reused);
    }
    return outcome(code, dialogue, words_.data());
  }

 private:
  template <class T>
  void set(CURLoption option, T value) {
    if (curl_easy_setopt(easy_.get(), option, value) != CURLE_OK) configured_ = false;
  }

  void configure(const SmtpOptions& options) {
    const bool v6 = options.host.find(':') != std::string::npos;
    const std::string url = std::string(options.tls == TlsPolicy::kTls ? "smtps://" : "smtp://") +
                            (v6 ? "[" + options.host + "]" : options.host) + ":" +
                            std::to_string(options.port) +
                            (options.helo.empty() ? "" : "/" + options.helo);
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");  // none from the environment
    set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TCP_NODELAY, 1L);
    set(CURLOPT_MAXCONNECTS, 1L);
    set(CURLOPT_CONNECTTIMEOUT, checked_cast<long>(options.connect_timeout.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, checked_cast<long>(options.reply_timeout.count()));
    set(CURLOPT_USE_SSL, long{options.tls == TlsPolicy::kNone ? CURLUSESSL_NONE : CURLUSESSL_ALL});
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options.ca_file.empty()) {
      set(CURLOPT_CAINFO, options.ca_file.c_str());
      set<const char*>(CURLOPT_CAPATH, nullptr);  // that file and no other
    }
    if (!options.user.empty()) {
      set(CURLOPT_USERNAME, options.user.c_str());
      set(CURLOPT_PASSWORD, options.password.c_str());
    }
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &on_read);
    set(CURLOPT_VERBOSE, 1L);  // to the callback, nowhere else
    set(CURLOPT_DEBUGFUNCTION, &on_debug);
    set(CURLOPT_ERRORBUFFER, words_.data());
  }

  CURLcode attempt(const Envelope& envelope, SteadyTime begun, Dialogue& dialogue, bool* reused) {
    dialogue = {};
    dialogue.unsent = envelope.bytes;
    words_.front() = '\0';
    const std::string from = "<" + std::string(envelope.from) + ">";
    const std::string to = "<" + std::string(envelope.to) + ">";
    const std::unique_ptr<curl_slist, FreeList> recipients(curl_slist_append(nullptr, to.c_str()));
    if (!recipients) return CURLE_OUT_OF_MEMORY;
    const auto spent =
        std::chrono::duration_cast<seconds>(std::chrono::steady_clock::now() - begun);
    set(CURLOPT_TIMEOUT, checked_cast<long>(std::max<std::int64_t>(1, (longest_ - spent).count())));
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_INFILESIZE_LARGE, checked_cast<curl_off_t>(envelope.bytes.size()));
    set<void*>(CURLOPT_READDATA, &dialogue);
    set<void*>(CURLOPT_DEBUGDATA, &dialogue);
    const CURLcode code = curl_easy_perform(easy_.get());
    long connections = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_NUM_CONNECTS, &connections);
    *reused = connections == 0;
    // Neither outlives this call; ending the connection still talks to the debug callback.
    set<curl_slist*>(CURLOPT_MAIL_RCPT, nullptr);
    set<void*>(CURLOPT_READDATA, &idle_);
    set<void*>(CURLOPT_DEBUGDATA, &idle_);
    return code;
  }

  seconds longest_;
  bool configured_ = true;
  std::array<char, CURL_ERROR_SIZE> words_{};
  Dialogue idle_;
  std::unique_ptr<CURL, FreeEasy> easy_;  // goes first: it ends the connection with QUIT
};

class SmtpTransport final : public Transport {
 public:
  explicit SmtpTransport(SmtpOptions options) : options_(std::move(options)) {}
  std::string_view name() const override { return "smtp"; }
  std::unique_ptr<DeliverySession> open() override {
    return std::make_unique<SmtpSession>(options_, longest_delivery());
  }
  seconds longest_delivery() const override {
    return options_.connect_timeout + options_.reply_timeout + kUploadTime;
  }

 private:
  SmtpOptions options_;
};

}  // namespace

Result<std::unique_ptr<Transport>> smtp_transport(SmtpOptions options) {
  if (auto checked = check(options); !checked) return fail(checked.error());
  // libcurl wants this once, before any thread uses it; C++ makes the once.
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kReady != CURLE_OK) return fail(kMailBadOptions, "libcurl cannot be used");
  return std::make_unique<SmtpTransport>(std::move(options));
}

}  // namespace viisari
