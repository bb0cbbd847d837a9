#include "area/elf_stamp.h"

#include <elf.h>
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "viisari/plugin.h"

namespace viisari::area {
namespace {

// A file with nothing but what read_stamp() looks at: header, names, stamp, section table.
struct SmallElf {
  Elf64_Ehdr header{};
  std::string names{"\0.shstrtab\0.viisari\0", 20};
  viisari_stamp_t stamp{VIISARI_ABI_MAGIC, VIISARI_ABI_MAJOR, VIISARI_ABI_MINOR};
  std::vector<Elf64_Shdr> sections{3};

  SmallElf() {
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_type = ET_DYN;
#if defined(__x86_64__)
    header.e_machine = EM_X86_64;
#elif defined(__aarch64__)
    header.e_machine = EM_AARCH64;
#endif
    header.e_shentsize = sizeof(Elf64_Shdr);
    header.e_shnum = 3;
    header.e_shstrndx = 1;
    header.e_shoff = sizeof(header) + names.size() + sizeof(stamp);
    sections[1].sh_name = 1;
    sections[1].sh_offset = sizeof(header);
    sections[1].sh_size = names.size();
    sections[2].sh_name = 11;
    sections[2].sh_type = SHT_PROGBITS;
    sections[2].sh_offset = sizeof(header) + names.size();
    sections[2].sh_size = sizeof(stamp);
  }
  std::string bytes() const {
    std::string out(reinterpret_cast<const char*>(&header), sizeof(header));
    out += names;
    out.append(reinterpret_cast<const char*>(&stamp), sizeof(stamp));
    out.append(reinterpret_cast<const char*>(sections.data()),
               sections.size() * sizeof(Elf64_Shdr));
    return out;
  }
};

std::string code_of(const SmallElf& elf) {
  const auto stamp = read_stamp(elf.bytes());
  return stamp ? "" : std::string(stamp.error().code.name);
}

TEST(ElfStamp, IsRead) {
  const auto stamp = read_stamp(SmallElf().bytes());
  ASSERT_TRUE(stamp) << stamp.error().to_string();
  EXPECT_EQ(stamp->magic, VIISARI_ABI_MAGIC);
  EXPECT_EQ(stamp->abi_major, VIISARI_ABI_MAJOR);
  EXPECT_TRUE(check_abi(*stamp));
}

TEST(ElfStamp, IsReadFromAFileWithExtendedNumbers) {
  SmallElf elf;
  elf.header.e_shnum = 0;
  elf.sections[0].sh_size = 3;
  elf.header.e_shstrndx = SHN_XINDEX;
  elf.sections[0].sh_link = 1;
  EXPECT_EQ(code_of(elf), "");
}

TEST(ElfStamp, NeedsAnElfFileForThisMachine) {
  EXPECT_EQ(read_stamp("").error().code, kNotElf);
  EXPECT_EQ(read_stamp("#!/bin/sh\n").error().code, kNotElf);
  EXPECT_EQ(read_stamp(std::string(64, '\0')).error().code, kNotElf);
  SmallElf elf;
  elf.header.e_machine = EM_386;
  EXPECT_EQ(code_of(elf), "area.not_elf");
  elf = {};
  elf.header.e_ident[EI_CLASS] = ELFCLASS32;
  EXPECT_EQ(code_of(elf), "area.not_elf");
  elf = {};
  elf.header.e_ident[EI_DATA] = ELFDATA2MSB;
  EXPECT_EQ(code_of(elf), "area.not_elf");
  elf = {};
  elf.header.e_type = ET_EXEC;
  EXPECT_EQ(code_of(elf), "area.not_elf");
}

TEST(ElfStamp, NeedsTheSection) {
  SmallElf elf;
  elf.names[12] = 'x';
  EXPECT_EQ(code_of(elf), "area.no_stamp");
  elf = {};
  elf.header.e_shoff = 0;
  EXPECT_EQ(code_of(elf), "area.no_stamp");
  elf = {};
  elf.sections[2].sh_type = SHT_NOBITS;
  EXPECT_EQ(code_of(elf), "area.no_stamp");
  elf = {};
  elf.sections[2].sh_size = 4;
  EXPECT_EQ(code_of(elf), "area.no_stamp");
}

TEST(ElfStamp, BelievesNoOffset) {
  for (const std::uint64_t far : {std::uint64_t{1000}, ~std::uint64_t{0}, ~std::uint64_t{0} - 63}) {
    SmallElf elf;
    elf.header.e_shoff = far;
    EXPECT_EQ(code_of(elf), "area.not_elf") << far;
    elf = {};
    elf.sections[1].sh_offset = far;
    EXPECT_EQ(code_of(elf), "area.not_elf") << far;
    elf = {};
    elf.sections[1].sh_size = far;
    EXPECT_EQ(code_of(elf), "area.not_elf") << far;
    elf = {};
    elf.sections[2].sh_offset = far;
    EXPECT_EQ(code_of(elf), "area.no_stamp") << far;
  }
  SmallElf elf;
  elf.header.e_shnum = 60'000;
  elf.names[12] = 'x';
  EXPECT_EQ(code_of(elf), "area.not_elf");
  elf = {};
  elf.header.e_shnum = 0;
  elf.sections[0].sh_size = ~std::uint64_t{0};
  elf.names[12] = 'x';
  EXPECT_EQ(code_of(elf), "area.not_elf");
  elf = {};
  elf.sections[2].sh_name = ~std::uint32_t{0};
  EXPECT_EQ(code_of(elf), "area.no_stamp");
  elf = {};
  elf.header.e_shstrndx = 7;
  EXPECT_EQ(code_of(elf), "area.not_elf");
}

TEST(ElfStamp, BelievesNoPrefixOfAFile) {
  const std::string whole = SmallElf().bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(read_stamp(std::string_view(whole).substr(0, size))) << size;
  }
}

TEST(CheckAbi, AcceptsTheSameMajorAndNoNewerMinor) {
  const auto code = [](std::uint32_t magic, int major, int minor) {
    const auto checked =
        check_abi({magic, static_cast<std::uint16_t>(major), static_cast<std::uint16_t>(minor)});
    return checked ? "" : std::string(checked.error().code.name);
  };
  EXPECT_EQ(code(VIISARI_ABI_MAGIC, 1, 0), "");
  EXPECT_EQ(code(VIISARI_ABI_MAGIC, 1, VIISARI_ABI_MINOR + 1), "area.newer_abi");
  EXPECT_EQ(code(VIISARI_ABI_MAGIC, 2, 0), "area.newer_abi");
  EXPECT_EQ(code(VIISARI_ABI_MAGIC, 0, 9), "area.older_abi");
  EXPECT_EQ(code(0, 1, 0), "area.wrong_magic");
}

}  // namespace
}  // namespace viisari::area
