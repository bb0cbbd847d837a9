#include <cairo.h>
#include <librsvg/rsvg.h>
#include <png.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

#include "base/checked_cast.h"
#include "base/text.h"
#include "report/chart.h"

namespace viisari {
namespace {

constexpr double kLargestSide = 8000;  // pixels

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
using Handle = std::unique_ptr<RsvgHandle, Release<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

tl::unexpected<Error> fail_with(GError* error, const char* what) {
  std::string text = what;
  if (error != nullptr) text += ": " + printable(error->message, 200);
  g_clear_error(&error);
  return fail(kChartFailed, std::move(text));
}

// The pixels as a PNG; empty when libpng refuses. Not cairo's own writer: its row filters are made
// for photographs, which took four times as long and a fifth more bytes here.
std::string encode(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = checked_cast<png_uint_32>(cairo_image_surface_get_width(surface));
  image.height = checked_cast<png_uint_32>(cairo_image_surface_get_height(surface));
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;  // no filters
  const auto stride = checked_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* data = cairo_image_surface_get_data(surface);
  if (data == nullptr) return {};
  std::string pixels;
  pixels.reserve(std::size_t{3} * image.width * image.height);
  for (std::size_t row = 0; row < image.height; ++row) {
    for (std::size_t column = 0; column < image.width; ++column) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, data + row * stride + column * sizeof pixel, sizeof pixel);
      for (const unsigned shift : {16U, 8U, 0U}) {
        pixels += static_cast<char>((pixel >> shift) & 0xFFU);
      }
    }
  }
  std::string png(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = png.size();
  if (png_image_write_to_memory(&image, png.data(), &size, 0, pixels.data(), 0, nullptr) == 0) {
    return {};
  }
  png.resize(size);
  png.shrink_to_fit();
  return png;
}

}  // namespace

Result<std::string> chart_png(const std::string& svg, double scale) {
  GError* error = nullptr;
  // A document from memory has no base address, so librsvg resolves no reference out of it.
  const Handle handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!handle) return fail_with(error, "the drawing is not SVG");
  double width = 0;
  double height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0) {
    return fail(kChartFailed, "the drawing says no size in pixels");
  }
  const double columns = std::ceil(width * scale);
  const double rows = std::ceil(height * scale);
  // Written so that a NaN fails too.
  if (!(columns >= 1 && rows >= 1 && columns <= kLargestSide && rows <= kLargestSide)) {
    return fail(kChartFailed, "the picture would have no pixels or too many");
  }
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(columns),
                                                   static_cast<int>(rows)));
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  const RsvgRectangle all{0, 0, columns, rows};
  if (rsvg_handle_render_document(handle.get(), context.get(), &all, &error) == 0) {
    return fail_with(error, "the drawing could not be rendered");
  }
  std::string png = encode(surface.get());
  if (png.empty()) return fail(kChartFailed, "the picture could not be written");
  return png;
}

}  // namespace viisari
