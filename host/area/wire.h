// Bytes on the socket between host and worker: frames with a header, and payloads made of numbers
// and texts. Both ends are the same program on the same machine, so numbers are in native order;
// but a plugin can write to the socket too, so whatever is read is checked like any other input.
// Ownership: readers look into bytes of the caller. Thread-safety: none of their own.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/checked_cast.h"

namespace viisari::area {

enum class FrameType : std::uint16_t {
  kInvalid,
  // host to worker
  kStart,   // limits; answered by kDescription
  kSniff,   // file name, head; answered by kSniffed
  kImport,  // file name, content; answered by any number of kFigures, then kImported
  // worker to host
  kDescription,
  kSniffed,   // number
  kFigures,   // a batch of figures and problems
  kImported,  // the document was read to its end
  kFailed,    // FailureKind, code, text
};

enum class FailureKind : std::uint8_t {
  kInvalid,
  kCall,     // this call failed; the worker goes on
  kRefused,  // the plugin is wrong in itself; the worker ends
  kEnded,    // the plugin did what it must not; the worker ends
};

struct FrameHeader {
  std::uint32_t size = 0;  // of the payload
  std::uint32_t request = 0;
  FrameType type = FrameType::kInvalid;
  std::uint16_t reserved = 0;
};
static_assert(sizeof(FrameHeader) == 12 && std::is_trivially_copyable_v<FrameHeader>);

// The worker sends smaller frames; the host's imports are bounded by its limits.
inline constexpr std::uint32_t kMaximumAnswerBytes = std::uint32_t{16} << 20U;

class WireWriter {
 public:
  template <class T>
  void number(T value) {
    static_assert(std::is_arithmetic_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  void text(std::string_view value) {
    number(checked_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  const std::string& bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

// After the first read beyond the end every read gives zero or nothing, and complete() is false.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    static_assert(std::is_arithmetic_v<T>);
    T value{};
    const std::string_view taken = take(sizeof(T));
    if (taken.size() == sizeof(T)) std::memcpy(&value, taken.data(), sizeof(T));
    return value;
  }
  std::string_view text() { return take(number<std::uint32_t>()); }
  std::string_view rest() { return take(rest_.size()); }

  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }
  // Everything was there and nothing is left over.
  bool complete() const { return good_ && rest_.empty(); }

 private:
  std::string_view take(std::size_t size) {
    if (!good_ || size > rest_.size()) {
      good_ = false;
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
  bool good_ = true;
};

}  // namespace viisari::area
