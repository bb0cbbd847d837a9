-- What all five service entities of Keski-Suomi's service strategy share: the four goals, and the
-- last slide of each entity, which is the same for all of them.
local M = {}

M.goals = {
  effective = "Palvelutuotanto perustuu lakisääteisiin palveluihin ja vaikuttavimpiin toimintamalleihin, joissa talous ja toiminta sovitetaan yhteen kustannusvaikuttavasti ja palvelutarpeisiin vastaavasti.",
  renewal = "Uudistamme palvelutuotantoa keventämällä rakennetta ja vahvistamalla oikea-aikaista, saavutettavaa ja monikanavaista palvelua. Hyödynnämme palveluissa ensisijaisesti digitaalisia ratkaisuja ja tuemme asukkaita oman hyvinvoinnin edistämisessä.",
  paths = "Rakennamme yhdenvertaiset, saavutettavat ja sujuvat palvelupolut, jotka toteutuvat tavoitteellisessa yhteistyössä asiakkaiden, ammattilaisten ja kumppaneiden kanssa.",
  knowledge = "Johdamme ja kehitämme palveluja luotettavaan ja ajantasaiseen tietoon nojaten niin, että tieto tukee päätöksentekoa, palveluiden uudistamista ja arjen sujuvuutta.",
}

-- Subgoal of the knowledge slides.
M.knowledge_subgoal = "Hyödynnämme systemaattisesti johdon työpöytää ja fokus raportointia työvälineenä, myös tiedon tuottamiseksi kumppaneillemme. Otamme tuotantotapa-analyysit käyttöön ja hyödynnämme niiden tuloksia palvelujen kehittämisessä. Huomioimme ja hyödynnämme ilmiölähtöistä tietoa toiminnassamme. Edistämme palvelujen laatua, turvallisuutta ja vaikuttavuutta jatkuvan arvioinnin ja kehittämisen periaatteella."

-- Goal and subgoal of a knowledge slide.
function M.knowledge(service)
  return { service = service, goal = M.goals.knowledge, subgoal = M.knowledge_subgoal }
end

-- The letters a. and b. of quality deviations: printed for every entity with both cells empty.
-- More notifications is not worse in itself, so there is no better direction.
function M.quality_deviations(key, service, action, source)
  local function row(part, name, title, unit)
    return {
      key = key .. ".laatupoikkeamat." .. name,
      definition = {
        title = title, service = service, goal = M.goals.knowledge, subgoal = M.knowledge_subgoal, action = action,
        group = key .. ".laatupoikkeamat", part = part, unit = unit, source = source,
        kind = unit == "count" and "flow" or nil,
        baseline_missing = "Solu on luonnoksessa tyhjä",
      },
    }
  end
  return {
    row("a", "ilmoitukset", { fi = "Asiakas- ja potilasturvallisuusilmoitukset",
                              en = "Client and patient safety reports (notifications)" }, "count"),
    row("b", "kehittamistoimenpiteet", { fi = "Laatupoikkeamat: kehittämistoimenpiteet %",
                                         en = "Quality deviations: development measures, %" }, "percent"),
  }
end

return M
