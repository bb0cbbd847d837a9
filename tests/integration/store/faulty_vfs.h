// A disk that fails on command: a SQLite VFS over the system's own in which the n-th write, sync
// or truncation fails. One for the whole process, registered as "faulty"; used by one thread.
#pragma once

namespace viisari::test {

enum class Fault {
  kOnce,        // the n-th operation fails, later ones succeed
  kFromThenOn,  // the n-th and all later ones fail: the disk has gone
  kFull,        // writes from the n-th on find no room
  kTornWrite,   // the n-th write reaches the disk by half, and then the disk has gone
};

// Registers the VFS at the first call; returns its name.
const char* faulty_vfs();
void arm_fault(Fault fault, int operation);  // operation from 1
// Returns whether the fault has happened since it was armed.
bool disarm_fault();

}  // namespace viisari::test
