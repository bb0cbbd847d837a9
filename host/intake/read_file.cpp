#include "intake/read_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/text.h"
#include "base/unique_fd.h"

namespace viisari {
namespace {

constexpr std::uint64_t kMebibyte = 1024ULL * 1024;

constexpr const char* kSaveAsUtf8 =
    "save it as CSV in UTF-8 (in Excel: \"CSV UTF-8\") and import it again";

// Windows-1252 0x80–0x9F; 0 where the encoding has no character. The rest is as in Latin-1.
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& out, char32_t code) {
  const auto byte = [](char32_t value) {
    return static_cast<char>(static_cast<unsigned char>(value));
  };
  if (code < 0x80) {
    out += byte(code);
  } else if (code < 0x800) {
    out += byte(0xC0U | (code >> 6U));
    out += byte(0x80U | (code & 0x3FU));
  } else {
    out += byte(0xE0U | (code >> 12U));
    out += byte(0x80U | ((code >> 6U) & 0x3FU));
    out += byte(0x80U | (code & 0x3FU));
  }
}

Result<std::string> from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    char32_t code = byte;
    if (byte >= 0x80 && byte <= 0x9F) code = kWindows1252[byte - 0x80U];
    if (code == 0 && byte != 0) {
      return fail(kIntakeEncoding, "byte " + std::to_string(i + 1) + " (0x" +
                                       hex(bytes.substr(i, 1)) +
                                       ") is neither UTF-8 nor Windows-1252; " + kSaveAsUtf8);
    }
    append_utf8(out, code);
  }
  return out;
}

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4));
}

// Text in UTF-16 or UTF-32 without a mark: most bytes of one parity are NUL.
bool looks_like_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++nuls[i % 2];
  }
  return std::max(nuls[0], nuls[1]) * 4 > head.size();
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') ||
         byte == 0x7F;
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
  });
}

tl::unexpected<Error> too_large(const std::string& name, std::uint64_t limit) {
  return fail(kIntakeTooLarge,
              "the file is larger than " + std::to_string(limit / kMebibyte) +
                  " MiB; split it, or raise the limit in the configuration",
              name);
}

Result<std::string> read_bytes(const std::filesystem::path& path, std::uint64_t limit) {
  const std::string name = path.string();
  const auto system_fault = [&](ErrorCode code) {
    return fail(code, std::generic_category().message(errno), name);
  };
  // Non-blocking: opening a pipe that nobody writes to must not hang.
  const UniqueFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) {
    return system_fault(errno == ENOENT || errno == ENOTDIR ? kIntakeNotFound : kIntakeUnreadable);
  }
  struct stat status {};
  if (fstat(file.get(), &status) != 0) return system_fault(kIntakeUnreadable);
  if (!S_ISREG(status.st_mode)) return fail(kIntakeNotAFile, "this is not a regular file", name);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit) return too_large(name, limit);

  // One byte more than promised tells whether the file has grown meanwhile.
  std::string bytes(static_cast<std::size_t>(size) + 1, '\0');
  std::size_t filled = 0;
  for (;;) {
    if (filled == bytes.size()) {
      if (filled > limit) return too_large(name, limit);
      bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(filled * 2, limit + 1)));
    }
    const ssize_t count = read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_fault(kIntakeUnreadable);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  if (filled > limit) return too_large(name, limit);
  bytes.resize(filled);
  return bytes;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  return hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Result<ImportText> decode_import_text(std::string_view bytes) {
  if (has_utf16_mark(bytes)) {
    return fail(kIntakeUtf16, std::string("the file is in UTF-16 or UTF-32; ") + kSaveAsUtf8);
  }
  if (bytes.find('\0') != std::string_view::npos) {
    if (looks_like_utf16(bytes)) {
      return fail(kIntakeUtf16,
                  std::string("the file seems to be in UTF-16 or UTF-32; ") + kSaveAsUtf8);
    }
    return fail(kIntakeBinary,
                "the file has NUL bytes: it is not a text file. A workbook must be "
                "saved as CSV first");
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (is_blank(bytes)) return fail(kIntakeEmpty, "the file is empty");
  if (std::any_of(bytes.begin(), bytes.end(), is_control)) {
    return fail(kIntakeBinary,
                "the file has control characters: it is not a text file. A workbook "
                "must be saved as CSV first");
  }
  if (is_valid_utf8(bytes)) return ImportText{std::string(bytes), TextEncoding::kUtf8};
  auto converted = from_windows_1252(bytes);
  if (!converted) return fail(converted.error());
  return ImportText{std::move(*converted), TextEncoding::kWindows1252};
}

Result<ImportFile> import_file_of(std::string_view name, std::string_view bytes) {
  constexpr std::size_t kMaxName = 200;
  if (name.empty() || name.size() > kMaxName || !is_one_line(name) || name == "." || name == ".." ||
      name.find_first_of("/\\") != std::string_view::npos) {
    return fail(kIntakeFileName,
                "the file's name must be one line without '/' and '\\', 1-200 bytes");
  }
  auto text = decode_import_text(bytes);
  if (!text) return fail(text.error());
  ImportFile file;
  file.name = name;
  file.sha256 = sha256_hex(bytes);
  file.text = std::move(text->text);
  file.encoding = text->encoding;
  return file;
}

Result<ImportFile> read_import_file(const std::filesystem::path& path,
                                    const ImportFileLimits& limits) {
  const auto bytes = read_bytes(path, limits.max_bytes);
  if (!bytes) return fail(bytes.error());
  auto text = decode_import_text(*bytes);
  if (!text) {
    Error error = text.error();
    error.file = path.string();
    return fail(std::move(error));
  }
  ImportFile file;
  file.name = path.filename().string();
  file.sha256 = sha256_hex(*bytes);
  file.text = std::move(text->text);
  file.encoding = text->encoding;
  return file;
}

}  // namespace viisari
