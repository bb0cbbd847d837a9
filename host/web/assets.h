// Files that are part of the program. Thread-safety: constant data, written at build time from
// host/web/openapi.yaml, host/web/assets/ (cmake/embed.cmake) and host/web/ui/ (its build.mjs).
#pragma once

#include <span>
#include <string_view>

namespace viisari {

std::string_view openapi_yaml();
std::string_view style_css();
std::string_view icon_svg();

// A file of the pages. Its name has a hash of its content in it, so it never changes.
struct UiAsset {
  std::string_view path;  // "/assets/app-KPUHUI74.js"
  std::string_view media_type;
  std::string_view bytes;
  std::string_view gzip;  // the same, compressed
};
// Empty when the program was built without the pages (VIISARI_UI=OFF).
std::span<const UiAsset> ui_assets();

// What the document of every page links. Empty without the pages.
struct UiEntry {
  std::string_view script;                     // <script type="module" src>
  std::string_view style;                      // <link rel="stylesheet" href>
  std::span<const std::string_view> preloads;  // <link rel="modulepreload" href>
};
UiEntry ui_entry();

}  // namespace viisari
