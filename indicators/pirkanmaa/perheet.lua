-- Families that received the services, from the beginning of the year.
-- A family counts once a year, so the figures grow over the year but do not add up month by month.
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local AIM = "näiden palvelujen piirissä olevien asiakkaiden määrää pyritään kasvattamaan"

local with = use("rows").sharing {
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  reporting = "quarterly",
  group = "perheet",
  unit = "count",
  kind = "flow",
  better = "up",
  -- A general aim, without level or deadline and outside the table of goals.
  targets = { undated = increase(status("188-192", AIM)) },
}

indicator "kotipalvelu.perheet" (with {
  title = {
    fi = "Lapsiperheiden kotipalvelua saaneet perheet",
    en = "Families that received home help",
  },
  service = service "Lapsiperheiden kotipalvelu",
  source = status("373-383", "Lapsiperheiden kotipalvelua saaneet 1-9/2025: 1 306 perhettä "
    .. "(1-9/2024: 1 250)"),
  baseline = { "2024-01/2024-09", 1250, status(383, "(1-9/2024: 1 250)") },
  note = "Kasvu johtuu osaksi vammaispalvelulain muutoksesta ja sisäisistä järjestelyistä.",
})

indicator "perhetyo_shl.perheet" (with {
  title = {
    fi = "Shl-perhetyötä saaneet perheet (sis. perheohjaus)",
    en = "Families in Social Welfare Act family work (incl. family guidance)",
  },
  service = service "Sosiaalihuoltolain mukainen perhetyö",
  source = status("426-428", "1-9/2025: 1774 perhettä (1-9/2024: 1855), sisältävät perheohjauksen "
    .. "asiakkaat."),
  baseline = { "2024-01/2024-09", 1855, status(426, "(1-9/2024: 1855)") },
  note = "Sisältää perheohjauksen asiakkaat: ei sama joukko kuin muissa shl-perhetyön luvuissa.",
})

indicator "perhetyo_tehostettu.perheet" (with {
  title = {
    fi = "Tehostetun perhetyön palvelussa olevat perheet",
    en = "Families in intensified family work",
  },
  service = service "Tehostettu perhetyö",
  source = status("461-469", "tehostetun perhetyön palvelussa olevien perheiden määrästä ei ole "
    .. "lähtötilannetietoa vuodelta 2024"),
  baseline_missing = "Tehostetun perhetyön palvelussa olevien perheiden määrästä ei ole "
    .. "lähtötilannetietoa vuodelta 2024",
})
