// Every error code of the definition language and its sandbox. docs/lua.md explains each to the
// people who meet them; a test holds the two together.
// Thread-safety: constant data.
#pragma once

#include <array>

#include "base/error.h"

namespace viisari::script {

inline constexpr ErrorCode kSyntax{"script.syntax"};
inline constexpr ErrorCode kRuntime{"script.runtime"};
inline constexpr ErrorCode kUnknownGlobal{"script.unknown_global"};
inline constexpr ErrorCode kUnknownField{"script.unknown_field"};
inline constexpr ErrorCode kMissingField{"script.missing_field"};
inline constexpr ErrorCode kBadType{"script.bad_type"};
inline constexpr ErrorCode kBadValue{"script.bad_value"};
inline constexpr ErrorCode kBadKey{"script.bad_key"};
inline constexpr ErrorCode kBadPeriod{"script.bad_period"};
inline constexpr ErrorCode kDuplicateId{"script.duplicate_id"};
inline constexpr ErrorCode kCycle{"script.cycle"};
inline constexpr ErrorCode kMissingSource{"script.missing_source"};
inline constexpr ErrorCode kUnknownUnit{"script.unknown_unit"};
inline constexpr ErrorCode kUnknownDocument{"script.unknown_document"};
inline constexpr ErrorCode kNotRead{"script.not_read"};
inline constexpr ErrorCode kUnknownInput{"script.unknown_input"};
inline constexpr ErrorCode kRestrictedInput{"script.restricted_input"};
inline constexpr ErrorCode kUnknownIndicator{"script.unknown_indicator"};
inline constexpr ErrorCode kUnknownFigure{"script.unknown_figure"};
inline constexpr ErrorCode kUnrelatedUnits{"script.unrelated_units"};
inline constexpr ErrorCode kDerivable{"script.derivable"};
inline constexpr ErrorCode kSourceSign{"script.source_sign"};
inline constexpr ErrorCode kSourceUnit{"script.source_unit"};
inline constexpr ErrorCode kSourcePeriod{"script.source_period"};
inline constexpr ErrorCode kSourceValue{"script.source_value"};
inline constexpr ErrorCode kUnknownHelper{"script.unknown_helper"};
inline constexpr ErrorCode kEncoding{"script.encoding"};
inline constexpr ErrorCode kBytecode{"script.bytecode"};
inline constexpr ErrorCode kTooLarge{"script.too_large"};
inline constexpr ErrorCode kNotAllowed{"script.not_allowed"};
inline constexpr ErrorCode kKilledInstructions{"script.killed.instructions"};
inline constexpr ErrorCode kKilledMemory{"script.killed.memory"};
inline constexpr ErrorCode kKilledTime{"script.killed.time"};
inline constexpr ErrorCode kKilledOutput{"script.killed.output"};
// Found by `viisari check` only, which reads the recipients and schedules as well.
inline constexpr ErrorCode kUnknownRole{"script.unknown_role"};
inline constexpr ErrorCode kUnknownSchedule{"script.unknown_schedule"};
// The folder of definitions cannot be read: not the analyst's fault.
inline constexpr ErrorCode kCannotRead{"script.cannot_read", ErrorKind::kCannotRun};

inline constexpr std::array kErrorCodes{
    kSyntax,        kRuntime,         kUnknownGlobal, kUnknownField,       kMissingField,
    kBadType,       kBadValue,        kBadKey,        kBadPeriod,          kDuplicateId,
    kCycle,         kMissingSource,   kUnknownUnit,   kUnknownDocument,    kUnknownInput,
    kUnknownHelper, kEncoding,        kBytecode,      kTooLarge,           kUnknownIndicator,
    kNotAllowed,    kKilledTime,      kKilledOutput,  kKilledInstructions, kKilledMemory,
    kCannotRead,    kRestrictedInput, kUnknownFigure, kUnrelatedUnits,     kDerivable,
    kNotRead,       kSourceSign,      kSourceUnit,    kSourcePeriod,       kSourceValue,
    kUnknownRole,   kUnknownSchedule};

}  // namespace viisari::script
