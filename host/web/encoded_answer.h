// An answer in the encodings a client may ask for: made once, kept together.
// Ownership: answers are immutable and shared. Thread-safety: pure functions.
#pragma once

#include <string_view>

#include "web/request.h"

namespace viisari {

// The answer, and beside it the same compressed, with an ETag of its own (RFC 9110, 8.8.3: a strong
// validator tells representations apart). Left as it is where compressing gains nothing.
AnswerPtr with_gzip(AnswerPtr answer);
// Of the two the one that an Accept-Encoding field takes.
AnswerPtr choose_encoding(AnswerPtr answer, std::string_view accept_encoding);

}  // namespace viisari
