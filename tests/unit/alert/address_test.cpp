#include <gtest/gtest.h>

#include <string>

#include "alert/recipients.h"

namespace viisari {
namespace {

class Address : public testing::TestWithParam<std::string> {};
class NoAddress : public testing::TestWithParam<std::string> {};

TEST_P(Address, IsTaken) {
  EXPECT_TRUE(is_address(GetParam()));
}
TEST_P(NoAddress, IsRefused) {
  EXPECT_FALSE(is_address(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(All, Address,
                         testing::Values("johto@pirkanmaa.example", "a@b.example",
                                         "a.b+c_d@x-y.example", "tilannehuone@localhost",
                                         "O'Brien@area.example", "1@2.example",
                                         "a@xn--hyvinvointialue-0zb.example",
                                         std::string(64, 'a') + "@b.example",
                                         "a@" + std::string(63, 'b') + ".example"));

INSTANTIATE_TEST_SUITE_P(
    All, NoAddress,
    testing::Values(
        "", "@", "johto", "johto@", "@pirkanmaa.example", "johto@pirkanmaa", "johto@.example",
        "johto@pirkanmaa.", "johto@pirkanmaa..example", ".johto@pirkanmaa.example",
        "johto.@pirkanmaa.example", "jo..hto@pirkanmaa.example", "a@b@pirkanmaa.example",
        "johto@pirkanmaa.example\r\nBcc: x@y.example", "johto\r\n@pirkanmaa.example",
        "johto@pirkanmaa.example\n", "johto@pirkanmaa.example\r", "johto\t@pirkanmaa.example",
        std::string("johto\0@pirkanmaa.example", 24), "jo hto@pirkanmaa.example",
        " johto@pirkanmaa.example", "johto@pirkanmaa.example ", "<johto@pirkanmaa.example>",
        "Johto <johto@pirkanmaa.example>", "\"jo hto\"@pirkanmaa.example", "a,b@c.example",
        "a@b.example,c@d.example", "a@b.example;c@d.example", "mailto:a@b.example", "a@[127.0.0.1]",
        "a@127.0.0.1", "a@-b.example", "a@b-.example", "a@b_c.example", "a@b.example/x",
        "ä@b.example", "a@hämeenlinna.example", std::string(65, 'a') + "@b.example",
        "a@" + std::string(64, 'b') + ".example",
        "a@" + std::string(63, 'b') + "." + std::string(63, 'c') + "." + std::string(63, 'd') +
            "." + std::string(63, 'e') + ".example",
        "johto@pirkanmaa.example\x7F", "johto(x)@pirkanmaa.example", "johto@localhost.",
        "johto@Localhost\r"));

}  // namespace
}  // namespace viisari
