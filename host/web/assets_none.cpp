// A program built with VIISARI_UI=OFF has no pages.
#include "web/assets.h"

namespace viisari {

std::span<const UiAsset> ui_assets() {
  return {};
}

UiEntry ui_entry() {
  return {};
}

}  // namespace viisari
