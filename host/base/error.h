// Errors as values. An Error has a stable code that tests and callers compare, and a text for a
// person, with the place in a file where there is one.
// Ownership: plain values. Thread-safety: immutable after construction.
#pragma once

#include <string>
#include <string_view>

namespace viisari {

// What the program's exit status becomes when an error of this kind ends a command.
enum class ErrorKind {
  kFinding = 1,    // the input is wrong: a failed check, a rejected row, a broken script
  kUsage = 2,      // the command or the call was given wrongly
  kCannotRun = 3,  // the machine, the database or the configuration does not allow it
};

// A stable code such as "script.unknown_unit". Declare codes as `inline constexpr ErrorCode`
// constants beside the function that returns them; the name never changes once released.
struct ErrorCode {
  std::string_view name;
  ErrorKind kind = ErrorKind::kFinding;

  friend constexpr bool operator==(const ErrorCode& a, const ErrorCode& b) {
    return a.name == b.name;
  }
};

struct Error {
  ErrorCode code;
  std::string text;
  std::string file;  // empty when the error has no place
  int line = 0;      // from 1; 0 when unknown
  int column = 0;    // from 1; 0 when unknown

  // `file:line: code: text`, the form every command prints on stderr. The column follows the line
  // when known. Control characters in the parts are shown as \xHH so that no input can forge lines.
  std::string to_string() const;
};

}  // namespace viisari
