// Answers kept ready to be sent, bounded in number and bytes; the one not used for longest goes.
// All belong to one data version: the first answer of another empties the cache.
// Ownership: shared with the connections that send them. Thread-safety: any thread.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "web/request.h"

namespace viisari {

class AnswerCache {
 public:
  AnswerCache(std::size_t max_entries, std::size_t max_bytes)
      : max_entries_(max_entries), max_bytes_(max_bytes) {}

  // Null when there is none.
  AnswerPtr find(const std::string& data_version, const std::string& key);
  void store(const std::string& data_version, const std::string& key, AnswerPtr answer);
  std::size_t bytes() const;
  std::size_t entries() const;

 private:
  using Entry = std::pair<std::string, AnswerPtr>;
  static std::size_t size_of(const Entry& entry);
  void clear();

  const std::size_t max_entries_;
  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::string data_version_;
  std::list<Entry> entries_;                                                // the latest used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> index_;  // keys of entries_
  std::size_t bytes_ = 0;
};

}  // namespace viisari
