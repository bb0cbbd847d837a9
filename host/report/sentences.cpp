// The sentences themselves. Finnish ones are built so that no value needs a case ending.
#include <array>

#include "report/explain_text.h"

namespace viisari {
namespace {

constexpr std::array kSentences{
    // ---- reasons
    Sentence{"no_target", "Asiakirja ei aseta tavoitetta.", "The document sets no target."},
    Sentence{"not_started", "Tavoitteen jakso ({target_period}) ei ole alkanut.",
             "The target's period ({target_period}) has not begun."},
    Sentence{
        "confidence_only",
        "Asiakirja kertoo vain alueen oman arvion tavoitteen toteutumisesta, ei mitattua lukua.",
        "The document prints only the area's own estimate of the goal coming true, no measured "
        "figure."},
    Sentence{"no_data", "Lukua ei ole.", "There is no figure."},
    Sentence{"no_data.not_published", "Lukua ei ole julkaistu.", "No figure has been published."},
    Sentence{"no_data.text_only", "Asiakirja kertoo asiasta vain sanoin, ilman lukua.",
             "The document speaks of it in words only, without a figure."},
    Sentence{"no_data.not_yet_started", "Mitattava toiminta ei ole alkanut.",
             "What is measured has not begun."},
    Sentence{"no_data.overdue", "Luku on myöhässä: sen olisi jo pitänyt ilmestyä.",
             "The figure is overdue: it should have been published by now."},
    Sentence{"no_data.zero_denominator", "Lukua ei voi laskea: jakaja tai vertailuluku on nolla.",
             "It cannot be computed: the divisor or the figure compared with is zero."},
    Sentence{"no_data.suppressed", "Lukua ei julkaista.", "The figure is withheld."},
    Sentence{"no_data.missing_input", "Luku, josta se lasketaan, puuttuu.",
             "A figure that it is computed from is missing."},
    Sentence{"no_data.sign_change",
             "Muutosta prosentteina ei voi laskea negatiivisesta vertailuluvusta.",
             "A change in per cent cannot be computed from a negative figure."},
    Sentence{"no_data.not_computable", "Laskenta ei anna lukua.",
             "The computation gives no number."},
    Sentence{"no_data.series_break", "Sarja katkeaa välissä: luvut eivät ole vertailukelpoisia.",
             "The series breaks in between: the figures cannot be compared."},
    Sentence{"no_data.sub_area",
             "Tavoite on osa-alueittain {low} – {high}: lukua {value} ({period}) ei voi arvioida "
             "tuntematta osa-alueiden omia lukuja.",
             "The target is {low} to {high} by sub-area: {value} ({period}) cannot be judged "
             "without the sub-areas' own figures."},
    Sentence{"no_data.since_baseline",
             "Lähtötason jälkeen ei ole julkaistu lukua; viimeisin on {value} ({period}).",
             "No figure has been published since the baseline; the latest is {value} ({period})."},
    Sentence{"no_data.target_unobserved",
             "Tavoitteen jaksolta ({target_period}) ei ole lukua; viimeisin on {value} ({period}).",
             "There is no figure for the target's period ({target_period}); the latest is {value} "
             "({period})."},
    Sentence{"no_data.no_number",
             "Tavoitteella ei ole lukua, tai luku, johon sitä verrataan, puuttuu.",
             "The target has no number, or the figure it is compared with is missing."},
    Sentence{"no_data.part_year",
             "Osavuoden lukua ({period}) ei voi verrata koko vuoden tavoitteeseen.",
             "A part of a year ({period}) cannot be held against the full year's target."},
    Sentence{"no_data.failed", "Luvun laskenta määritelmässä epäonnistui.",
             "The definition's computation failed."},
    Sentence{"target.achieved",
             "Tavoite saavutettiin: {value} ({period}), tavoite {op} {threshold}{for_target}.",
             "The target was achieved: {value} ({period}), target {op} {threshold}{for_target}."},
    Sentence{"target.missed",
             "Tavoite jäi saavuttamatta: {value} ({period}), tavoite {op} {threshold}{for_target}.",
             "The target was missed: {value} ({period}), target {op} {threshold}{for_target}."},
    Sentence{"flow.reached",
             "Koko jakson tavoite on jo täynnä: {value} ({period}), tavoite {op} "
             "{threshold}{for_target}.",
             "The whole period's target is already reached: {value} ({period}), target {op} "
             "{threshold}{for_target}."},
    Sentence{"flow.exceeded",
             "Koko jakson raja on jo ylittynyt: {value} ({period}), tavoite {op} "
             "{threshold}{for_target}.",
             "The whole period's limit is already exceeded: {value} ({period}), target {op} "
             "{threshold}{for_target}."},
    Sentence{"path.met", "Polulla: {value} ({period}), odotettu {op} {expected}.",
             "On its path: {value} ({period}), expected {op} {expected}."},
    Sentence{"path.projection_met",
             "Jäljessä polusta: {value} ({period}), odotettu {expected}, mutta ennuste "
             "{projection} täyttää tavoitteen: {op} {threshold}{for_target}.",
             "Behind its path: {value} ({period}), expected {expected}, but the projection of "
             "{projection} meets the target: {op} {threshold}{for_target}."},
    Sentence{"path.projection_close",
             "Jäljessä polusta: {value} ({period}), odotettu {expected}, mutta ennuste "
             "{projection} jää vain vähän tavoitteesta: {op} {threshold}{for_target}.",
             "Behind its path: {value} ({period}), expected {expected}, but the projection of "
             "{projection} misses the target only by little: {op} {threshold}{for_target}."},
    Sentence{"path.at_risk",
             "Jäljessä polusta: {value} ({period}), odotettu {expected}; ennuste {projection}, "
             "tavoite {op} {threshold}{for_target}.",
             "Behind its path: {value} ({period}), expected {expected}; projection {projection}, "
             "target {op} {threshold}{for_target}."},
    Sentence{"path.off_track",
             "Selvästi jäljessä polusta: {value} ({period}), odotettu {expected}; ennuste "
             "{projection}, tavoite {op} {threshold}{for_target}.",
             "Far behind its path: {value} ({period}), expected {expected}; projection "
             "{projection}, target {op} {threshold}{for_target}."},
    Sentence{"path.moving_away",
             "Luku ei lähesty tavoitetta: {value} ({period}), odotettu {expected}; ennuste "
             "{projection}, tavoite {op} {threshold}{for_target}.",
             "Not moving towards its target: {value} ({period}), expected {expected}; projection "
             "{projection}, target {op} {threshold}{for_target}."},
    Sentence{"path.no_trend",
             "Jäljessä polusta: {value} ({period}), odotettu {expected}; aiempaa lukua suunnan "
             "arvioimiseksi ei ole.",
             "Behind its path: {value} ({period}), expected {expected}; there is no earlier figure "
             "to see a trend from."},
    Sentence{"last.on_track",
             "Matkalla viimeiseen tavoitteeseen: {value} ({period}), ennuste {projection}, tavoite "
             "{op} {threshold}{for_target}.",
             "On its way to the last target: {value} ({period}), projection {projection}, target "
             "{op} {threshold}{for_target}."},
    Sentence{"last.at_risk",
             "Viimeinen tavoite on vaarassa: {value} ({period}), ennuste {projection}, tavoite "
             "{op} {threshold}{for_target}.",
             "The last target is at risk: {value} ({period}), projection {projection}, target {op} "
             "{threshold}{for_target}."},
    Sentence{"last.off_track",
             "Tällä vauhdilla viimeinen tavoite jää saavuttamatta: {value} ({period}), ennuste "
             "{projection}, tavoite {op} {threshold}{for_target}.",
             "At this pace the last target will be missed: {value} ({period}), projection "
             "{projection}, target {op} {threshold}{for_target}."},
    Sentence{"last.moving_away",
             "Luku ei lähesty viimeistä tavoitetta: {value} ({period}), ennuste {projection}, "
             "tavoite {op} {threshold}{for_target}.",
             "Not moving towards the last target: {value} ({period}), projection {projection}, "
             "target {op} {threshold}{for_target}."},
    Sentence{"previous_year.met",
             "Verrattuna edellisen vuoden samaan jaksoon ({previous}) tavoite täyttyy: {value} "
             "({period}), tavoite {op} {threshold}.",
             "Against the same period a year earlier ({previous}) the target is met: {value} "
             "({period}), target {op} {threshold}."},
    Sentence{"previous_year.close",
             "Verrattuna edellisen vuoden samaan jaksoon ({previous}) tavoite jää niukasti "
             "täyttymättä: {value} ({period}), tavoite {op} {threshold}.",
             "Against the same period a year earlier ({previous}) the target is narrowly not met: "
             "{value} ({period}), target {op} {threshold}."},
    Sentence{"previous_year.behind",
             "Verrattuna edellisen vuoden samaan jaksoon ({previous}) tavoite ei täyty: {value} "
             "({period}), tavoite {op} {threshold}.",
             "Against the same period a year earlier ({previous}) the target is not met: {value} "
             "({period}), target {op} {threshold}."},
    Sentence{
        "undated.met",
        "Tavoite, jolla ei ole vuotta, täyttyy: {value} ({period}), tavoite {op} {threshold}.",
        "The target, which names no year, is met: {value} ({period}), target {op} {threshold}."},
    Sentence{
        "undated.not_met",
        "Tavoite, jolla ei ole vuotta, ei täyty: {value} ({period}), tavoite {op} {threshold}.",
        "The target, which names no year, is not met: {value} ({period}), target {op} "
        "{threshold}."},
    Sentence{"undated.not_met.done", "Ei ole toteutunut; vuotta ei ole asetettu.",
             "Not done; no year has been set."},
    Sentence{"done.yes", "Toteutunut ({period}).", "Done ({period})."},
    Sentence{"done.missed", "Ei toteutunut määräaikaan {deadline} mennessä.",
             "Not done by {deadline}."},
    Sentence{"done.at_risk",
             "Ei ole toteutunut, ja yli puolet ajasta on kulunut; määräaika on {deadline}.",
             "Not done, and more than half of the time has passed; due by {deadline}."},
    Sentence{"done.not_yet", "Ei ole vielä toteutunut; määräaika on {deadline}.",
             "Not done yet; due by {deadline}."},
    Sentence{"done.not_started", "Toteutumisesta ei ole tietoa; määräaika on {deadline}.",
             "Nothing is known of it yet; due by {deadline}."},

    // ---- steps
    Sentence{"step.value_failed", "Määritelmän laskenta epäonnistui: {error}.",
             "The definition's computation failed: {error}."},
    Sentence{"step.baseline", "Lähtötaso on {value} ({period}).",
             "The baseline is {value} ({period})."},
    Sentence{"step.baseline_assumed",
             "Lähtötaso on {value}; asiakirja ei kerro sen päivää, joten oletuksena on asiakirjan "
             "päivä ({period}).",
             "The baseline is {value}; the document gives no date for it, so the document's own is "
             "assumed ({period})."},
    Sentence{"step.baseline_range",
             "Lähtötaso on painettu vaihteluvälinä {low}–{high}; siitä käytetään keskikohtaa.",
             "The baseline is printed as a range, {low}–{high}; its middle is used."},
    Sentence{"step.baseline_missing", "Lähtötasoa ei ole: {raw}", "There is no baseline: {raw}"},
    Sentence{"step.figure", "Viimeisin luku on {value} ({period}).",
             "The latest figure is {value} ({period})."},
    Sentence{"step.computed", "Viimeisin laskettu luku on {value} ({period}).",
             "The latest computed figure is {value} ({period})."},
    Sentence{"step.sum", "Jakson {period} luku on {count} osan summa: {value}.",
             "The figure for {period} is the sum of {count} parts: {value}."},
    Sentence{"step.no_figure", "Lukua ei ole.", "There is no figure."},
    Sentence{"step.threshold", "Tavoite on {op} {threshold}.", "The target is {op} {threshold}."},
    Sentence{"step.threshold_baseline", "Tavoite on muutos lähtötasosta {basis}: {op} {threshold}.",
             "The target is a change from the baseline of {basis}: {op} {threshold}."},
    Sentence{"step.threshold_previous_year",
             "Tavoite on muutos edellisen vuoden samasta jaksosta ({previous}): {op} {threshold}.",
             "The target is a change from the same period a year earlier ({previous}): {op} "
             "{threshold}."},
    Sentence{
        "step.threshold_average",
        "Tavoite on maan keskiarvo: {op} {threshold} ({period}). Se liikkuu, kun uusi keskiarvo "
        "julkaistaan.",
        "The target is the national average: {op} {threshold} ({period}). It moves when a new "
        "average is published."},
    Sentence{"step.printed_under",
             "Asiakirjassa luku on sarakkeessa {column}; sen oma jakso on {period}.",
             "In the document the figure stands in the column {column}; its own period is "
             "{period}."},
    Sentence{"step.series_break",
             "Sarja katkeaa {day}: {why}. Aiempia ja myöhempiä lukuja ei verrata keskenään.",
             "The series breaks on {day}: {why}. Figures before and after are not compared."},
    Sentence{"step.undated",
             "Asiakirja ei kerro vuotta, joten lukua verrataan tavoitteeseen sellaisenaan, ilman "
             "polkua.",
             "The document names no year, so the figure is compared with the target as it is, "
             "without a path."},
    Sentence{"step.every_year", "Tavoite koskee joka vuotta, nyt vuotta {target_period}.",
             "The target holds for every year, now for {target_period}."},
    Sentence{"step.target_period", "Tavoitteen aika on {target_period}.",
             "The target's time is {target_period}."},
    Sentence{"step.expected_share",
             "Jaksosta on kulunut {share}, joten odotettu luku on {expected}.",
             "{share} of the period has passed, so the figure expected is {expected}."},
    Sentence{"step.expected_line",
             "Suoralla, joka alkaa luvusta {from}, odotettu luku on {expected}.",
             "On the line that starts from {from}, the figure expected is {expected}."},
    Sentence{"step.projection_share", "Samalla vauhdilla koko jakson luku olisi {projection}.",
             "At the same pace the whole period's figure would be {projection}."},
    Sentence{"step.projection_trend",
             "Suunta luvusta {from} ({years} vuotta aiemmin) antaa ennusteeksi "
             "{projection}{for_target}.",
             "The trend from {from} ({years} years earlier) projects to {projection}{for_target}."},
    Sentence{"step.margin", "Ero odotettuun on {margin}; miinus tarkoittaa huonompaa puolta.",
             "The margin to what is expected is {margin}; minus means the wrong side."},
    Sentence{"step.flip", "Aikataulussa ja siitä jäljessä olon raja on {flip}.",
             "Being on track begins or ends at {flip}."},
    Sentence{"step.data_due", "Uusi luku on tulossa: raportointijakso on päättynyt.",
             "A new figure is due: the reporting period has ended."},
    Sentence{"step.data_overdue", "Uusi luku on myöhässä.", "A new figure is overdue."},
    Sentence{"step.data_revised", "Viimeisintä lukua on korjattu.",
             "The latest figure has been revised."},
    Sentence{"step.stated", "Asiakirja itse sanoo: \"{raw}\"",
             "The document itself says: \"{raw}\""},
    Sentence{"step.stated_agrees", "Asiakirja itse sanoo samaa: \"{raw}\"",
             "The document itself says the same: \"{raw}\""},
    Sentence{"step.stated_differs", "Asiakirja itse sanoo muuta: \"{raw}\"",
             "The document itself says otherwise: \"{raw}\""},
};

}  // namespace

std::span<const Sentence> sentences() {
  return kSentences;
}

}  // namespace viisari
