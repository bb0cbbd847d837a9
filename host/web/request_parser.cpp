#include "web/request_parser.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace viisari {
namespace {

constexpr std::size_t kChunkLineLimit = 256;
constexpr std::size_t kMethodLimit = 32;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_token_char(char c) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || is_digit(c) || kMarks.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

bool is_value_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

bool is_target_char(char c) {
  return c > 0x20 && c < 0x7F;
}

bool is_host_char(char c) {
  constexpr std::string_view kMarks = "-._~:[]%";
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || is_digit(c) || kMarks.find(c) != std::string_view::npos;
}

std::string_view trim_blanks(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

RequestParser::State RequestParser::refuse(int status, std::string_view word) {
  refusal_status_ = status;
  refusal_ = word;
  state_ = State::kRefused;
  return state_;
}

RequestParser::State RequestParser::advance() {
  while (state_ == State::kNeedMore) {
    std::string_view line;
    switch (phase_) {
      case Phase::kRequestLine:
        // Something that is not HTTP (a TLS hello) shows by its first byte.
        if (position_ < buffer_.size() && buffer_[position_] != '\r' &&
            !is_token_char(buffer_[position_])) {
          return refuse(400, "bad_request_line");
        }
        if (!next_line(line, kMethodLimit + limits_.target + 12, 414, "target_too_long")) {
          return state_;
        }
        read_request_line(line);
        break;
      case Phase::kFields:
      case Phase::kTrailers:
        if (!next_line(line, limits_.head, 431, "head_too_large")) return state_;
        head_bytes_ += line.size() + 2;
        if (head_bytes_ > limits_.head) return refuse(431, "head_too_large");
        if (!line.empty()) {
          read_field(line, phase_ == Phase::kTrailers);
        } else if (phase_ == Phase::kTrailers) {
          phase_ = Phase::kDone;
        } else {
          finish_head();
        }
        break;
      case Phase::kFixedBody:
      case Phase::kChunkData:
        if (position_ == buffer_.size()) return state_;
        read_body();
        break;
      case Phase::kChunkSize:
        if (!next_line(line, kChunkLineLimit, 400, "bad_chunk")) return state_;
        read_chunk_size(line);
        break;
      case Phase::kChunkEnd:
        if (!next_line(line, 2, 400, "bad_chunk")) return state_;
        if (!line.empty()) return refuse(400, "bad_chunk");
        phase_ = Phase::kChunkSize;
        break;
      case Phase::kDone:
        state_ = State::kComplete;
        break;
    }
  }
  return state_;
}

bool RequestParser::next_line(std::string_view& line, std::size_t limit, int too_long_status,
                              std::string_view too_long_word) {
  const std::size_t end = buffer_.find('\n', std::max(scanned_, position_));
  const std::size_t length = (end == std::string::npos ? buffer_.size() : end) - position_;
  if (length > limit) {
    refuse(too_long_status, too_long_word);
    return false;
  }
  if (end == std::string::npos) {
    scanned_ = buffer_.size();
    // Keep the memory of a long-lived connection small.
    if (position_ > 0) {
      buffer_.erase(0, position_);
      scanned_ -= position_;
      position_ = 0;
    }
    return false;
  }
  if (end == position_ || buffer_[end - 1] != '\r') {
    refuse(400, "bare_lf");
    return false;
  }
  line = std::string_view(buffer_).substr(position_, end - 1 - position_);
  if (line.find('\r') != std::string_view::npos) {
    refuse(400, "bare_cr");
    return false;
  }
  position_ = end + 1;
  scanned_ = position_;
  return true;
}

void RequestParser::read_request_line(std::string_view line) {
  // One empty line before a request is forgiven: old clients send it after a body.
  if (line.empty() && !skipped_empty_line_) {
    skipped_empty_line_ = true;
    return;
  }
  head_bytes_ = line.size() + 2;
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last || first > kMethodLimit) {
    refuse(400, "bad_request_line");
    return;
  }
  const std::string_view method = line.substr(0, first);
  std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method) || target.empty() ||
      !std::all_of(target.begin(), target.end(), is_target_char)) {
    refuse(400, "bad_request_line");
    return;
  }
  if (target.size() > limits_.target) {
    refuse(414, "target_too_long");
    return;
  }
  const bool is_http = version.size() == 8 && version.starts_with("HTTP/") && version[6] == '.' &&
                       is_digit(version[5]) && is_digit(version[7]);
  if (!is_http) {
    refuse(400, "bad_request_line");
    return;
  }
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    refuse(505, "http_version");
    return;
  }
  http_1_0_ = version == "HTTP/1.0";
  request_.method = method;
  request_.keep_alive = !http_1_0_ && method != "CONNECT";

  // The absolute form must be understood; its authority is not ours to judge.
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (to_lower_ascii(target.substr(0, scheme.size())) != scheme) continue;
    const std::size_t path = target.find_first_of("/?", scheme.size());
    if (path == scheme.size() || target.size() == scheme.size()) break;  // no authority
    if (path == std::string_view::npos) {
      request_.target = "/";
    } else {
      request_.target = target[path] == '?' ? "/" : "";
      request_.target += target.substr(path);
    }
    break;
  }
  if (target.starts_with('/') || method == "CONNECT" || (target == "*" && method == "OPTIONS")) {
    request_.target = target;
  }
  // A fragment is never sent; some programs cut it off and some do not.
  if (request_.target.empty() || request_.target.find('#') != std::string::npos) {
    refuse(400, "bad_target");
    return;
  }
  phase_ = Phase::kFields;
}

