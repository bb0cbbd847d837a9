// gzip of answers, as far as a client takes it. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace viisari {

// Below this many bytes compressing saves nothing: the answer fits into one packet anyway.
inline constexpr std::size_t kLeastCompressed = 1024;

// Whether an Accept-Encoding field (RFC 9110, 12.5.3) takes gzip, and not less than the plain form.
bool accepts_gzip(std::string_view accept_encoding);
// Whether bodies of that media type become smaller: texts do, workbooks and pictures are compressed
// already.
bool is_compressible(std::string_view content_type);
// The same bytes for the same body; nothing where zlib fails or the result is not smaller.
std::optional<std::string> gzip(std::string_view body);

}  // namespace viisari
