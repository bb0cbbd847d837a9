#include "walk.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "program.h"

namespace viisari::testing_support {
namespace {

rapidjson::Document json(int port, const std::string& target) {
  rapidjson::Document out;
  out.Parse(get(port, target).body.c_str());
  if (!out.IsObject()) throw std::runtime_error(target + " is no JSON object");
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return out;
}

std::string with(std::string target, const std::string& parameter) {
  target += target.find('?') == std::string::npos ? '?' : '&';
  return target + parameter;
}

// "/api/v1/areas/{area}/indicators" …; the paths of the description are its only lines that begin
// like this.
std::vector<std::string> described_paths(const std::string& openapi) {
  std::vector<std::string> out;
  std::istringstream lines(openapi);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  /") && line.ends_with(":")) {
      out.push_back(line.substr(2, line.size() - 3));
    }
  }
  return out;
}

}  // namespace

Answer get(int port, const std::string& target) {
  const std::string whole = http_get(port, target);
  const std::size_t end = whole.find("\r\n\r\n");
  if (!whole.starts_with("HTTP/1.1 ") || end == std::string::npos) {
    throw std::runtime_error("no answer to " + target);
  }
  Answer out;
  out.status = std::stoi(whole.substr(9, 3));
  out.head = whole.substr(0, end);
  out.body = whole.substr(end + 4);
  return out;
}

void Walk::each(const std::function<void(const std::string&, const Answer&)>& visit) {
  add_description();
  for (const char* page : {"/", "/findings", "/assets/style.css", "/no-such-page"}) {
    add_variants(page);
  }
  while (!waiting_.empty()) {
    const std::string target = waiting_.front();
    waiting_.pop_front();
    const Answer answer = get(port_, target);
    if (answer.head.find("text/html") != std::string::npos) add_links(answer.body);
    visit(target, answer);
  }
}

void Walk::add(const std::string& target) {
  if (known_.insert(target).second) waiting_.push_back(target);
}

void Walk::add_variants(const std::string& target) {
  add(target);
  for (const char* language : {"fi", "en"}) add(with(target, std::string("lang=") + language));
  for (const std::string& day : days_) {
    for (const char* language : {"fi", "en"}) {
      add(with(with(target, std::string("lang=") + language), "as_of=" + day));
    }
  }
}

void Walk::add_description() {
  const std::vector<std::string> paths = described_paths(get(port_, "/api/v1/openapi.yaml").body);
  if (paths.empty()) throw std::runtime_error("the API's description names no path");
  const rapidjson::Document areas = json(port_, "/api/v1/areas");
  for (const auto& area : areas["areas"].GetArray()) add_area(area["id"].GetString());
  for (const char* page : {"/findings?", "/api/v1/findings?"}) {
    for (const char* audit : {"figures", "targets", "verdicts"}) {
      add_variants(page + std::string("audit=") + audit);
      for (const char* one : {"contradiction", "rounding", "unverifiable"}) {
        add_variants(page + std::string("audit=") + audit + "&class=" + one);
      }
    }
  }
  for (const std::string& path : paths) {
    if (path.find('{') == std::string::npos) {
      add_variants(path);
      for (const char* format : {"csv", "xlsx", "json-stat"}) {
        add(with(path, std::string("format=") + format));
      }
      continue;
    }
    for (const auto& area : areas["areas"].GetArray()) {
      const std::string id = area["id"].GetString();
      std::string of_area = path;
      replace_all(of_area, "{area}", id);
      if (of_area.find("{key}") == std::string::npos) {
        add_variants(of_area);
        continue;
      }
      const rapidjson::Document listed =
          json(port_, "/api/v1/areas/" + id + "/indicators?limit=500");
      for (const auto& indicator : listed["indicators"].GetArray()) {
        const std::string key = std::string(indicator["id"].GetString()).substr(id.size() + 1);
        std::string of_indicator = of_area;
        replace_all(of_indicator, "{key}", key);
        if (of_indicator.find('{') != std::string::npos) {
          throw std::runtime_error(path + " has a parameter that the walk does not know");
        }
        add(of_indicator);
        if (of_indicator.ends_with("/observations") || of_indicator.ends_with("/outlook")) {
          for (const char* format : {"csv", "json-stat"}) {
            add(with(of_indicator, std::string("format=") + format));
          }
        }
        if (of_indicator.ends_with("/chart.svg")) {
          for (const char* size : {"narrow", "wide"}) {
            add(with(of_indicator, std::string("size=") + size));
          }
        }
        for (const std::string& day : days_) add(with(of_indicator, "as_of=" + day));
      }
    }
  }
}

