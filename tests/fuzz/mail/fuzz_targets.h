// What the driver calls: each takes any bytes and aborts where a promise is broken.
// Thread-safety: one thread.
#pragma once

#include <string>

// Whether the mail that the bytes stand for could be composed.
bool fuzz_mail(const std::string& bytes);
// The bytes as numbers of a chart, and as SVG; whether the SVG became a picture.
bool fuzz_chart(const std::string& bytes);
