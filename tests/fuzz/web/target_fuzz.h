// One step of the web fuzzers, shared by libFuzzer and the seeded GoogleTest driver. Throws
// std::logic_error when a promise is broken.
#pragma once

#include <string_view>

namespace viisari {

// A request target: decoded text is clean UTF-8, and encoding it again gives the same meaning.
void fuzz_request_target(std::string_view bytes);
// A stream of requests: the same requests come out however the bytes are cut.
void fuzz_request_parser(std::string_view bytes);

}  // namespace viisari
