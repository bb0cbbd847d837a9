// A client that sends bytes as they are and reads what comes back: for what no proper client sends.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viisari {

struct RawResponse {
  int status = 0;
  std::map<std::string, std::string> fields;  // names in lower case
  std::string body;
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port);  // throws std::system_error when refused
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  RawClient& operator=(RawClient&&) = delete;

  // False when the server has closed the connection.
  bool send(std::string_view bytes);
  void finish_sending();
  // The next response; nothing at the end of the stream. `head` for answers to HEAD.
  std::optional<RawResponse> read(bool head = false);
  // Has the server ended the stream, with nothing more to read? Waits for it.
  bool ended();

 private:
  bool fill();

  int fd_ = -1;
  std::string buffer_;
};

// One request on a connection of its own.
RawResponse get(std::uint16_t port, std::string_view target, std::string_view fields = {},
                std::string_view method = "GET");

}  // namespace viisari
