// The sentences of findings. Finnish ones are built so that no value needs a case ending. What
// stands in brackets is left out where one of its values is missing.
#include <array>

#include "report/explain_text.h"

namespace viisari {
namespace {

constexpr std::array kSentences{
    // ---- figures
    Sentence{"finding.total.contradiction",
             "Osat eivät täsmää yhteissummaan[ ({period})]: osista tulee {computed}, painettu on "
             "{printed}.",
             "The parts do not make the printed total[ ({period})]: they come to {computed}, "
             "printed is {printed}."},
    Sentence{
        "finding.total.rounding",
        "Osista tulee {computed}, painettu on {printed}[ ({period})]: ero selittyy pyöristyksellä.",
        "The parts come to {computed}, printed is {printed}[ ({period})]: rounding explains the "
        "difference."},
    Sentence{"finding.share.contradiction",
             "Painettu osuus ei vastaa omia lukujaan[ ({period})]: luvuista tulee {computed}, "
             "painettu on {printed}.",
             "The printed share is not what its own figures give[ ({period})]: they give "
             "{computed}, printed is {printed}."},
    Sentence{"finding.share.rounding",
             "Luvuista laskettu osuus on {computed}, painettu {printed}[ ({period})]: ero selittyy "
             "pyöristyksellä.",
             "The figures give a share of {computed}, printed is {printed}[ ({period})]: rounding "
             "explains the difference."},
    Sentence{"finding.change.contradiction",
             "Painettu muutos ei ole lukujen erotus[ ({period})]: erotus on {computed}, painettu "
             "on {printed}.",
             "The printed change is not the difference of its figures[ ({period})]: they differ by "
             "{computed}, printed is {printed}."},
    Sentence{"finding.change.rounding",
             "Lukujen erotus on {computed}, muutokseksi on painettu {printed}[ ({period})]: ero "
             "selittyy pyöristyksellä.",
             "The figures differ by {computed}, a change of {printed} is printed[ ({period})]: "
             "rounding explains the difference."},
    Sentence{"finding.change_percent.contradiction",
             "Painettu prosenttimuutos ei vastaa omia lukujaan[ ({period})]: luvuista tulee "
             "{computed}, painettu on {printed}.",
             "The printed change in per cent is not what its own figures give[ ({period})]: they "
             "give {computed}, printed is {printed}."},
    Sentence{"finding.change_percent.rounding",
             "Luvuista laskettu muutos on {computed}, painettu {printed}[ ({period})]: ero "
             "selittyy pyöristyksellä.",
             "The figures give a change of {computed}, printed is {printed}[ ({period})]: rounding "
             "explains the difference."},
    Sentence{"finding.derived.contradiction",
             "Painettu tavoite ei ole se, joka lähtötasosta seuraa[ ({period})]: lähtötasosta "
             "tulee {computed}, painettu on {printed}.",
             "The printed target is not what follows from the baseline[ ({period})]: that gives "
             "{computed}, printed is {printed}."},
    Sentence{"finding.derived.rounding",
             "Lähtötasosta tulee tavoitteeksi {computed}, painettu on {printed}[ ({period})]: ero "
             "selittyy pyöristyksellä.",
             "The baseline gives a target of {computed}, printed is {printed}[ ({period})]: "
             "rounding explains the difference."},
    Sentence{"finding.same.contradiction",
             "Sama luku on painettu kahdella tavalla[ ({period})]: {printed} ja {computed}.",
             "One figure is printed in two ways[ ({period})]: {printed} and {computed}."},
    Sentence{"finding.same.rounding",
             "Sama luku on painettu muodoissa {printed} ja {computed}[ ({period})]: ero selittyy "
             "pyöristyksellä.",
             "One figure is printed as {printed} and as {computed}[ ({period})]: rounding explains "
             "the difference."},
    Sentence{"finding.ratio.contradiction",
             "Painettu suhdeluku ei vastaa omia lukujaan[ ({period})]: luvuista tulee {computed}, "
             "painettu on {printed}.",
             "The printed ratio is not what its own figures give[ ({period})]: they give "
             "{computed}, printed is {printed}."},
    Sentence{"finding.ratio.rounding",
             "Lukujen suhde on {computed}, painettu {printed}[ ({period})]: ero selittyy "
             "pyöristyksellä.",
             "The figures give a ratio of {computed}, printed is {printed}[ ({period})]: rounding "
             "explains the difference."},
    Sentence{"finding.average.contradiction",
             "Painettu keskiarvo ei vastaa omia lukujaan[ ({period})]: luvuista tulee {computed}, "
             "painettu on {printed}.",
             "The printed average is not what its own figures give[ ({period})]: they give "
             "{computed}, printed is {printed}."},
    Sentence{"finding.average.rounding",
             "Lukujen keskiarvo on {computed}, painettu {printed}[ ({period})]: ero selittyy "
             "pyöristyksellä.",
             "The figures average {computed}, printed is {printed}[ ({period})]: rounding explains "
             "the difference."},
    Sentence{"finding.pace.contradiction",
             "Kertynyt luku on jo suurempi kuin koko vuoden luku[ ({period})]: kertynyt on "
             "{computed}, koko vuodeksi on painettu {printed}.",
             "More has already added up than is printed for the whole year[ ({period})]: "
             "{computed} so far, {printed} for the year."},
    Sentence{"finding.pace.rounding",
             "Kertynyt luku on {computed}, koko vuodeksi on painettu {printed}[ ({period})]: ero "
             "selittyy pyöristyksellä.",
             "{computed} has added up so far, {printed} is printed for the whole year[ "
             "({period})]: rounding explains the difference."},
    Sentence{"finding.within.contradiction",
             "Osa on suurempi kuin kokonaisuus, johon se kuuluu[ ({period})]: osaksi on painettu "
             "{printed}, kokonaisuus on {computed}.",
             "A part is larger than the whole it belongs to[ ({period})]: {printed} is printed for "
             "the part, the whole is {computed}."},
    Sentence{"finding.percent_of_change.contradiction",
             "Painettu prosenttimuutos ei vastaa painettua muutosta[ ({period})]: luvuista tulee "
             "{computed}, painettu on {printed}.",
             "The printed change in per cent does not fit the printed change[ ({period})]: the "
             "figures give {computed}, printed is {printed}."},
    Sentence{"finding.percent_of_change.rounding",
             "Luvuista laskettu muutos on {computed}, painettu {printed}[ ({period})]: ero "
             "selittyy pyöristyksellä.",
             "The figures give a change of {computed}, printed is {printed}[ ({period})]: rounding "
             "explains the difference."},
    Sentence{"finding.unverifiable.missing",
             "Ei voi tarkistaa[ ({period})]: luku puuttuu: {missing}.",
             "Cannot be checked[ ({period})]: a figure is missing: {missing}."},
    Sentence{"finding.unverifiable.units",
             "Ei voi tarkistaa[ ({period})]: luvuilla on eri yksiköt: {units}.",
             "Cannot be checked[ ({period})]: the figures have different units: {units}."},
    Sentence{"finding.unverifiable.zero_denominator",
             "Ei voi tarkistaa[ ({period})]: jakaja on nolla.",
             "Cannot be checked[ ({period})]: the divisor is zero."},
    Sentence{"finding.unverifiable.change_from_zero",
             "Ei voi tarkistaa[ ({period})]: muutosta prosentteina ei voi laskea nollasta.",
             "Cannot be checked[ ({period})]: a change in per cent cannot be computed from zero."},
    Sentence{"finding.unverifiable.sign_change",
             "Ei voi tarkistaa[ ({period})]: luvut ovat nollan eri puolilla.",
             "Cannot be checked[ ({period})]: the figures lie on either side of zero."},
    Sentence{"finding.unverifiable.not_computable",
             "Ei voi tarkistaa[ ({period})]: laskutoimitus ei anna lukua.",
             "Cannot be checked[ ({period})]: the computation gives no number."},
    // ---- targets
    Sentence{"finding.target.weaker_than_baseline",
             "Tavoite[ ({target_period})] on heikompi kuin lähtötaso: tavoite {op} {threshold}, "
             "lähtötaso {baseline}[ ({baseline_period})].",
             "The target[ ({target_period})] is weaker than the baseline: target {op} {threshold}, "
             "baseline {baseline}[ ({baseline_period})]."},
    Sentence{"finding.target.weaker_than_baseline.every_year",
             "Joka vuotta koskeva tavoite on heikompi kuin lähtötaso: tavoite {op} {threshold}, "
             "lähtötaso {baseline}[ ({baseline_period})].",
             "The target for every year is weaker than the baseline: target {op} {threshold}, "
             "baseline {baseline}[ ({baseline_period})]."},
    Sentence{"finding.target.baseline_meets",
             "Lähtötaso täyttää tavoitteen[ ({target_period})] jo valmiiksi: tavoite {op} "
             "{threshold}, lähtötaso {baseline}[ ({baseline_period})].",
             "The baseline already meets the target[ ({target_period})]: target {op} {threshold}, "
             "baseline {baseline}[ ({baseline_period})]."},
    Sentence{"finding.target.baseline_meets.done",
             "Tavoitteena on asia[ ({target_period})], joka on lähtötason mukaan jo toteutunut[ "
             "({baseline_period})].",
             "The target[ ({target_period})] is something that the baseline says is done already[ "
             "({baseline_period})]."},
    Sentence{"finding.target.against_direction.change",
             "Tavoiteltu muutos[ ({target_period})] ei sovi mittarin suuntaan: muutos {op} "
             "{change}, parempi suunta {better}.",
             "The change aimed at[ ({target_period})] does not fit the indicator's direction: "
             "change {op} {change}, better is {better}."},
    Sentence{"finding.target.against_direction.limit",
             "Tavoitteen raja[ ({target_period})] on mittarin suunnan väärällä puolella: tavoite "
             "{op} {threshold}, parempi suunta {better}.",
             "The target's limit[ ({target_period})] is on the wrong side for the indicator's "
             "direction: target {op} {threshold}, better is {better}."},
    Sentence{"finding.target.against_direction.later_weaker",
             "Myöhempi tavoite on heikompi kuin aiempi: tavoite {op} {threshold} "
             "({target_period}), aiempi {earlier} ({earlier_period}).",
             "The later target is weaker than the earlier one: target {op} {threshold} "
             "({target_period}), earlier {earlier} ({earlier_period})."},
    Sentence{"finding.target.two_targets.exclude",
             "Kaksi tavoitetta[ ({target_period})] ei voi täyttyä yhtä aikaa: {op} {threshold} ja "
             "{other_op} {other}.",
             "Two targets[ ({target_period})] cannot both be met: {op} {threshold} and {other_op} "
             "{other}."},
    Sentence{"finding.target.two_targets.differ",
             "Samalle ajalle[ ({target_period})] on painettu kaksi eri tavoitetta: {threshold} ja "
             "{other}.",
             "Two different targets are printed for the same time[ ({target_period})]: {threshold} "
             "and {other}."},
    Sentence{"finding.target.two_targets.rounding",
             "Samalle ajalle[ ({target_period})] on painettu kaksi tavoitetta, joiden ero selittyy "
             "pyöristyksellä: {threshold} ja {other}.",
             "Two targets are printed for the same time[ ({target_period})], and rounding explains "
             "the difference: {threshold} and {other}."},
    Sentence{"finding.target.unit_mismatch.symbol",
             "Tavoitteen[ ({target_period})] yksikkö on eri kuin mittarin: tavoitteessa {number} "
             "{symbol}, mittarin yksikkö \"{unit}\".",
             "The target's[ ({target_period})] unit is not the indicator's: the target says "
             "{number} {symbol}, the indicator is in \"{unit}\"."},
    Sentence{"finding.target.unit_mismatch.share",
             "Tavoite[ ({target_period})] on painettu osuutena ({number}), mutta mittari on "
             "lukumäärä, jonka yksikkö on \"{unit}\".",
             "The target[ ({target_period})] is printed as a share ({number}), but the indicator "
             "is an amount in \"{unit}\"."},
    Sentence{"finding.target.unit_mismatch.percent_or_points",
             "Tavoiteltu muutos[ ({target_period})] on {number} luvusta, joka on itsekin "
             "prosentteja. Asiakirja ei kerro, tarkoittaako se prosentteja vai prosenttiyksiköitä.",
             "The change aimed at[ ({target_period})] is {number} of a figure that is itself in "
             "per cent. The document does not say whether it means per cent or percentage points."},
    Sentence{"finding.target.beyond_limit",
             "Tavoite[ ({target_period})] on luvun luonnollisen rajan ulkopuolella: tavoite {op} "
             "{threshold}, raja {limit}.",
             "The target[ ({target_period})] lies outside the figure's natural limit: target {op} "
             "{threshold}, limit {limit}."},
    Sentence{"finding.target.no_year",
             "Tavoitteella ei ole vuotta, joten sen aikataulua ei voi arvioida.",
             "The target names no year, so its schedule cannot be judged."},
    Sentence{"finding.target.no_operator.no_number",
             "Tavoitteella[ ({target_period})] ei ole lukua, johon tulosta voisi verrata.",
             "The target[ ({target_period})] has no number that a figure could be compared with."},
    Sentence{
        "finding.target.no_operator.words",
        "Asiaa mitataan luvulla, mutta tavoite[ ({target_period})] on kirjoitettu vain sanoin.",
        "There is a measured figure, but the target[ ({target_period})] is in words only."},
    Sentence{"finding.target.no_operator.not_printed",
             "Asiakirja ei sano, onko tavoitteen luku[ ({target_period})] ala- vai yläraja; "
             "määritelmässä se luetaan näin: {op} {threshold}.",
             "The document does not say whether the target's number[ ({target_period})] is a lower "
             "or an upper limit; the definition reads it as {op} {threshold}."},
    Sentence{
        "finding.target.no_baseline",
        "Tavoite[ ({target_period})] on muutos lähtötasosta, mutta lähtötasoa ei ole painettu.",
        "The target[ ({target_period})] is a change from a baseline that is not printed."},
    Sentence{"finding.target.no_baseline.previous_year",
             "Tavoite[ ({target_period})] on muutos edellisestä vuodesta, mutta edellisen vuoden "
             "lukua ei ole.",
             "The target[ ({target_period})] is a change from the previous year, but there is no "
             "figure for that year."},
    Sentence{"finding.target.full_year_part_year.pace",
             "Tavoite[ ({target_period})] koskee koko vuotta, lähtötaso vain osaa vuodesta: "
             "tavoite {op} {threshold}, lähtötaso {baseline} ({baseline_period}). Samaa vauhtia "
             "koko vuoden luku olisi {pace}.",
             "The target[ ({target_period})] is for a whole year, the baseline for a part of one: "
             "target {op} {threshold}, baseline {baseline} ({baseline_period}). At the same pace a "
             "whole year would make {pace}."},
    Sentence{"finding.target.full_year_part_year.count",
             "Tavoite[ ({target_period})] koskee koko vuotta, lähtötaso vain osaa vuodesta: "
             "tavoite {op} {threshold}, lähtötaso {baseline} ({baseline_period}). Niitä ei voi "
             "verrata sellaisinaan.",
             "The target[ ({target_period})] is for a whole year, the baseline for a part of one: "
             "target {op} {threshold}, baseline {baseline} ({baseline_period}). They cannot be "
             "compared as they are."},
    Sentence{"finding.target.full_year_part_year.change",
             "Tavoite[ ({target_period})] on muutos ({change}) lähtötasosta, joka on vain osasta "
             "vuotta: {baseline} ({baseline_period}).",
             "The target[ ({target_period})] is a change ({change}) from a baseline that covers "
             "only a part of a year: {baseline} ({baseline_period})."},
    // ---- verdicts
    Sentence{
        "finding.verdict.later_figure",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Laskettu arvio {computed_on}: "
        "{computed}. Laskettu arvio perustuu uudempaan lukuun {value} ({period}).",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Computed for {computed_on}: {computed}. "
        "The computed verdict rests on a newer figure, {value} ({period})."},
    Sentence{
        "finding.verdict.part_year_against_full_year",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Laskettu arvio "
        "{computed_on}: {computed}. Asiakirja näyttää vertaavan osavuoden lukua {value} ({period}) "
        "koko vuoden tavoitteeseen[ ({target_period})]: {op} {threshold}. Laskettu arvio vertaa "
        "sitä siihen, mitä siihen mennessä pitäisi olla: {expected}.",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Computed for {computed_on}: "
        "{computed}. The document seems to hold a part of a year, {value} ({period}), against the "
        "whole year's target[ ({target_period})]: {op} {threshold}. The computed verdict "
        "holds it against what there should be by then: {expected}."},
    Sentence{
        "finding.verdict.figure_differs",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Laskettu arvio {computed_on}: "
        "{computed}. Asiakirjan sanoissa on luku {printed}, mutta arvio on laskettu luvusta "
        "{value} ({period}).",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Computed for {computed_on}: {computed}. "
        "The document's words give {printed}, but the figure judged is {value} ({period})."},
    Sentence{
        "finding.verdict.another_target",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Laskettu arvio {computed_on}: "
        "{computed}. Laskettu arvio koskee myöhempää tavoitetta ({target_period}).",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Computed for {computed_on}: {computed}. "
        "The computed verdict is about a later target ({target_period})."},
    Sentence{
        "finding.verdict.judged_early",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Laskettu arvio "
        "{computed_on}: {computed}. Asiakirja näyttää vertaavan lukua {value} ({period}) suoraan "
        "tavoitteeseen[ ({target_period})], jonka aika ei ole vielä tullut: {op} {threshold}. "
        "Laskettu arvio katsoo, ollaanko matkalla sinne: tähän mennessä odotettu {expected}.",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Computed for {computed_on}: "
        "{computed}. The document seems to compare {value} ({period}) with a target[ "
        "({target_period})] whose time has not come: {op} {threshold}. The computed verdict "
        "asks whether it is on its way there: expected by now {expected}."},
    Sentence{
        "finding.verdict.degree",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Laskettu arvio {computed_on}: "
        "{computed}. Arviot eroavat asteeltaan: luku on {value} ({period})[, odotettu {expected}].",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Computed for {computed_on}: {computed}. "
        "The two differ in degree: the figure is {value} ({period})[, expected {expected}]."},
    Sentence{
        "finding.verdict.differs",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Laskettu arvio {computed_on}: "
        "{computed}. Luvut eivät kerro, mistä ero johtuu[: viimeisin on {value} ({period})].",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Computed for {computed_on}: {computed}. "
        "The figures do not tell why they differ[: the latest is {value} ({period})]."},
    Sentence{
        "finding.verdict.words_say_no_status",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Laskettu arvio {computed_on}: "
        "{computed}. Asiakirjan sanat kertovat, miten asia etenee, mutta eivät sitä, riittääkö se.",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Computed for {computed_on}: {computed}. "
        "The document's words tell how things are going, but not whether that is enough."},
    Sentence{"finding.verdict.no_target",
             "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Verrata ei voi: asiakirja ei "
             "aseta tavoitetta. Tilanne {computed_on}.",
             "Stated on {stated_on}: \"{words}\"[ ({stated})]. Cannot be compared: the document "
             "sets no target. As of {computed_on}."},
    Sentence{"finding.verdict.words_only",
             "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Verrata ei voi: asiakirja "
             "arvioi ilman lukua. Tilanne {computed_on}.",
             "Stated on {stated_on}: \"{words}\"[ ({stated})]. Cannot be compared: the document "
             "judges without a figure. As of {computed_on}."},
    Sentence{
        "finding.verdict.confidence_only",
        "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Verrata ei voi: painettu luku on "
        "alueen oma arvio onnistumisesta, ei mitattu luku. Tilanne {computed_on}.",
        "Stated on {stated_on}: \"{words}\"[ ({stated})]. Cannot be compared: the printed number "
        "is the area's own estimate of success, not a measured figure. As of {computed_on}."},
    Sentence{"finding.verdict.not_comparable",
             "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Verrata ei voi: luvulle "
             "{value} ({period}) ei ole vertailukohtaa. Tilanne {computed_on}.",
             "Stated on {stated_on}: \"{words}\"[ ({stated})]. Cannot be compared: there is "
             "nothing to hold {value} ({period}) against. As of {computed_on}."},
    Sentence{"finding.verdict.no_figure",
             "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Verrata ei voi: lukua ei "
             "ole. Tilanne {computed_on}.",
             "Stated on {stated_on}: \"{words}\"[ ({stated})]. Cannot be compared: there is no "
             "figure. As of {computed_on}."},
    Sentence{"finding.verdict.not_started",
             "Asiakirjan arvio {stated_on}: \"{words}\"[ ({stated})]. Verrata ei voi: tavoitteen "
             "aika ei ole alkanut. Tilanne {computed_on}.",
             "Stated on {stated_on}: \"{words}\"[ ({stated})]. Cannot be compared: the target's "
             "time has not begun. As of {computed_on}."},
    Sentence{
        "finding.verdict.days_apart",
        "Arvioiden välillä on enemmän kuin yksi raportointijakso: {stated_on} ja {computed_on}.",
        "More than one reporting period lies between the two verdicts: {stated_on} and "
        "{computed_on}."},
};

}  // namespace

std::span<const Sentence> finding_sentences() {
  return kSentences;
}

}  // namespace viisari
