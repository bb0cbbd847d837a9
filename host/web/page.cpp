#include "web/page.h"

#include "base/text.h"

namespace viisari {
namespace {

// The path with another parameter.
void append_parameter(std::string& path, std::string_view name, std::string_view value) {
  path += path.find('?') == std::string::npos ? '?' : '&';
  path.append(name).append("=").append(value);
}

}  // namespace

Page& Page::raw(std::string_view html) {
  out_ += html;
  return *this;
}

Page& Page::text(std::string_view text) {
  out_ += escape_markup(text);
  return *this;
}

Page& Page::words(std::string_view fi, std::string_view en) {
  return text(PageWords{fi, en}.in(context_.language));
}

std::string Page::link(std::string_view path) const {
  std::string out(path);
  if (context_.language_asked) append_parameter(out, "lang", lang());
  if (!context_.as_of.empty()) append_parameter(out, "as_of", context_.as_of);
  return out;
}

void Page::begin(std::string_view title) {
  raw("<!doctype html>\n<html lang=\"").raw(lang());
  raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
  raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  text(title).raw(
      " – Viisari</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"/assets/icon.svg\">\n");
  raw("<link rel=\"stylesheet\" href=\"/assets/style.css\">\n");
  raw("</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
  words("Siirry sisältöön", "Skip to content").raw("</a>\n<header>\n<p class=\"brand\"><a href=\"");
  text(link("/")).raw("\">Viisari</a></p>\n<nav aria-label=\"");
  words("Sivut", "Pages").raw("\">\n<ul class=\"languages\">\n<li><a href=\"");
  text(link("/")).raw("\">").words("Mittarit", "Indicators").raw("</a></li>\n<li><a href=\"");
  text(link("/findings")).raw("\">").words("Löydökset", "Findings");
  raw("</a></li>\n</ul>\n</nav>\n<nav aria-label=\"");
  words("Kieli", "Language").raw("\">\n<ul class=\"languages\">\n");
  language_link("fi", "Suomeksi");
  language_link("en", "In English");
  raw("</ul>\n</nav>\n</header>\n<main id=\"main\">\n<h1>").text(title).raw("</h1>\n");
}

std::string Page::finish() {
  raw("</main>\n<footer>\n<p>");
  words("Samat tiedot koneluettavina: ", "The same data for machines: ");
  raw("<a href=\"/api/v1/areas\">/api/v1/areas</a>, <a href=\"/api/v1/openapi.yaml\">");
  words("rajapinnan kuvaus", "description of the API");
  raw("</a></p>\n</footer>\n</body>\n</html>\n");
  return std::move(out_);
}

void Page::language_link(std::string_view language, std::string_view name) {
  std::string path = context_.path;
  append_parameter(path, "lang", language);
  if (!context_.as_of.empty()) append_parameter(path, "as_of", context_.as_of);
  raw("<li><a hreflang=\"").raw(language).raw("\" lang=\"").raw(language).raw("\" href=\"");
  text(path).raw("\"");
  if (language == lang()) raw(" aria-current=\"true\"");
  raw(">").text(name).raw("</a></li>\n");
}

}  // namespace viisari
