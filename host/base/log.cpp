#include "base/log.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <array>

#include "base/text.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 4> kLevels{"debug", "info", "warning", "error"};

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

void put(rapidjson::Writer<rapidjson::StringBuffer>& writer, std::string_view name,
         std::string_view value) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

std::string json_line(Instant now, const LogMessage& message,
                      std::initializer_list<LogField> fields) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  put(writer, "time", to_string(now));
  put(writer, "level", to_string(message.level));
  put(writer, "id", message.id);
  for (const LogField& field : fields) put(writer, field.name, printable(field.value));
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string text_line(Instant now, const LogMessage& message,
                      std::initializer_list<LogField> fields) {
  std::string out =
      to_string(now) + " " + std::string(to_string(message.level)) + " " + std::string(message.id);
  for (const LogField& field : fields) {
    out += " " + std::string(field.name) + "=";
    const std::string value = printable(field.value);
    if (!value.empty() && value.find_first_of(" \"=") == std::string::npos) {
      out += value;
      continue;
    }
    out += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  return out;
}

class SpdLog final : public Log {
 public:
  SpdLog(const LogOptions& options, const Clock& clock, spdlog::sink_ptr sink)
      : format_(options.format), clock_(clock), logger_("viisari", std::move(sink)) {
    logger_.set_pattern("%v");
    logger_.set_level(spdlog_level(options.level));
    logger_.flush_on(spdlog::level::debug);
  }

  void write(const LogMessage& message, std::initializer_list<LogField> fields) override {
    const auto level = spdlog_level(message.level);
    if (!logger_.should_log(level)) return;
    const Instant now = clock_.now();
    logger_.log(level, format_ == LogFormat::kJson ? json_line(now, message, fields)
                                                   : text_line(now, message, fields));
  }

 private:
  LogFormat format_;
  const Clock& clock_;
  spdlog::logger logger_;
};

}  // namespace

std::string_view to_string(LogLevel level) {
  return kLevels.at(static_cast<std::size_t>(level));
}

bool parse_log_level(std::string_view text, LogLevel* level) {
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    if (kLevels[i] == text) {
      *level = static_cast<LogLevel>(i);
      return true;
    }
  }
  return false;
}

Result<std::unique_ptr<Log>> open_log(const LogOptions& options, const Clock& clock) {
  try {
    spdlog::sink_ptr sink;
    if (options.file.empty()) {
      sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    } else {
      sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(options.file);
    }
    return std::make_unique<SpdLog>(options, clock, std::move(sink));
  } catch (const spdlog::spdlog_ex& error) {
    return fail(kLogFile, error.what(), options.file);
  }
}

}  // namespace viisari
