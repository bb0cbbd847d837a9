// Comparison: indicators of several areas that measure the same thing, as an analyst declares them.
// Plain values. Thread-safety: as any values.
#pragma once

#include <string>
#include <vector>

#include "model/local_text.h"

namespace viisari {

struct ComparisonMember {
  std::string indicator;  // "area/key"
  LocalText note;         // what is particular about this one; may be empty
};

struct Comparison {
  std::string id;  // "perhehoidon_osuus", unique
  LocalText title;
  LocalText caveat;  // what a reader must know before comparing; may be empty
  std::vector<ComparisonMember> members;
  std::string file;
  int line = 0;
};

}  // namespace viisari
