#include "app/print_imports.h"

#include "app/print.h"
#include "app/text_table.h"

namespace viisari {

std::string import_numbers(const std::vector<std::int64_t>& ids) {
  std::string out;
  for (const std::int64_t id : ids) out += (out.empty() ? "" : ", ") + std::to_string(id);
  return out;
}

std::string print_imports(std::span<const ImportRecord> records, Language language) {
  const bool finnish = language == Language::kFinnish;
  using Align = TextTable::Align;
  TextTable table({{"N", Align::kRight},
                   {finnish ? "alue" : "area"},
                   {finnish ? "tuotu" : "imported"},
                   {finnish ? "tuoja" : "by"},
                   {finnish ? "tiedosto" : "file"},
                   {finnish ? "uusia" : "added", Align::kRight},
                   {finnish ? "muuttuneita" : "revised", Align::kRight},
                   {finnish ? "vahvistettuja" : "confirmed", Align::kRight},
                   {finnish ? "ennallaan" : "unchanged", Align::kRight},
                   {finnish ? "kumottu" : "undone"}});
  for (const ImportRecord& record : records) {
    std::string undone;
    if (record.undone) {
      undone = to_string(record.undone->at) + " " + record.undone->by;
      if (!record.undone->reason.empty()) undone += ": " + record.undone->reason;
    }
    table.add({std::to_string(record.id), record.area, to_string(record.recorded_at), record.by,
               record.file_name, std::to_string(record.added), std::to_string(record.revised),
               std::to_string(record.confirmed), std::to_string(record.unchanged), undone});
  }
  if (table.empty()) return finnish ? "Ei tuonteja.\n" : "No imports.\n";
  return table.to_string();
}

std::string print_undone(std::int64_t import, std::span<const UndoneFigure> figures, bool dry_run,
                         Language language) {
  std::size_t removed = 0;
  std::size_t kept = 0;
  std::string lines;
  for (const UndoneFigure& figure : figures) {
    const std::string place = figure.now.series + " " + figure.now.period.to_string() + " ";
    if (figure.kept) {
      ++kept;
    } else if (!figure.after) {
      ++removed;
      lines += "  - " + place + observed_text(figure.now, language) + "\n";
    } else {
      lines += "  ~ " + place + observed_text(figure.now, language) + " -> " +
               observed_text(*figure.after, language) + "\n";
    }
  }
  const std::size_t restored = figures.size() - removed - kept;
  return "import " + std::to_string(import) + (dry_run ? ": would be undone: " : ": undone: ") +
         std::to_string(removed) + " removed, " + std::to_string(restored) + " restored, " +
         std::to_string(kept) + " kept by later imports\n" + lines;
}

}  // namespace viisari
