// Result<T>: a value or an Error. Expected failures travel as values; exceptions are for
// constructors, for Poco and for bugs, and are translated where they enter (docs/architecture.md).
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace viisari {

template <class T>
using Result = tl::expected<T, Error>;

// `return fail(kUnknownUnit, "…");`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string text) {
  return tl::unexpected<Error>(Error{code, std::move(text), {}, 0, 0});
}
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string text, std::string file,
                                                int line = 0, int column = 0) {
  return tl::unexpected<Error>(Error{code, std::move(text), std::move(file), line, column});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace viisari
