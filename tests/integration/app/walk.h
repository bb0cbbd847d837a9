// Goes through everything that a running `viisari serve` shows to anyone: the pages by their links,
// and the API by its own description, for every area and indicator that it lists.
// Thread-safety: one thread at a time.
#pragma once

#include <deque>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace viisari::testing_support {

struct Answer {
  int status = 0;
  std::string head;  // the header lines
  std::string body;
};

Answer get(int port, const std::string& target);

class Walk {
 public:
  // `days`: besides the server's own day, those that every answer is asked for.
  Walk(int port, std::vector<std::string> days) : port_(port), days_(std::move(days)) {}

  // Asks for each target once and hands it over with its answer.
  void each(const std::function<void(const std::string& target, const Answer& answer)>& visit);

 private:
  void add(const std::string& target);
  // The target in the server's own language and day and in every other.
  void add_variants(const std::string& target);
  void add_description();
  void add_links(const std::string& html);
  void add_area(const std::string& area);

  int port_;
  std::vector<std::string> days_;
  std::deque<std::string> waiting_;
  std::set<std::string> known_;
};

// Query parameters of what the API's description tells anyone without an account.
std::set<std::string> query_parameters(const std::string& openapi);
// Those that Walk asks for with their values.
const std::set<std::string>& walked_parameters();

}  // namespace viisari::testing_support
