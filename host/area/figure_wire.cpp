#include "area/figure_wire.h"

#include <array>
#include <string>

#include "base/text.h"

namespace viisari::area {
namespace {

constexpr std::size_t kMaximumTextBytes = std::size_t{64} * 1024;
constexpr std::uint8_t kFigureTag = 1;
constexpr std::uint8_t kProblemTag = 2;

// The texts of the C structure and of the host's, in the same order.
std::array<viisari_text_t, 10> texts(const viisari_figure_t& figure) {
  return {figure.series, figure.label,  figure.section,  figure.period, figure.value,
          figure.status, figure.reason, figure.document, figure.lines,  figure.raw};
}
std::array<std::string*, 10> texts(Figure& figure) {
  return {&figure.series, &figure.label,  &figure.section,  &figure.period, &figure.value,
          &figure.status, &figure.reason, &figure.document, &figure.lines,  &figure.raw};
}

bool plausible(viisari_text_t text) {
  return text.size <= kMaximumTextBytes && (text.size == 0 || text.data != nullptr);
}

std::string_view view(viisari_text_t text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

Result<void> too_much() {
  return fail(kTooMuchOutput, "more figures, problems or text than one import may give");
}

// A text from the batch; what is not UTF-8 is the plugin's fault, not the document's.
bool read_text(WireReader& in, std::string& out, std::uint64_t& bytes) {
  const std::string_view text = in.text();
  bytes += text.size();
  out = text;
  return is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
}

}  // namespace

Result<void> encode_figure(const viisari_figure_t* figure, OutputBudget& budget,
                           WireWriter& batch) {
  if (figure == nullptr || figure->size < sizeof(viisari_figure_t)) {
    return fail(kBadFigure, "a figure is NULL or its size is smaller than the structure");
  }
  std::uint64_t bytes = 0;
  for (const viisari_text_t text : texts(*figure)) {
    if (!plausible(text)) {
      return fail(kBadFigure, "a figure's text is NULL with a size, or longer than 64 KiB");
    }
    bytes += text.size;
  }
  if (!budget.figure(bytes)) return too_much();
  batch.number(kFigureTag);
  for (const viisari_text_t text : texts(*figure)) batch.text(view(text));
  batch.number(figure->line);
  batch.number(figure->column);
  return {};
}

Result<void> encode_problem(const viisari_problem_t* problem, OutputBudget& budget,
                            WireWriter& batch) {
  if (problem == nullptr || problem->size < sizeof(viisari_problem_t) ||
      !plausible(problem->code) || !plausible(problem->text)) {
    return fail(kBadFigure, "a problem is NULL, too small, or its text cannot be right");
  }
  if (!budget.problem(problem->code.size + problem->text.size)) return too_much();
  batch.number(kProblemTag);
  batch.number(problem->line);
  batch.number(problem->column);
  batch.text(view(problem->code));
  batch.text(view(problem->text));
  return {};
}

Result<void> decode_batch(std::string_view batch, OutputBudget& budget,
                          std::vector<Figure>& figures, std::vector<FigureProblem>& problems) {
  WireReader in(batch);
  while (!in.at_end()) {
    const auto tag = in.number<std::uint8_t>();
    std::uint64_t bytes = 0;
    bool texts_good = true;
    bool within = true;
    if (tag == kFigureTag) {
      Figure& figure = figures.emplace_back();
      for (std::string* text : texts(figure)) texts_good &= read_text(in, *text, bytes);
      figure.line = in.number<std::uint32_t>();
      figure.column = in.number<std::uint32_t>();
      within = budget.figure(bytes);
    } else if (tag == kProblemTag) {
      FigureProblem& problem = problems.emplace_back();
      problem.line = in.number<std::uint32_t>();
      problem.column = in.number<std::uint32_t>();
      texts_good &= read_text(in, problem.code, bytes);
      texts_good &= read_text(in, problem.text, bytes);
      within = budget.problem(bytes);
    } else {
      return fail(kProtocol, "the worker sent something that is not a figure");
    }
    if (!in.good()) return fail(kProtocol, "the worker sent a figure that is cut off");
    if (!within) return too_much();
    if (!texts_good) return fail(kBadFigure, "a text is not UTF-8");
  }
  return {};
}

}  // namespace viisari::area
