// Writes the built files as the C++ source behind web/assets.h: as numbers, because compilers limit
// the length of one literal.
function numbers(bytes) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += 24) lines.push(bytes.subarray(at, at + 24).join(","));
  return lines.join(",\n");
}

export function assetsSource({ assets, script, style, firstPage }) {
  const arrays = assets.flatMap(({ bytes, gzip }, i) => [
    `constexpr unsigned char kPlain${i}[] = {\n${numbers(bytes)}};`,
    `constexpr unsigned char kGzip${i}[] = {\n${numbers(gzip)}};`,
  ]);
  const rows = assets.map(
    ({ name, mediaType }, i) =>
      `{"/assets/${name}", "${mediaType}", text_of(kPlain${i}), text_of(kGzip${i})},`,
  );
  // The script itself preloads nothing new, and keeps the table from being empty.
  const preloads = [script, ...[...firstPage].filter((name) => name !== script)];
  return `#include "web/assets.h"
namespace viisari {
namespace {
${arrays.join("\n")}
template <std::size_t kSize>
std::string_view text_of(const unsigned char (&bytes)[kSize]) {
  return {reinterpret_cast<const char*>(bytes), kSize};
}
}  // namespace
std::span<const UiAsset> ui_assets() {
  static const UiAsset kAssets[] = {
${rows.join("\n")}
  };
  return kAssets;
}
UiEntry ui_entry() {
  static constexpr std::string_view kPreloads[] = {${preloads.map((name) => `"/assets/${name}"`).join(", ")}};
  return {kPreloads[0], "/assets/${style}", kPreloads};
}
}  // namespace viisari
`;
}
