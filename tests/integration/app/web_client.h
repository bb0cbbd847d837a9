// A client of the API that keeps what a browser keeps: its cookie, and the token against forgery
// that its pages send with every write. From any loopback address.
// Thread-safety: belongs to one thread.
#pragma once

#include <map>
#include <string>

#include <rapidjson/document.h>

namespace viisari::testing_support {

struct WebAnswer {
  int status = 0;                             // 0: no answer
  std::map<std::string, std::string> fields;  // names in lower case
  std::string body;

  // Members of the body; empty texts, 0 and false where there is none.
  std::string text(const std::string& member) const;
  bool is_null(const std::string& member) const;
  rapidjson::Document json() const;
  std::string problem() const;  // "forbidden" of "/problems/forbidden"
};

class WebClient {
 public:
  explicit WebClient(int port, std::string from = "127.0.0.1")
      : port_(port), from_(std::move(from)) {}

  WebAnswer get(const std::string& path) { return ask("GET", path); }
  // Sends what a page of the service would, and `fields` ("Name: value\r\n" each).
  WebAnswer ask(const std::string& method, const std::string& path, const std::string& json = "",
                const std::string& fields = "");
  // Signs in and remembers the session.
  WebAnswer sign_in(const std::string& name, const std::string& password);
  // Changes the own password.
  WebAnswer change_password(const std::string& current, const std::string& next);

  std::string cookie;  // "__Host-viisari=…"
  std::string csrf;

 private:
  void remember(const WebAnswer& answer);

  int port_;
  std::string from_;
};

}  // namespace viisari::testing_support
