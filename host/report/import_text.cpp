#include "report/import_text.h"

#include <algorithm>
#include <array>

namespace viisari {
namespace {

struct Entry {
  std::string_view code;
  RejectionText text;
};

constexpr std::array kTexts{
    Entry{"intake.unknown_series",
          {"Tunnusta ei ole alueen mittareissa. Tarkista tunnus.",
           "The area has no indicator with this key. Check the key."}},
    Entry{"intake.unknown_label",
          {"Tämän nimistä mittaria ei ole. Kirjoita riville mittarin tunnus.",
           "There is no indicator with this title. Write the indicator's key on the row."}},
    Entry{"intake.ambiguous_label",
          {"Nimi sopii useaan mittariin. Kirjoita riville mittarin tunnus.",
           "Several indicators have this title. Write the indicator's key on the row."}},
    Entry{"intake.no_series",
          {"Riviltä puuttuu mittarin tunnus ja nimi.",
           "The row has neither an indicator's key nor its title."}},
    Entry{"intake.period",
          {"Jaksoa ei voi lukea. Kirjoita esimerkiksi 2025, 2025-Q3, 1-9/2025 tai 31.10.2025.",
           "The period cannot be read. Write for example 2025, 2025-Q3, 1-9/2025 or 31.10.2025."}},
    Entry{"intake.status",
          {"Tila ei kelpaa. Käytä kirjainta A, P, E, F, B, M tai Q tai jätä tyhjäksi.",
           "The status is not valid. Use A, P, E, F, B, M or Q, or leave it empty."}},
    Entry{"intake.reason",
          {"Puuttumisen syytä ei tunneta.", "The reason for a missing figure is not known."}},
    Entry{"intake.reason_with_value",
          {"Rivillä on sekä luku että syy sen puuttumiselle. Poista toinen.",
           "The row has both a figure and a reason for its absence. Remove one of them."}},
    Entry{"intake.unknown_document",
          {"Lähdeasiakirjaa ei ole alueen asiakirjaluettelossa (documents.lua).",
           "The source document is not in the area's list of documents (documents.lua)."}},
    Entry{"intake.duplicate_row",
          {"Sama luku on tiedostossa kahdesti. Poista toinen rivi.",
           "The file gives the same figure twice. Remove one of the rows."}},
    Entry{"intake.contradiction",
          {"Tiedostossa on samalle jaksolle kaksi eri lukua. Selvitä, kumpi on oikea.",
           "The file gives two different figures for one period. Find out which one is right."}},
    Entry{"intake.too_many_problems",
          {"Virheitä on enemmän kuin näytetään. Korjaa nämä ensin.",
           "There are more problems than are shown. Correct these first."}},
    Entry{"intake.number",
          {"Lukua ei voi lukea, tai sen voi lukea kahdella tavalla.",
           "The figure cannot be read, or can be read in two ways."}},
    Entry{"intake.two_numbers",
          {"Solussa on kaksi lukua. Jätä yksi.", "The cell has two numbers. Leave one."}},
    Entry{"intake.unit_mismatch",
          {"Luvun yksikkö ei ole mittarin yksikkö.",
           "The figure's unit is not that of the indicator."}},
    Entry{"intake.not_whole",
          {"Luvun on oltava kokonaisluku.", "The figure must be a whole number."}},
    Entry{"intake.out_of_range",
          {"Luku ei ole mahdollinen tässä yksikössä.", "The figure is not possible in this unit."}},
    Entry{"intake.text_unit",
          {"Mittari on sanallinen, mutta solussa on luku.",
           "The indicator is in words, but the cell has a number."}},
    Entry{"layout.unknown",
          {"Taulukko ei ole mikään alueen taulukoista. Tarkista otsikkorivi ja tiedoston nimi.",
           "This is none of the area's tables. Check the header line and the file's name."}},
    Entry{"layout.missing_column", {"Taulukosta puuttuu sarake.", "The table lacks a column."}},
    Entry{"layout.unknown_column",
          {"Taulukossa on sarake, jota ei tunneta. Poista se tai pyydä lisäämään se alueen "
           "taulukoihin.",
           "The table has an unknown column. Remove it, or ask for it to be added to the area's "
           "tables."}},
    Entry{
        "layout.duplicate_column",
        {"Taulukossa on kaksi samannimistä saraketta.", "The table has two columns of one name."}},
    Entry{"table.empty", {"Taulukossa ei ole otsikkoriviä.", "The table has no header line."}},
    Entry{"table.wrong_delimiter",
          {"Solut on erotettu pilkuilla. Tallenna taulukko puolipisteillä tai sarkaimilla "
           "erotettuna.",
           "The cells are divided by commas. Save the table with semicolons or tabs."}},
    Entry{"table.unclosed_quote",
          {"Lainausmerkki puuttuu solun lopusta.", "A quotation mark is missing at a cell's end."}},
    Entry{"table.stray_quote",
          {"Solussa on lainausmerkki väärässä paikassa.",
           "A cell has a quotation mark in the wrong place."}},
    Entry{"table.wrong_width",
          {"Rivillä on eri määrä soluja kuin otsikkorivillä.",
           "The row has another number of cells than the header line."}},
    Entry{"table.too_large", {"Taulukko on liian suuri.", "The table is too large."}},
};

}  // namespace

RejectionText rejection_text(std::string_view code) {
  const auto found = std::find_if(kTexts.begin(), kTexts.end(),
                                  [&](const Entry& entry) { return entry.code == code; });
  if (found != kTexts.end()) return found->text;
  return {"Riviä ei voi lukea.", "The row cannot be read."};
}

}  // namespace viisari
