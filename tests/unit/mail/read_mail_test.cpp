#include "mail/read_mail.h"

#include <gmock/gmock.h>

#include "mail/compose.h"

namespace viisari {
namespace {

using testing::Contains;
using testing::Pair;

std::string sample() {
  Mail mail;
  mail.from = {"Ylläpito", "viisari@pirkanmaa.example"};
  mail.to = {"Johto", "johto@pirkanmaa.example"};
  mail.subject = "Jäljessä: äitiysneuvolan käynnit";
  mail.date = *parse_instant("2026-01-05T06:07:08Z");
  mail.message_id = "<alert-1@pirkanmaa.example>";
  mail.text = "Hyvää päivää\n";
  return *compose(mail);
}

TEST(ReadMail, HeadersAreDecoded) {
  EXPECT_THAT(headers_of_mail(sample()),
              Contains(Pair("Subject", "Jäljessä: äitiysneuvolan käynnit")));
}

TEST(ReadMail, TheTextIsDecoded) {
  EXPECT_EQ(text_of_mail(sample()), "Hyvää päivää\n");
}

TEST(ReadMail, WhatIsNoMailHasNoText) {
  EXPECT_EQ(text_of_mail(""), "");
}

}  // namespace
}  // namespace viisari
