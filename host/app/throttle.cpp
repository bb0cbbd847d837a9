#include "app/throttle.h"

#include <algorithm>
#include <limits>

namespace viisari {
namespace {

// All addresses of an IPv6 network belong to one client.
std::string network(std::string_view client) {
  std::size_t colon = std::string_view::npos;
  for (int i = 0; i < 4; ++i) {
    colon = client.find(':', colon + 1);
    if (colon == std::string_view::npos) return std::string(client);
  }
  return std::string(client.substr(0, colon));
}

std::string both_of(std::string_view account, std::string_view client) {
  return std::string(account) + "\n" + network(client);
}

}  // namespace

int Throttle::tries_left(const Entry& entry, Instant now) const {
  const auto forgotten = (now - entry.counted_at) / options_.forget_one_after;
  return forgotten >= entry.tries
             ? 0
             : entry.tries - static_cast<int>(std::max(forgotten, decltype(forgotten){0}));
}

std::chrono::seconds Throttle::wait(const std::string& name, Instant now) const {
  const auto found = entries_.find(name);
  if (found == entries_.end() || found->second.next_at <= now) return {};
  // A clock that was put back must not make it longer than it can be.
  return std::min(found->second.next_at - now, options_.longest_wait);
}

void Throttle::count(const std::string& name, Instant now) {
  auto found = entries_.find(name);
  if (found == entries_.end()) {
    make_room(now);
    found = entries_.try_emplace(name).first;
    found->second.counted_at = now;
  }
  Entry& entry = found->second;
  entry.tries = tries_left(entry, now) + 1;
  entry.counted_at = now;
  const int over = entry.tries - options_.free_tries;
  if (over < 0) return;
  constexpr int kMostDoublings = 16;
  const std::chrono::seconds pause(1LL << std::min(over, kMostDoublings));
  entry.next_at = now + std::min(pause, options_.longest_wait);
}

void Throttle::take_back(const std::string& name) {
  const auto found = entries_.find(name);
  if (found == entries_.end()) return;
  // Its own wait was over when it was admitted.
  found->second.next_at = {};
  if (--found->second.tries <= 0) entries_.erase(found);
}

// All that matter least go at once, so that a flood of names costs one look through them now and
// then.
void Throttle::make_room(Instant now) {
  if (entries_.size() < options_.most_names) return;
  int least = std::numeric_limits<int>::max();
  for (const auto& [name, entry] : entries_) least = std::min(least, tries_left(entry, now));
  std::erase_if(entries_, [&](const auto& one) { return tries_left(one.second, now) <= least; });
}

std::chrono::seconds SignInThrottle::admit(std::string_view account, std::string_view client,
                                           Instant now) {
  const std::string name(account);
  const std::string address = network(client);
  const std::string both = both_of(account, client);
  return tries_.with([&](Tries& tries) {
    const auto wait = std::max({tries.both.wait(both, now), tries.account.wait(name, now),
                                tries.client.wait(address, now)});
    if (wait.count() > 0) return wait;
    tries.both.count(both, now);
    tries.account.count(name, now);
    tries.client.count(address, now);
    return wait;
  });
}

void SignInThrottle::succeeded(std::string_view account, std::string_view client) {
  tries_.with([&](Tries& tries) {
    tries.both.forget(both_of(account, client));
    tries.account.take_back(std::string(account));
    // Not forgotten: an account of one's own must not pay for tries at those of others.
    tries.client.take_back(network(client));
  });
}

void SignInThrottle::not_made(std::string_view account, std::string_view client) {
  tries_.with([&](Tries& tries) {
    tries.both.take_back(both_of(account, client));
    tries.account.take_back(std::string(account));
    tries.client.take_back(network(client));
  });
}

std::size_t SignInThrottle::size() const {
  return tries_.with([](const Tries& tries) {
    return tries.both.size() + tries.account.size() + tries.client.size();
  });
}

}  // namespace viisari
