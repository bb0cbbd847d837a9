// An import file as text. Whatever it was written with, what comes out is UTF-8 without a byte
// order mark: figures must not change because a spreadsheet saved them in another encoding.
// Thread-safety: pure functions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace viisari {

inline constexpr ErrorCode kIntakeNotFound{"intake.not_found", ErrorKind::kCannotRun};
inline constexpr ErrorCode kIntakeNotAFile{"intake.not_a_file"};  // a folder, a device, a pipe
inline constexpr ErrorCode kIntakeUnreadable{"intake.unreadable", ErrorKind::kCannotRun};
inline constexpr ErrorCode kIntakeTooLarge{"intake.too_large"};
inline constexpr ErrorCode kIntakeEmpty{"intake.empty"};  // nothing, or white space only
inline constexpr ErrorCode kIntakeUtf16{"intake.encoding_utf16"};
inline constexpr ErrorCode kIntakeBinary{"intake.binary"};      // has NUL bytes: not a text file
inline constexpr ErrorCode kIntakeEncoding{"intake.encoding"};  // neither UTF-8 nor Windows-1252
inline constexpr ErrorCode kIntakeFileName{"intake.file_name", ErrorKind::kUsage};

enum class TextEncoding { kUtf8, kWindows1252 };

struct ImportText {
  std::string text;                             // UTF-8, no byte order mark; line ends as they were
  TextEncoding encoding = TextEncoding::kUtf8;  // what it was read as
};

// UTF-8 is taken as it is; bytes that are not valid UTF-8 are read as Windows-1252, the encoding
// that Finnish spreadsheets save CSV in. UTF-16 and UTF-32 are refused with advice.
Result<ImportText> decode_import_text(std::string_view bytes);

struct ImportFile {
  std::string name;    // without its folder
  std::string sha256;  // of the bytes, in hex
  std::string text;
  TextEncoding encoding = TextEncoding::kUtf8;
};

struct ImportFileLimits {
  std::uint64_t max_bytes = 64ULL * 1024 * 1024;
};

// The size is checked before anything is read, and again while reading.
Result<ImportFile> read_import_file(const std::filesystem::path& path,
                                    const ImportFileLimits& limits = {});

// A file that came from elsewhere, for example in a request. The name is kept with its figures: one
// line of UTF-8, 1–200 bytes, no '/' or '\\', not "." or "..": kIntakeFileName.
Result<ImportFile> import_file_of(std::string_view name, std::string_view bytes);

// SHA-256 in hex.
std::string sha256_hex(std::string_view bytes);

}  // namespace viisari
