// Figures as a plugin or a file reader finds them: text as printed, with its place. Nothing is
// interpreted yet; intake/ turns figures into observations. Plain values that own their text.
#pragma once

#include <cstdint>
#include <string>

namespace viisari {

struct Figure {
  std::string series = {};    // the indicator's key when the file gives it, else empty
  std::string label = {};     // the row's label as printed
  std::string section = {};   // heading above the row, or empty
  std::string period = {};    // any form Period::parse reads
  std::string value = {};     // as printed: "1 086 000 €", "-53 %"; empty: no figure
  std::string status = {};    // SDMX OBS_STATUS letter, or empty for a normal one
  std::string reason = {};    // why there is no value, or empty
  std::string document = {};  // document id, or empty: the import's
  std::string lines = {};     // where in the document, or empty
  std::string raw = {};       // the words around the figure, or empty: `value`
  std::uint32_t line = 0;     // place in the file, from 1
  std::uint32_t column = 0;

  friend bool operator==(const Figure&, const Figure&) = default;
};

// A row or cell that could not be read.
struct FigureProblem {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string code = {};  // "layout.missing_column"
  std::string text = {};  // for a person

  friend bool operator==(const FigureProblem&, const FigureProblem&) = default;
};

}  // namespace viisari
