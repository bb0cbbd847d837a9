#include "area/elf_stamp.h"

#include <elf.h>

#include <bit>
#include <cstring>
#include <optional>
#include <string>

#include "viisari/plugin.h"

namespace viisari::area {
namespace {

static_assert(std::endian::native == std::endian::little, "plugins are read as little-endian");

#if defined(__x86_64__)
constexpr unsigned kMachine = EM_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kMachine = EM_AARCH64;
#else
#error "add the ELF machine number of this architecture"
#endif

// A copy of the T at `offset`, or nothing when it does not lie wholly inside the file.
template <class T>
std::optional<T> read_at(std::string_view file, std::uint64_t offset) {
  if (offset > file.size() || file.size() - offset < sizeof(T)) return std::nullopt;
  T value;
  std::memcpy(&value, file.data() + offset, sizeof(T));
  return value;
}

std::optional<std::string_view> slice(std::string_view file, std::uint64_t offset,
                                      std::uint64_t size) {
  if (offset > file.size() || file.size() - offset < size) return std::nullopt;
  return file.substr(offset, size);
}

std::optional<Elf64_Shdr> section_at(std::string_view file, const Elf64_Ehdr& header,
                                     std::uint64_t index) {
  std::uint64_t offset = 0;
  if (__builtin_mul_overflow(index, sizeof(Elf64_Shdr), &offset) ||
      __builtin_add_overflow(offset, header.e_shoff, &offset)) {
    return std::nullopt;
  }
  return read_at<Elf64_Shdr>(file, offset);
}

}  // namespace

Result<AbiStamp> read_stamp(std::string_view file) {
  const auto header = read_at<Elf64_Ehdr>(file, 0);
  if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) {
    return fail(kNotElf, "the file is not an ELF file");
  }
  if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB ||
      header->e_type != ET_DYN || header->e_machine != kMachine) {
    return fail(kNotElf, "the file is not a 64-bit shared library for this machine");
  }
  if (header->e_shoff == 0) return fail(kNoStamp, "the file has no section table");
  const auto first = section_at(file, *header, 0);
  if (!first || header->e_shentsize != sizeof(Elf64_Shdr)) {
    return fail(kNotElf, "the section table lies outside the file");
  }
  // With very many sections the real numbers stand in the first one.
  const std::uint64_t count = header->e_shnum != 0 ? header->e_shnum : first->sh_size;
  const std::uint64_t names_index =
      header->e_shstrndx != SHN_XINDEX ? header->e_shstrndx : first->sh_link;
  const auto names_section = section_at(file, *header, names_index);
  const auto names = names_section && names_index < count
                         ? slice(file, names_section->sh_offset, names_section->sh_size)
                         : std::nullopt;
  if (!names) return fail(kNotElf, "the section names lie outside the file");

  constexpr std::string_view kName(VIISARI_STAMP_SECTION);
  for (std::uint64_t index = 1; index < count; ++index) {
    const auto section = section_at(file, *header, index);
    if (!section) return fail(kNotElf, "the section table lies outside the file");
    // The name and its final NUL.
    const auto name = slice(*names, section->sh_name, kName.size() + 1);
    if (!name || name->substr(0, kName.size()) != kName || name->back() != '\0') continue;
    const auto stamp = read_at<viisari_stamp_t>(file, section->sh_offset);
    if (section->sh_type != SHT_PROGBITS || section->sh_size != sizeof(viisari_stamp_t) || !stamp) {
      return fail(kNoStamp, "the stamp section is damaged");
    }
    return AbiStamp{stamp->magic, stamp->abi_major, stamp->abi_minor};
  }
  return fail(kNoStamp, "the file has no section " VIISARI_STAMP_SECTION);
}

Result<void> check_abi(const AbiStamp& stamp) {
  if (stamp.magic != VIISARI_ABI_MAGIC) {
    return fail(kWrongMagic, "the stamp does not begin with the magic number");
  }
  const std::string theirs =
      std::to_string(stamp.abi_major) + "." + std::to_string(stamp.abi_minor);
  const std::string ours =
      std::to_string(VIISARI_ABI_MAJOR) + "." + std::to_string(VIISARI_ABI_MINOR);
  if (stamp.abi_major < VIISARI_ABI_MAJOR) {
    return fail(kOlderAbi, "built for ABI " + theirs + "; this host needs " + ours);
  }
  if (stamp.abi_major > VIISARI_ABI_MAJOR || stamp.abi_minor > VIISARI_ABI_MINOR) {
    return fail(kNewerAbi, "built for ABI " + theirs + "; this host has " + ours);
  }
  return {};
}

}  // namespace viisari::area
