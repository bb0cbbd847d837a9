// Imports as JSON, the same from the command line and over HTTP; fields as in web/openapi.yaml.
// Thread-safety: pure functions.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "app/importing.h"
#include "model/indicator.h"
#include "report/json.h"
#include "store/store.h"

namespace viisari {

// Rows and changes of one answer.
inline constexpr std::size_t kMaxListed = 1000;

// The indicator of an id, or nullptr. Valid while it is used.
using IndicatorOf = std::function<const Indicator*(std::string_view id)>;

// `may_undo`: whether the reader may undo imports of that area.
void write_import(JsonWriter& json, const ImportRecord& record, bool may_undo);
void write_import_preview(JsonWriter& json, const PreparedImport& prepared, std::size_t bytes,
                          const IndicatorOf& indicator);
// Members `rejected` and `rejected_total`.
void write_rejected(JsonWriter& json, std::span<const FigureProblem> problems,
                    std::string_view text);
void write_undo_preview(JsonWriter& json, const ImportRecord& record,
                        std::span<const UndoneFigure> figures, bool may_undo,
                        const IndicatorOf& indicator);

}  // namespace viisari
