// The table of sentences. Placeholders must match the arguments that engine/assess.cpp gives: a
// test compares them for every verdict it can bring about.
#include <array>

#include "report/explain_text.h"

namespace viisari {
namespace {

constexpr std::array kSentences{
    Sentence{"no_target", "Asiakirjassa ei ole tavoitetta.", "The document sets no target."},
    Sentence{"not_started",
             "Tavoitteen aika ({target_period}) ei ole alkanut, eikä lukua vielä ole.",
             "The target's time ({target_period}) has not begun and there is no figure yet."},
    Sentence{"confidence_only",
             "Julkaistu luku on alueen oma arvio tavoitteen toteutumisesta, ei mitattu arvo.",
             "The published figure is the area's own estimate of success, not a measured value."},
    Sentence{"no_data", "Lukua ei ole.", "There is no figure."},
    Sentence{"no_data.not_published", "Lukua ei ole julkaistu.", "No figure has been published."},
    Sentence{"no_data.text_only", "Toteuma on kuvattu vain sanoin.",
             "The result is described in words only."},
    Sentence{"no_data.not_yet_started", "Mitattava toiminta ei ole vielä alkanut.",
             "What is measured has not begun yet."},
    Sentence{"no_data.overdue", "Luvun olisi jo pitänyt tulla.",
             "The figure should have been published by now."},
    Sentence{"no_data.zero_denominator", "Muutosta tai osuutta ei voi laskea nollasta.",
             "A change or share cannot be computed from zero."},
    Sentence{"no_data.suppressed", "Luku on salattu.", "The figure is withheld."},
    Sentence{"no_data.missing_input", "Laskennan lähtötieto puuttuu.",
             "A figure needed for the computation is missing."},
    Sentence{"no_data.sign_change", "Prosenttimuutosta ei voi laskea negatiivisesta luvusta.",
             "A change in per cent cannot be computed from a negative figure."},
    Sentence{"no_data.not_computable", "Arvoa ei voitu laskea.",
             "The value could not be computed."},
    Sentence{"no_data.since_baseline",
             "Lähtötason jälkeen ei ole uutta lukua; viimeisin on {value} ({period}).",
             "There is no figure since the baseline; the latest is {value} ({period})."},
    Sentence{"no_data.target_unobserved",
             "Tavoitteen aika ({target_period}) on ohi, mutta siltä ei ole lukua; viimeisin on "
             "{value} ({period}).",
             "The target's time ({target_period}) is over without a figure for it; the latest is "
             "{value} ({period})."},
    Sentence{"no_data.no_number", "Tavoitteella ei ole lukua, tai muutoksen lähtöluku puuttuu.",
             "The target has no number, or the figure its change is measured from is missing."},
    Sentence{"no_data.part_year", "Jakson {period} lukua ei voi verrata tavoitteen jaksoon.",
             "The figure for {period} cannot be held against the target's period."},
    Sentence{"no_data.failed", "Arvon laskenta epäonnistui.", "Computing the value failed."},
    Sentence{"target.achieved",
             "Tavoite saavutettiin: {value} ({period}), tavoite {op} {threshold}{for_target}.",
             "Target achieved: {value} ({period}), target {op} {threshold}{for_target}."},
    Sentence{"target.missed",
             "Tavoite jäi saavuttamatta: {value} ({period}), tavoite {op} {threshold}{for_target}.",
             "Target missed: {value} ({period}), target {op} {threshold}{for_target}."},
    Sentence{"flow.reached",
             "Koko kauden tavoite on jo täynnä: {value} ({period}), tavoite {op} "
             "{threshold}{for_target}.",
             "The whole period's target is reached already: {value} ({period}), target {op} "
             "{threshold}{for_target}."},
    Sentence{"flow.exceeded",
             "Koko kauden raja on jo ylitetty: {value} ({period}), tavoite {op} "
             "{threshold}{for_target}.",
             "The whole period's limit is exceeded already: {value} ({period}), target {op} "
             "{threshold}{for_target}."},
    Sentence{"path.met", "Polulla: {value} ({period}), polku edellyttää {op} {expected}.",
             "On the path: {value} ({period}), the path asks for {op} {expected}."},
    Sentence{
        "path.projection_met",
        "Polun arvosta {expected} poiketaan ({value}, {period}), mutta ennuste {projection} "
        "täyttää "
        "tavoitteen {op} {threshold}{for_target}.",
        "Behind the path's {expected} ({value}, {period}), but the projection {projection} meets "
        "the target {op} {threshold}{for_target}."},
    Sentence{"path.projection_close",
             "Polun arvosta {expected} poiketaan ({value}, {period}); ennuste {projection} jää "
             "tavoitteesta {op} {threshold}{for_target} alle 5 % jäljellä olevasta matkasta.",
             "Behind the path's {expected} ({value}, {period}); the projection {projection} misses "
             "the target {op} {threshold}{for_target} by less than 5% of the remaining gap."},
    Sentence{"path.at_risk",
             "Polun arvosta {expected} poiketaan ({value}, {period}); ennuste {projection} jää "
             "tavoitteesta {op} {threshold}{for_target} 5–20 % jäljellä olevasta matkasta.",
             "Behind the path's {expected} ({value}, {period}); the projection {projection} misses "
             "the target {op} {threshold}{for_target} by 5–20% of the remaining gap."},
    Sentence{"path.off_track",
             "Polun arvosta {expected} poiketaan ({value}, {period}); ennuste {projection} jää "
             "tavoitteesta {op} {threshold}{for_target} selvästi.",
             "Behind the path's {expected} ({value}, {period}); the projection {projection} falls "
             "well short of the target {op} {threshold}{for_target}."},
    Sentence{"path.moving_away",
             "Kehitys ei kulje tavoitetta kohti: {value} ({period}), polku {expected}, ennuste "
             "{projection}, tavoite {op} {threshold}{for_target}.",
             "Not moving towards the target: {value} ({period}), path {expected}, projection "
             "{projection}, target {op} {threshold}{for_target}."},
    Sentence{"path.no_trend",
             "Polun arvosta {expected} poiketaan ({value}, {period}), eikä ennusteelle ole aiempaa "
             "lukua.",
             "Behind the path's {expected} ({value}, {period}), and there is no earlier figure to "
             "project from."},
    Sentence{
        "last.on_track",
        "Lähin tavoite täyttyi ({value}, {period}), ja ennuste {projection} riittää viimeiseen "
        "tavoitteeseen {op} {threshold}{for_target}.",
        "The nearest target is met ({value}, {period}), and the projection {projection} is "
        "enough for the last target {op} {threshold}{for_target}."},
    Sentence{
        "last.at_risk",
        "Viimeisestä tavoitteesta {op} {threshold}{for_target} ennuste {projection} jää 5–20 % "
        "jäljellä olevasta matkasta; nyt {value} ({period}).",
        "The projection {projection} misses the last target {op} {threshold}{for_target} by "
        "5–20% of the remaining gap; now {value} ({period})."},
    Sentence{"last.off_track",
             "Viimeisestä tavoitteesta {op} {threshold}{for_target} ennuste {projection} jää "
             "selvästi; nyt {value} ({period}).",
             "The projection {projection} falls well short of the last target {op} "
             "{threshold}{for_target}; now {value} ({period})."},
    Sentence{
        "last.moving_away",
        "Kehitys ei kulje viimeistä tavoitetta {op} {threshold}{for_target} kohti: nyt {value} "
        "({period}), ennuste {projection}.",
        "Not moving towards the last target {op} {threshold}{for_target}: now {value} "
        "({period}), projection {projection}."},
    Sentence{"previous_year.met",
             "Vertailu vuoden takaiseen täyttyy: {value} ({period}), vuotta aiemmin {previous}, "
             "tavoite {op} {threshold}.",
             "The comparison with a year earlier holds: {value} ({period}), a year earlier "
             "{previous}, target {op} {threshold}."},
    Sentence{
        "previous_year.close",
        "Vertailu vuoden takaiseen jää niukasti täyttymättä: {value} ({period}), vuotta aiemmin "
        "{previous}, tavoite {op} {threshold}.",
        "The comparison with a year earlier is narrowly missed: {value} ({period}), a year "
        "earlier {previous}, target {op} {threshold}."},
    Sentence{"previous_year.behind",
             "Vertailu vuoden takaiseen ei täyty: {value} ({period}), vuotta aiemmin {previous}, "
             "tavoite {op} {threshold}.",
             "The comparison with a year earlier is missed: {value} ({period}), a year earlier "
             "{previous}, target {op} {threshold}."},
    Sentence{"undated.met",
             "Tavoite täyttyy: {value} ({period}), tavoite {op} {threshold}. Tavoitteelle ei ole "
             "annettu vuotta.",
             "The target is met: {value} ({period}), target {op} {threshold}. The target names no "
             "year."},
    Sentence{"undated.not_met",
             "Tavoite ei täyty: {value} ({period}), tavoite {op} {threshold}. Tavoitteelle ei ole "
             "annettu vuotta.",
             "The target is not met: {value} ({period}), target {op} {threshold}. The target names "
             "no year."},
    Sentence{"undated.not_met.done", "Ei ole toteutunut. Tavoitteelle ei ole annettu vuotta.",
             "Not done. The target names no year."},
    Sentence{"done.yes", "Toteutunut ({period}).", "Done ({period})."},
    Sentence{"done.missed", "Ei toteutunut määräaikaan {deadline} mennessä.",
             "Not done by {deadline}."},
    Sentence{"done.at_risk",
             "Ei ole toteutunut, ja yli puolet ajasta on kulunut. Määräaika on {deadline}.",
             "Not done, with more than half of the time gone. Due by {deadline}."},
    Sentence{"done.not_yet", "Ei ole vielä toteutunut. Määräaika on {deadline}.",
             "Not done yet. Due by {deadline}."},
    Sentence{"done.not_started", "Tietoa ei vielä ole. Määräaika on {deadline}.",
             "Nothing is known yet. Due by {deadline}."},

    Sentence{"step.value_failed", "Laskenta pysähtyi: {error}", "The computation stopped: {error}"},
    Sentence{"step.baseline", "Lähtötaso on {value} ({period}).",
             "The baseline is {value} ({period})."},
    Sentence{
        "step.baseline_assumed",
        "Lähtötaso on {value}. Asiakirja ei anna sille ajankohtaa; käytetään asiakirjan päivää "
        "{period}.",
        "The baseline is {value}. The document gives it no date; the document's own, {period}, "
        "is used."},
    Sentence{"step.baseline_range",
             "Lähtötaso on annettu vaihteluvälinä {low}–{high}; käytetään sen keskikohtaa.",
             "The baseline is given as a range, {low} to {high}; its middle is used."},
    Sentence{"step.baseline_missing", "Lähtötasoa ei ole: {raw}", "There is no baseline: {raw}"},
    Sentence{"step.sum", "{count} peräkkäistä lukua laskettiin yhteen: {value} ({period}).",
             "{count} consecutive figures were added up: {value} ({period})."},
    Sentence{"step.computed", "Viimeisin laskettu arvo on {value} ({period}).",
             "The latest computed value is {value} ({period})."},
    Sentence{"step.figure", "Viimeisin luku on {value} ({period}).",
             "The latest figure is {value} ({period})."},
    Sentence{"step.no_figure", "Yhtään lukua ei ole.", "There is no figure at all."},
    Sentence{"step.threshold", "Tavoite on {op} {threshold}.", "The target is {op} {threshold}."},
    Sentence{"step.threshold_baseline",
             "Lähtöluvusta {basis} laskettuna tavoite on {op} {threshold}.",
             "Measured from {basis}, the target is {op} {threshold}."},
    Sentence{"step.threshold_previous_year",
             "Vuoden takaisesta luvusta {previous} laskettuna tavoite on {op} {threshold}.",
             "Measured from {previous} a year earlier, the target is {op} {threshold}."},
    Sentence{"step.undated", "Tavoitteella ei ole vuotta, joten polkua ei lasketa.",
             "The target names no year, so there is no path."},
    Sentence{"step.every_year", "Tavoite koskee jokaista vuotta; tarkasteltavana {target_period}.",
             "The target holds for each year; judged for {target_period}."},
    Sentence{"step.target_period", "Tavoitteen aika on {target_period}.",
             "The target's time is {target_period}."},
    Sentence{"step.expected_share",
             "Kaudesta on kulunut {share}, joten luvun pitäisi olla {expected}.",
             "{share} of the period has passed, so the figure should be {expected}."},
    Sentence{"step.expected_line",
             "Polku kulkee suoraan luvusta {from} tavoitteeseen; tässä kohdassa se on {expected}.",
             "The path runs straight from {from} to the target; here it is {expected}."},
    Sentence{"step.projection_share", "Samaa tahtia koko kauden luvuksi tulee {projection}.",
             "At this pace the whole period comes to {projection}."},
    Sentence{"step.projection_trend",
             "Kehitys luvusta {from} ({years} vuotta aiemmin) jatkuu: ennuste {projection} "
             "({target_period}).",
             "The trend from {from} ({years} years earlier) goes on: projection {projection} "
             "({target_period})."},
    Sentence{"step.margin", "Ero odotettuun on {margin} (positiivinen on hyvään suuntaan).",
             "The margin to what is expected is {margin} (positive is good)."},
    Sentence{"step.flip", "Arvio vaihtuisi luvun {flip} kohdalla.",
             "The verdict would change at {flip}."},
    Sentence{"step.data_due", "Uusia lukuja odotetaan.", "New figures are awaited."},
    Sentence{"step.data_overdue", "Uudet luvut ovat myöhässä.", "New figures are overdue."},
    Sentence{"step.data_revised", "Viimeisin luku on korjattu aiemmin julkaistusta.",
             "The latest figure was revised after it was first published."},
    Sentence{"step.stated", "Asiakirja toteaa: {raw}", "The document states: {raw}"},
    Sentence{"step.stated_agrees", "Asiakirja toteaa saman: {raw}",
             "The document states the same: {raw}"},
    Sentence{"step.stated_differs", "Asiakirja toteaa toisin: {raw}",
             "The document states otherwise: {raw}"},
};

}  // namespace

std::span<const Sentence> sentences() {
  return kSentences;
}

}  // namespace viisari