void RequestParser::read_field(std::string_view line, bool trailer) {
  if (line.front() == ' ' || line.front() == '\t') {
    refuse(400, "folded_field");
    return;
  }
  if (++field_count_ > limits_.fields) {
    refuse(431, "too_many_fields");
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    refuse(400, "bad_field");
    return;
  }
  const std::string_view value = trim_blanks(line.substr(colon + 1));
  if (!std::all_of(value.begin(), value.end(), is_value_char)) {
    refuse(400, "bad_field");
    return;
  }
  if (trailer) return;  // nothing in a trailer concerns us
  std::string name = to_lower_ascii(line.substr(0, colon));
  read_known_field(name, value);
  request_.fields.emplace_back(std::move(name), value);
}

void RequestParser::read_known_field(const std::string& name, std::string_view value) {
  if (name == "host") {
    ++hosts_;
    if (value.empty() || !std::all_of(value.begin(), value.end(), is_host_char)) {
      refuse(400, "bad_host");
      return;
    }
    request_.host = value;
  } else if (name == "content-length") {
    if (has_length_) {
      refuse(400, "duplicate_content_length");
      return;
    }
    has_length_ = true;
    const bool digits = !value.empty() && std::all_of(value.begin(), value.end(), is_digit);
    const auto [end, error] =
        std::from_chars(value.data(), value.data() + value.size(), body_left_);
    if (!digits || (error != std::errc() && error != std::errc::result_out_of_range)) {
      refuse(400, "bad_content_length");
      return;
    }
    if (error == std::errc::result_out_of_range) body_left_ = UINT64_MAX;
  } else if (name == "transfer-encoding") {
    if (chunked_) {
      refuse(400, "duplicate_transfer_encoding");
      return;
    }
    if (to_lower_ascii(value) != "chunked") {
      refuse(501, "transfer_encoding");
      return;
    }
    chunked_ = true;
  } else if (name == "expect") {
    if (to_lower_ascii(value) != "100-continue") {
      refuse(417, "expectation");
      return;
    }
    expects_continue_ = true;
  } else if (name == "connection") {
    for (const std::string_view option : split(value, ',')) {
      if (to_lower_ascii(trim_blanks(option)) == "close") request_.keep_alive = false;
    }
  }
}

void RequestParser::finish_head() {
  if (hosts_ > 1) {
    refuse(400, "several_hosts");
    return;
  }
  if (hosts_ == 0 && !http_1_0_) {
    refuse(400, "missing_host");
    return;
  }
  if (chunked_ && has_length_) {
    refuse(400, "length_and_chunks");
    return;
  }
  if (chunked_ && http_1_0_) {
    refuse(400, "chunks_in_http_1_0");
    return;
  }
  const bool wants_body =
      request_.method == "POST" || request_.method == "PUT" || request_.method == "PATCH";
  if (wants_body && !chunked_ && !has_length_) {
    refuse(411, "length_required");
    return;
  }
  if (body_limit_ && (chunked_ || has_length_)) limits_.body = body_limit_(request_);
  if (has_length_ && body_left_ > limits_.body) {
    refuse(413, "body_too_large");
    return;
  }
  const bool has_body = chunked_ || (has_length_ && body_left_ > 0);
  if (has_body && expects_continue_) {
    // The client waits for leave to send its body. It gets the final answer instead, and the
    // connection ends: whether the body follows cannot be known.
    request_.keep_alive = false;
    request_.unsent = true;
    phase_ = Phase::kDone;
    return;
  }
  phase_ = chunked_ ? Phase::kChunkSize : has_body ? Phase::kFixedBody : Phase::kDone;
}

void RequestParser::read_chunk_size(std::string_view line) {
  const std::string_view digits = trim_blanks(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
  if (digits.empty() || end != digits.data() + digits.size() || digits.front() == '-' ||
      digits.data() != line.data() || !std::all_of(line.begin(), line.end(), is_value_char)) {
    refuse(400, "bad_chunk");
    return;
  }
  if (error == std::errc::result_out_of_range || size > limits_.body ||
      body_total_ + size > limits_.body) {
    refuse(413, "body_too_large");
    return;
  }
  body_total_ += size;
  body_left_ = size;
  phase_ = size == 0 ? Phase::kTrailers : Phase::kChunkData;
}

void RequestParser::read_body() {
  const std::uint64_t count =
      std::min<std::uint64_t>(body_left_, std::uint64_t{buffer_.size() - position_});
  if (request_.method == "POST" || request_.method == "PUT") {
    request_.body.append(buffer_, position_, static_cast<std::size_t>(count));
  }
  position_ += static_cast<std::size_t>(count);
  scanned_ = position_;
  body_left_ -= count;
  if (position_ == buffer_.size()) {
    buffer_.clear();
    position_ = scanned_ = 0;
  }
  if (body_left_ == 0) phase_ = phase_ == Phase::kChunkData ? Phase::kChunkEnd : Phase::kDone;
}

Request RequestParser::take() {
  Request request = std::move(request_);
  std::string rest = buffer_.substr(position_);
  const RequestLimits limits = limits_;
  *this = RequestParser(limits, std::move(body_limit_));
  buffer_ = std::move(rest);
  return request;
}

}  // namespace viisari
