// What our sources that use GMime share; not for others.
// Thread-safety: initialise_gmime() may be called from any thread.
#pragma once

#include <gmime/gmime.h>

#include <memory>

namespace viisari {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using GRef = std::unique_ptr<T, Unref>;

// GMime counts its initialisations without a lock; the first of ours is the only one. What it
// sets up (types, character sets) is read-only from then on and lives as long as the process.
inline void initialise_gmime() {
  [[maybe_unused]] static const bool once = [] {
    g_mime_init();
    return true;
  }();
}

}  // namespace viisari
