// C++20 on top of the C interface in plugin.h. Header only: everything here is compiled into the
// plugin, and only the C interface crosses to the host.
//
//   class Example final : public viisari::sdk::Plugin, public viisari::sdk::Importer { … };
//   VIISARI_PLUGIN(Example)
//
// Ownership: the plugin owns what it returns as values; string_views that it is given are valid
// until the call returns. Thread-safety: the host calls a plugin from one thread at a time.
// Exceptions: none leaves the plugin. What a method throws becomes a failed call, with the
// exception's text reported to the operator.
#ifndef VIISARI_PLUGIN_HPP
#define VIISARI_PLUGIN_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "viisari/plugin.h"

// viisari_add_plugin() sets both, so that code and manifest cannot disagree.
#ifndef VIISARI_PLUGIN_ID
#define VIISARI_PLUGIN_ID ""
#endif
#ifndef VIISARI_PLUGIN_VERSION
#define VIISARI_PLUGIN_VERSION "0.0.0"
#endif

namespace viisari::sdk {

// What lists show before the plugin is running. A plugin class has one as
// `static constexpr viisari::sdk::Info kInfo{.name = "…"};`.
struct Info {
  const char* id = VIISARI_PLUGIN_ID;
  const char* name = "";
  const char* version = VIISARI_PLUGIN_VERSION;
  const char* vendor = nullptr;
};

// The parts of a description. The comments of the same structures in plugin.h apply; an empty
// string stands for "none".
struct Name {
  std::string fi;  // required
  std::string sv = {};
  std::string en = {};
};
struct Code {
  std::string system;
  std::string code;
  std::string valid_from = {};  // YYYY-MM-DD
  std::string valid_to = {};
};
struct Service {
  std::string id;
  std::string code;
  Name name;
  std::int32_t parent = -1;  // index in the same vector, smaller than its own
};
struct Role {
  std::string id;
  Name name;
};
struct StatusWord {
  std::string words;
  std::string status;
};
struct Reporting {
  std::string id;
  Name name;
  std::int32_t months = 0;
  std::int32_t delay_days = 0;
};
struct Description {
  std::string area_id = VIISARI_PLUGIN_ID;
  Name name;
  std::vector<Code> codes = {};
  std::vector<Service> services = {};
  std::vector<Role> roles = {};
  std::vector<StatusWord> status_words = {};
  std::vector<Reporting> reporting = {};
};

// A figure found, and a place that could not be read: views, copied by the host during the call.
struct Figure {
  std::string_view series = {};
  std::string_view label = {};
  std::string_view section = {};
  std::string_view period = {};
  std::string_view value = {};
  std::string_view status = {};
  std::string_view reason = {};
  std::string_view document = {};
  std::string_view lines = {};
  std::string_view raw = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};
struct Problem {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string_view code = {};
  std::string_view text = {};
};

// Where an import puts what it finds. Both functions return false once the host wants no more:
// the import should then return. Virtual so that a plugin's own tests can collect figures.
class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;
  virtual bool figure(const Figure& figure) = 0;
  virtual bool problem(const Problem& problem) = 0;
};

class Importer {
 public:
  Importer() = default;
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;
  virtual ~Importer() = default;
  // How sure the plugin is that it can read the file, 0 (no) to 100.
  virtual int sniff(std::string_view file_name, std::string_view head) = 0;
  // True when the document was read to its end, also with problems.
  virtual bool import(std::string_view file_name, std::string_view content, Sink& sink) = 0;
};

class Plugin {
 public:
  Plugin() = default;
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;
  virtual ~Plugin() = default;
  // Called once, right after construction.
  virtual Description description() const = 0;
  // The plugin's importer, owned by it, or nullptr. A class that also derives from Importer
  // returns `this`.
  virtual Importer* importer() { return nullptr; }
};

