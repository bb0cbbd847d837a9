#include <cairo.h>
#include <librsvg/rsvg.h>

#include <cmath>
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

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
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
  std::string png;
  if (cairo_surface_write_to_png_stream(surface.get(), &append, &png) != CAIRO_STATUS_SUCCESS) {
    return fail(kChartFailed, "the picture could not be written");
  }
  return png;
}

}  // namespace viisari
