#include "web_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace viisari::testing_support {
namespace {

std::string exchange(int port, const std::string& from, const std::string& request) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in local{};
  local.sin_family = AF_INET;
  inet_pton(AF_INET, from.c_str(), &local.sin_addr);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (bind(fd, reinterpret_cast<const sockaddr*>(&local), sizeof local) == 0 &&
      connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      send(fd, request.data(), request.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(request.size())) {
    std::array<char, 65536> chunk{};
    ssize_t count = 0;
    while ((count = recv(fd, chunk.data(), chunk.size(), 0)) > 0) {
      answer.append(chunk.data(), static_cast<std::size_t>(count));
    }
  }
  close(fd);
  return answer;
}

WebAnswer parse(const std::string& bytes) {
  WebAnswer out;
  const std::size_t end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || end == std::string::npos) return out;
  out.status = std::stoi(bytes.substr(9, 3));
  out.body = bytes.substr(end + 4);
  std::size_t line = bytes.find("\r\n") + 2;
  while (line < end) {
    const std::size_t next = bytes.find("\r\n", line);
    const std::size_t colon = bytes.find(':', line);
    std::string name = bytes.substr(line, colon - line);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    out.fields[name] = bytes.substr(colon + 2, next - colon - 2);
    line = next + 2;
  }
  return out;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

rapidjson::Document WebAnswer::json() const {
  rapidjson::Document document;
  document.Parse(body.data(), body.size());
  if (document.HasParseError() || !document.IsObject()) document.SetObject();
  return document;
}

std::string WebAnswer::text(const std::string& member) const {
  const auto document = json();
  const auto found = document.FindMember(member.c_str());
  return found != document.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
}

bool WebAnswer::is_null(const std::string& member) const {
  const auto document = json();
  const auto found = document.FindMember(member.c_str());
  return found != document.MemberEnd() && found->value.IsNull();
}

std::string WebAnswer::problem() const {
  const std::string type = text("type");
  return type.substr(type.rfind('/') + 1);
}

WebAnswer WebClient::ask(const std::string& method, const std::string& path,
                         const std::string& json, const std::string& fields) {
  std::string request = method + " " + path +
                        " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                        "\r\nConnection: close\r\n";
  if (!cookie.empty()) request += "Cookie: " + cookie + "\r\n";
  if (method != "GET") {
    if (!csrf.empty()) request += "X-CSRF-Token: " + csrf + "\r\n";
    request +=
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(json.size()) + "\r\n";
  }
  return parse(exchange(port_, from_, request + fields + "\r\n" + json));
}

void WebClient::remember(const WebAnswer& answer) {
  const auto set = answer.fields.find("set-cookie");
  if (set == answer.fields.end()) return;
  cookie = set->second.substr(0, set->second.find(';'));
  csrf = answer.text("csrf_token");
}

WebAnswer WebClient::sign_in(const std::string& name, const std::string& password) {
  WebAnswer answer = ask("POST", "/api/v1/session",
                         "{\"name\":" + quoted(name) + ",\"password\":" + quoted(password) + "}");
  remember(answer);
  return answer;
}

WebAnswer WebClient::change_password(const std::string& current, const std::string& next) {
  WebAnswer answer =
      ask("PUT", "/api/v1/session/password",
          "{\"current_password\":" + quoted(current) + ",\"new_password\":" + quoted(next) + "}");
  remember(answer);
  return answer;
}

}  // namespace viisari::testing_support
