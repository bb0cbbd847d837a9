// Files that are part of the program. Thread-safety: constant data, written at build time from
// host/web/openapi.yaml and host/web/assets/ (cmake/embed.cmake).
#pragma once

#include <string_view>

namespace viisari {

std::string_view openapi_yaml();
std::string_view style_css();

}  // namespace viisari
