// Which language an answer is given in. Thread-safety: pure functions.
#pragma once

#include <string_view>

#include "report/format.h"

namespace viisari {

// The best of Finnish and English for an Accept-Language field (RFC 9110, 12.5.4): Finnish when the
// field is empty, broken or names neither. Of equally welcome ones the first named.
Language negotiate_language(std::string_view accept_language);

}  // namespace viisari
