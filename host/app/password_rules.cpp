#include "app/password_rules.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace viisari {
namespace {

constexpr std::size_t kLeast = 12;
constexpr std::size_t kMost = 256;

// Of the lists of passwords that have leaked, those of 12 characters and more that come first, and
// their like in Finnish. Compared without the case of ASCII letters.
constexpr std::array<std::string_view, 40> kCommonest{
    "123456789012",     "1234567890123",    "12345678901234",  "123456789123",     "123412341234",
    "123123123123",     "012345678901",     "098765432109",    "qwertyuiop12",     "qwertyuiop123",
    "qwertyuiopasdf",   "qwertyqwerty",     "qwerty123456",    "1q2w3e4r5t6y",     "1qaz2wsx3edc",
    "asdfghjkl123",     "zxcvbnm12345",     "password1234",    "password12345",    "password123456",
    "passwordpassword", "mypassword12",     "changeme1234",    "changemechangeme", "iloveyou1234",
    "iloveyouiloveyou", "administrator",    "administrator1",  "adminadminadmin",  "welcome12345",
    "letmein12345",     "abcdefghijkl",     "abcdefghijklm",   "abc123abc123",     "salasana1234",
    "salasana12345",    "salasanasalasana", "hyvinvointialue", "viisariviisari",   "tervetuloa123",
};

// Characters as people count them: code points.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool is_one_character(std::string_view text) {
  return text.find_first_not_of(text.front()) == std::string_view::npos;
}

}  // namespace

std::optional<AccountFault> fault_of_password(std::string_view account, std::string_view password,
                                              std::string_view current) {
  const std::size_t length = characters(password);
  if (length < kLeast || length > kMost || !is_valid_utf8(password)) {
    return AccountFault{kPasswordLength, "new_password",
                        "Salasanassa on oltava 12–256 merkkiä. Muita vaatimuksia merkeille ei ole.",
                        "A password has 12 to 256 characters. Any characters will do."};
  }
  if (password == current) {
    return AccountFault{kPasswordIsOld, "new_password", "Uusi salasana on sama kuin nykyinen.",
                        "The new password is the same as the current one."};
  }
  const std::string folded = to_lower_ascii(password);
  if (folded == account) {
    return AccountFault{kPasswordIsName, "new_password", "Salasana ei saa olla tunnus.",
                        "The password must not be the account's name."};
  }
  if (is_one_character(folded) ||
      std::find(kCommonest.begin(), kCommonest.end(), folded) != kCommonest.end()) {
    return AccountFault{
        kPasswordIsCommon, "new_password",
        "Salasana on yleisimpien joukossa, ja sen voi arvata. Valitse toinen.",
        "This is among the commonest passwords and can be guessed. Choose another."};
  }
  return std::nullopt;
}

}  // namespace viisari
