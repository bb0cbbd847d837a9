#include "web/compression.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

#include "base/checked_cast.h"
#include "base/text.h"

namespace viisari {
namespace {

// zlib's own default: higher levels take several times as long for some per cent.
constexpr int kLevel = 6;
constexpr int kGzipWindow = 15 + 16;  // 32 KiB, with gzip's header
constexpr int kMemoryLevel = 9;

// The weight of a coding, 0–1000; nothing for one that is malformed.
std::optional<int> weight_of(std::string_view parameters) {
  parameters = trim(parameters);
  if (parameters.empty()) return 1000;
  if (!to_lower_ascii(parameters).starts_with("q=")) return std::nullopt;
  const auto number = parse_double(trim(parameters.substr(2)));
  if (!number || *number < 0 || *number > 1) return std::nullopt;
  return static_cast<int>(*number * 1000);
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<int> gzip;
  std::optional<int> any;
  int identity = 0;
  for (const std::string_view part : split(accept_encoding, ',')) {
    const std::size_t end = std::min(part.find(';'), part.size());
    const std::string coding = to_lower_ascii(trim(part.substr(0, end)));
    const auto weight = weight_of(end < part.size() ? part.substr(end + 1) : std::string_view());
    if (!weight) continue;
    if (coding == "gzip" || coding == "x-gzip") gzip = weight;
    if (coding == "*") any = weight;
    if (coding == "identity") identity = *weight;
  }
  const int taken = gzip.value_or(any.value_or(0));
  return taken > 0 && taken >= identity;
}

bool is_compressible(std::string_view content_type) {
  const std::string type = to_lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
  return type.starts_with("text/") || type == "application/json" || type.ends_with("+json") ||
         type.ends_with("+xml") || type == "application/yaml" || type == "application/javascript";
}

std::optional<std::string> gzip(std::string_view body) {
  if (body.size() > std::numeric_limits<uInt>::max()) return std::nullopt;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return std::nullopt;
  }
  // No room for more than the plain form has: then it is not worth it.
  std::string out(body.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));  // only read
  stream.avail_in = checked_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = checked_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  const uLong size = stream.total_out;
  deflateEnd(&stream);
  if (ended != Z_STREAM_END || size >= body.size()) return std::nullopt;
  out.resize(size);
  return out;
}

}  // namespace viisari
