#include "faulty_vfs.h"

#include <sqlite3.h>

#include <optional>

namespace viisari::test {
namespace {

constexpr const char* kName = "faulty";

struct Plan {
  Fault fault = Fault::kOnce;
  int operation = 0;
};
std::optional<Plan> plan;
int operations = 0;
bool happened = false;

// Counts the operation; true when it is to fail.
bool fails() {
  if (!plan) return false;
  ++operations;
  const bool now =
      plan->fault == Fault::kOnce ? operations == plan->operation : operations >= plan->operation;
  happened = happened || now;
  return now;
}

int write_code() {
  return plan->fault == Fault::kFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

// What SQLite allocates for a file: ours, and the system's own right behind it.
struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* own(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}
const sqlite3_io_methods* methods(sqlite3_file* file) {
  return own(file)->real()->pMethods;
}

int close_file(sqlite3_file* f) {
  return methods(f)->xClose(own(f)->real());
}
int read_file(sqlite3_file* f, void* data, int size, sqlite3_int64 offset) {
  return methods(f)->xRead(own(f)->real(), data, size, offset);
}
int write_file(sqlite3_file* f, const void* data, int size, sqlite3_int64 offset) {
  if (fails()) {
    if (plan->fault == Fault::kTornWrite && operations == plan->operation) {
      methods(f)->xWrite(own(f)->real(), data, size / 2, offset);
    }
    return write_code();
  }
  return methods(f)->xWrite(own(f)->real(), data, size, offset);
}
int truncate_file(sqlite3_file* f, sqlite3_int64 size) {
  if (fails()) return SQLITE_IOERR_TRUNCATE;
  return methods(f)->xTruncate(own(f)->real(), size);
}
int sync_file(sqlite3_file* f, int flags) {
  if (fails()) return SQLITE_IOERR_FSYNC;
  return methods(f)->xSync(own(f)->real(), flags);
}
int file_size(sqlite3_file* f, sqlite3_int64* size) {
  return methods(f)->xFileSize(own(f)->real(), size);
}
int lock_file(sqlite3_file* f, int level) {
  return methods(f)->xLock(own(f)->real(), level);
}
int unlock_file(sqlite3_file* f, int level) {
  return methods(f)->xUnlock(own(f)->real(), level);
}
int check_lock(sqlite3_file* f, int* out) {
  return methods(f)->xCheckReservedLock(own(f)->real(), out);
}
int control(sqlite3_file* f, int operation, void* argument) {
  return methods(f)->xFileControl(own(f)->real(), operation, argument);
}
int sector_size(sqlite3_file* f) {
  return methods(f)->xSectorSize(own(f)->real());
}
int characteristics(sqlite3_file* f) {
  return methods(f)->xDeviceCharacteristics(own(f)->real());
}
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  return methods(f)->xShmMap(own(f)->real(), page, size, extend, out);
}
int shm_lock(sqlite3_file* f, int offset, int count, int flags) {
  return methods(f)->xShmLock(own(f)->real(), offset, count, flags);
}
void shm_barrier(sqlite3_file* f) {
  methods(f)->xShmBarrier(own(f)->real());
}
int shm_unmap(sqlite3_file* f, int remove) {
  return methods(f)->xShmUnmap(own(f)->real(), remove);
}

// Version 2: shared memory for the write-ahead log, no memory-mapped reading.
const sqlite3_io_methods kMethods{
    2,         close_file,  read_file,  write_file, truncate_file, sync_file,       file_size,
    lock_file, unlock_file, check_lock, control,    sector_size,   characteristics, shm_map,
    shm_lock,  shm_barrier, shm_unmap,  nullptr,    nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* system = static_cast<sqlite3_vfs*>(vfs->pAppData);
  file->pMethods = nullptr;
  const int result = system->xOpen(system, name, own(file)->real(), flags, out_flags);
  if (result == SQLITE_OK) file->pMethods = &kMethods;
  return result;
}

}  // namespace

const char* faulty_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    sqlite3_vfs made = *system;  // everything but opening files is the system's
    made.pNext = nullptr;
    made.zName = kName;
    made.pAppData = system;
    made.szOsFile = static_cast<int>(sizeof(File)) + system->szOsFile;
    made.xOpen = open_file;
    return made;
  }();
  sqlite3_vfs_register(&vfs, 0);
  return kName;
}

void arm_fault(Fault fault, int operation) {
  plan = Plan{fault, operation};
  operations = 0;
  happened = false;
}

bool disarm_fault() {
  plan.reset();
  return happened;
}

}  // namespace viisari::test
