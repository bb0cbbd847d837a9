// Every reason for which a plugin is refused or its worker ended. docs/sdk.md says for each what
// to do about it; a test keeps the two together. Constant data.
#pragma once

#include <array>

#include "base/error.h"

namespace viisari::area {

// Refused before anything of the plugin is loaded.
inline constexpr ErrorCode kNoManifest{"area.no_manifest"};
inline constexpr ErrorCode kBadManifest{"area.bad_manifest"};
inline constexpr ErrorCode kInsecurePermissions{"area.insecure_permissions"};
inline constexpr ErrorCode kBadSignature{"area.bad_signature"};
inline constexpr ErrorCode kUnsigned{"area.unsigned"};
inline constexpr ErrorCode kSha256Mismatch{"area.sha256_mismatch"};
inline constexpr ErrorCode kNotElf{"area.not_elf"};
inline constexpr ErrorCode kNoStamp{"area.no_stamp"};
inline constexpr ErrorCode kWrongMagic{"area.wrong_magic"};
inline constexpr ErrorCode kNewerAbi{"area.newer_abi"};
inline constexpr ErrorCode kOlderAbi{"area.older_abi"};
inline constexpr ErrorCode kWrongId{"area.wrong_id"};
inline constexpr ErrorCode kDuplicateId{"area.duplicate_id"};
// Refused by the worker, or for what the plugin says about itself.
inline constexpr ErrorCode kLoadFailed{"area.load_failed"};
inline constexpr ErrorCode kNoEntry{"area.no_entry"};
inline constexpr ErrorCode kBadEntry{"area.bad_entry"};
inline constexpr ErrorCode kBadDescription{"area.bad_description"};
// The worker was ended or ended itself; it is restarted with growing delays.
inline constexpr ErrorCode kCreateFailed{"area.create_failed"};
inline constexpr ErrorCode kException{"area.exception"};
inline constexpr ErrorCode kCrashed{"area.crashed"};
inline constexpr ErrorCode kExited{"area.exited"};
inline constexpr ErrorCode kDeadline{"area.deadline"};
inline constexpr ErrorCode kCpuTime{"area.cpu_time"};
inline constexpr ErrorCode kOutOfMemory{"area.out_of_memory"};
inline constexpr ErrorCode kForbiddenCall{"area.forbidden_call"};
inline constexpr ErrorCode kWroteStdout{"area.wrote_stdout"};
inline constexpr ErrorCode kTooMuchOutput{"area.too_much_output"};
inline constexpr ErrorCode kProtocol{"area.protocol"};
inline constexpr ErrorCode kWorkerNotStarted{"area.worker_not_started", ErrorKind::kCannotRun};
// A call failed; the worker goes on.
inline constexpr ErrorCode kBadFigure{"area.bad_figure"};
inline constexpr ErrorCode kImportFailed{"area.import_failed"};
inline constexpr ErrorCode kNoImporter{"area.no_importer"};
inline constexpr ErrorCode kTooLarge{"area.too_large"};
inline constexpr ErrorCode kUnknownArea{"area.unknown_area", ErrorKind::kUsage};
inline constexpr ErrorCode kNotRunning{"area.not_running", ErrorKind::kCannotRun};
inline constexpr ErrorCode kBusy{"area.busy", ErrorKind::kCannotRun};
// The host's own configuration.
inline constexpr ErrorCode kBadTrustedKey{"area.bad_trusted_key", ErrorKind::kCannotRun};
inline constexpr ErrorCode kNoDirectory{"area.no_directory", ErrorKind::kCannotRun};

inline constexpr std::array kAllCodes{
    kNoManifest,    kBadManifest,    kInsecurePermissions,
    kBadSignature,  kUnsigned,       kSha256Mismatch,
    kNotElf,        kNoStamp,        kWrongMagic,
    kNewerAbi,      kOlderAbi,       kWrongId,
    kDuplicateId,   kLoadFailed,     kNoEntry,
    kBadEntry,      kBadDescription, kCreateFailed,
    kException,     kCrashed,        kExited,
    kDeadline,      kCpuTime,        kOutOfMemory,
    kForbiddenCall, kWroteStdout,    kTooMuchOutput,
    kProtocol,      kBadFigure,      kWorkerNotStarted,
    kImportFailed,  kNoImporter,     kTooLarge,
    kUnknownArea,   kNotRunning,     kBusy,
    kBadTrustedKey, kNoDirectory,
};

}  // namespace viisari::area