namespace detail {

inline viisari_text_t to_text(std::string_view text) {
  return {text.data(), text.size()};
}
inline std::string_view to_view(viisari_text_t text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

// A required text as the C interface wants it. NUL bytes would cut it silently.
inline const char* required(const std::string& text) {
  if (text.find('\0') != std::string::npos) throw std::invalid_argument("NUL byte in: " + text);
  return text.c_str();
}
inline const char* optional(const std::string& text) {
  return text.empty() ? nullptr : required(text);
}
inline viisari_name_t to_name(const Name& name) {
  return {required(name.fi), optional(name.sv), optional(name.en)};
}

// The description as C structures; they point into the strings it owns, so it stays where it is.
class KeptDescription {
 public:
  explicit KeptDescription(Description description) : text_(std::move(description)) {
    for (const Code& code : text_.codes) {
      codes_.push_back({required(code.system), required(code.code), optional(code.valid_from),
                        optional(code.valid_to)});
    }
    for (const Service& service : text_.services) {
      services_.push_back(
          {required(service.id), optional(service.code), to_name(service.name), service.parent});
    }
    for (const Role& role : text_.roles) {
      roles_.push_back({required(role.id), to_name(role.name)});
    }
    for (const StatusWord& word : text_.status_words) {
      status_words_.push_back({required(word.words), required(word.status)});
    }
    for (const Reporting& reporting : text_.reporting) {
      reporting_.push_back({required(reporting.id), to_name(reporting.name), reporting.months,
                            reporting.delay_days});
    }
    view_ = {sizeof(viisari_description_t),
             required(text_.area_id),
             to_name(text_.name),
             codes_.data(),
             codes_.size(),
             services_.data(),
             services_.size(),
             roles_.data(),
             roles_.size(),
             status_words_.data(),
             status_words_.size(),
             reporting_.data(),
             reporting_.size()};
  }
  KeptDescription(const KeptDescription&) = delete;
  KeptDescription& operator=(const KeptDescription&) = delete;
  ~KeptDescription() = default;

  const viisari_description_t* view() const { return &view_; }

 private:
  Description text_;
  std::vector<viisari_code_t> codes_;
  std::vector<viisari_service_t> services_;
  std::vector<viisari_role_t> roles_;
  std::vector<viisari_status_word_t> status_words_;
  std::vector<viisari_reporting_t> reporting_;
  viisari_description_t view_{};
};

class HostSink final : public Sink {
 public:
  explicit HostSink(const viisari_sink_t& host) : host_(host) {}

  bool figure(const Figure& figure) override {
    if (stopped_) return false;
    const viisari_figure_t out{sizeof(viisari_figure_t),
                               to_text(figure.series),
                               to_text(figure.label),
                               to_text(figure.section),
                               to_text(figure.period),
                               to_text(figure.value),
                               to_text(figure.status),
                               to_text(figure.reason),
                               to_text(figure.document),
                               to_text(figure.lines),
                               to_text(figure.raw),
                               figure.line,
                               figure.column};
    stopped_ = host_.figure(host_.host, &out) != 0;
    return !stopped_;
  }
  bool problem(const Problem& problem) override {
    if (stopped_) return false;
    const viisari_problem_t out{sizeof(viisari_problem_t), problem.line, problem.column,
                                to_text(problem.code), to_text(problem.text)};
    stopped_ = host_.problem(host_.host, &out) != 0;
    return !stopped_;
  }

 private:
  const viisari_sink_t& host_;
  bool stopped_ = false;
};

// The C functions for one plugin class.
template <class PluginClass>
class Bridge {
 public:
  static void* create() noexcept {
    try {
      last_error_[0] = '\0';
      return std::make_unique<Instance>().release();
    } catch (const std::exception& error) {
      remember(error.what());
    } catch (...) {  // the edge of the C interface: nothing may pass
      remember("an exception that is not a std::exception");
    }
    return nullptr;
  }
  static void destroy(void* plugin) noexcept {
    const std::unique_ptr<Instance> owned(static_cast<Instance*>(plugin));
  }
  static const viisari_description_t* describe(void* plugin) noexcept {
    return static_cast<Instance*>(plugin)->description.view();
  }
  static const void* get_extension(void* plugin, const char* id) noexcept {
    static constexpr viisari_importer_t kImporter{sizeof(viisari_importer_t), &sniff,
                                                  &import_document};
    if (std::strcmp(id, VIISARI_EXT_IMPORTER) != 0) return nullptr;
    return static_cast<Instance*>(plugin)->importer != nullptr ? &kImporter : nullptr;
  }
  static const char* last_error() noexcept {
    return last_error_[0] == '\0' ? nullptr : last_error_.data();
  }

  static constexpr viisari_descriptor_t kDescriptor{
      sizeof(viisari_descriptor_t), PluginClass::kInfo.id, PluginClass::kInfo.name,
      PluginClass::kInfo.version, PluginClass::kInfo.vendor};

 private:
  struct Instance {
    PluginClass plugin;
    KeptDescription description{plugin.description()};
    Importer* importer = plugin.importer();
  };

  static std::int32_t sniff(void* plugin, viisari_text_t file_name, viisari_text_t head) noexcept {
    try {
      return static_cast<Instance*>(plugin)->importer->sniff(to_view(file_name), to_view(head));
    } catch (const std::exception& error) {
      remember(error.what());
    } catch (...) {  // as in create
      remember("an exception that is not a std::exception");
    }
    return -1;
  }

  static std::int32_t import_document(void* plugin, viisari_text_t file_name,
                                      viisari_text_t content, const viisari_sink_t* host) noexcept {
    HostSink sink(*host);
    try {
      Importer& importer = *static_cast<Instance*>(plugin)->importer;
      return importer.import(to_view(file_name), to_view(content), sink) ? 0 : 1;
    } catch (const std::exception& error) {
      remember(error.what());
    } catch (...) {  // as in create
      remember("an exception that is not a std::exception");
    }
    sink.problem({.code = "plugin.exception", .text = last_error_.data()});
    return 2;
  }

  // Without allocating: the exception may have been std::bad_alloc.
  static void remember(const char* text) noexcept {
    std::strncpy(last_error_.data(), text, last_error_.size() - 1);
  }

  inline static std::array<char, 512> last_error_{};
};

}  // namespace detail
}  // namespace viisari::sdk

// Put once at global scope, outside any namespace. The class has a `kInfo` and a default
// constructor.
#define VIISARI_PLUGIN(PluginClass)                              \
  VIISARI_PLUGIN_STAMP;                                          \
  constinit const viisari_entry_t viisari_plugin_entry = {       \
      VIISARI_ABI_MAGIC,                                         \
      VIISARI_ABI_MAJOR,                                         \
      VIISARI_ABI_MINOR,                                         \
      sizeof(viisari_entry_t),                                   \
      &viisari::sdk::detail::Bridge<PluginClass>::kDescriptor,   \
      &viisari::sdk::detail::Bridge<PluginClass>::create,        \
      &viisari::sdk::detail::Bridge<PluginClass>::destroy,       \
      &viisari::sdk::detail::Bridge<PluginClass>::describe,      \
      &viisari::sdk::detail::Bridge<PluginClass>::get_extension, \
      &viisari::sdk::detail::Bridge<PluginClass>::last_error}

#endif  // VIISARI_PLUGIN_HPP
