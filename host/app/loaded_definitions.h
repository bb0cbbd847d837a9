// What stood in the definitions folder when it was read last, and what came of each file.
// Plain values.
#pragma once

#include "script/definitions.h"
#include "script/source_tree.h"

namespace viisari {

struct LoadedDefinitions {
  SourceTree tree;
  LoadReport report;  // of every file of the tree
};

}  // namespace viisari
