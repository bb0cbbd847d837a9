// Guarded<T>: data that can be touched only while its mutex is held.
// Thread-safety: every method may be called from any thread. A reference obtained inside the
// function passed to `with` must not leave it.
#pragma once

#include <mutex>
#include <utility>

namespace viisari {

template <class T>
class Guarded {
 public:
  Guarded() = default;
  explicit Guarded(T value) : value_(std::move(value)) {}

  template <class F>
  decltype(auto) with(F&& function) {
    const std::lock_guard lock(mutex_);
    return std::forward<F>(function)(value_);
  }
  template <class F>
  decltype(auto) with(F&& function) const {
    const std::lock_guard lock(mutex_);
    return std::forward<F>(function)(value_);
  }

 private:
  mutable std::mutex mutex_;
  T value_;
};

}  // namespace viisari
