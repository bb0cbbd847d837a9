#include "engine/reconcile.h"

namespace viisari {

std::vector<ReconcileRule> automatic_rules(const FigureBook&, std::span<const ReconcileRule>) {
  return {};
}

}  // namespace viisari
