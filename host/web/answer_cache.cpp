#include "web/answer_cache.h"

namespace viisari {

std::size_t AnswerCache::size_of(const Entry& entry) {
  const Answer& answer = *entry.second;
  std::size_t size = entry.first.size() + answer.head.size() + answer.body.size();
  if (answer.gzipped) size += answer.gzipped->head.size() + answer.gzipped->body.size();
  return size;
}

void AnswerCache::clear() {
  index_.clear();
  entries_.clear();
  bytes_ = 0;
}

AnswerPtr AnswerCache::find(const std::string& data_version, const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (data_version != data_version_) return nullptr;
  const auto found = index_.find(key);
  if (found == index_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void AnswerCache::store(const std::string& data_version, const std::string& key, AnswerPtr answer) {
  const std::lock_guard lock(mutex_);
  if (data_version != data_version_) {
    clear();
    data_version_ = data_version;
  }
  Entry entry{key, std::move(answer)};
  const std::size_t size = size_of(entry);
  if (size > max_bytes_ / 4 || index_.contains(key)) return;
  entries_.push_front(std::move(entry));
  index_.emplace(entries_.front().first, entries_.begin());
  bytes_ += size;
  while (bytes_ > max_bytes_ || entries_.size() > max_entries_) {
    bytes_ -= size_of(entries_.back());
    index_.erase(entries_.back().first);
    entries_.pop_back();
  }
}

std::size_t AnswerCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::size_t AnswerCache::entries() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace viisari