void Walk::add_area(const std::string& area) {
  add_variants("/findings?area=" + area);
  add_variants("/api/v1/findings?area=" + area);
  const std::string list = "/api/v1/areas/" + area + "/indicators";
  for (const char* status : {"achieved", "on_track", "at_risk", "off_track", "missed", "no_data",
                             "no_target", "not_started"}) {
    add_variants(list + "?status=" + status);
  }
  for (const char* format : {"csv", "xlsx", "json-stat"}) {
    add_variants(list + "?format=" + format);
  }
  std::set<std::string> filters;  // each property's values, and words to look for
  const rapidjson::Document listed = json(port_, list + "?limit=500");
  for (const auto& indicator : listed["indicators"].GetArray()) {
    const std::string id = indicator["id"].GetString();
    for (const char* property : {"service", "goal", "owner"}) {
      const auto& value = indicator[property];
      const std::string text = value.IsString() ? value.GetString() : "";
      filters.insert(std::string(property) + "=" + encoded(text));
      if (text.size() <= 200) filters.insert("q=" + encoded(text));
    }
    add("/findings?indicator=" + id);
    add("/api/v1/findings?indicator=" + id);
    add("/indicators/" + id);
    for (const std::string& day : days_) add("/indicators/" + id + "?as_of=" + day + "&lang=en");
  }
  for (const std::string& filter : filters) add(list + "?" + filter);
  for (std::string page = list + "?limit=7"; !page.empty();) {
    add(page);
    const rapidjson::Document rows = json(port_, page);
    const auto& next = rows["next"];
    page = next.IsString() ? list + "?limit=7&cursor=" + encoded(next.GetString()) : "";
  }
}

void Walk::add_links(const std::string& html) {
  constexpr std::string_view kStart = "href=\"";
  for (std::size_t at = 0; (at = html.find(kStart, at)) != std::string::npos;) {
    at += kStart.size();
    std::string target = html.substr(at, html.find('"', at) - at);
    replace_all(target, "&amp;", "&");
    target.erase(std::min(target.find('#'), target.size()));
    if (target.starts_with("/") && !target.starts_with("//")) add(target);
  }
}

std::set<std::string> query_parameters(const std::string& openapi) {
  std::set<std::string> out;
  std::set<std::string> referred;  // components that those operations name
  std::istringstream lines(openapi);
  bool components = false;
  bool anyone = false;  // within an operation that needs no account
  std::string component;
  std::string name;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t text = line.find_first_not_of(" -");
    if (text == std::string::npos) continue;
    const std::string_view rest = std::string_view(line).substr(text);
    constexpr std::string_view kReference = "$ref: \"#/components/parameters/";
    if (line == "components:") components = true;
    if (rest.starts_with("tags: ")) anyone = rest == "tags: [data]" || rest == "tags: [operation]";
    if (components && text == 4 && rest.ends_with(':')) component = rest.substr(0, rest.size() - 1);
    if (rest.starts_with("name: ")) name = rest.substr(6);
    if (anyone && rest.starts_with(kReference)) {
      referred.emplace(rest.substr(kReference.size(), rest.rfind('"') - kReference.size()));
    }
    if (rest == "in: query" && (components ? referred.contains(component) : anyone)) {
      out.insert(name);
    }
  }
  return out;
}

const std::set<std::string>& walked_parameters() {
  static const std::set<std::string> kParameters{"area",   "as_of", "audit",     "class", "cursor",
                                                 "format", "goal",  "indicator", "lang",  "limit",
                                                 "owner",  "q",     "service",   "size",  "status"};
  return kParameters;
}

}  // namespace viisari::testing_support
