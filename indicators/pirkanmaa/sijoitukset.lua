-- New placements outside the home: the effect that home-delivered services are meant to have.
-- All figures are of Tampere and Orivesi only; figures of the whole area come with the new client
-- system from the beginning of 2026.
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local with = use("rows").sharing {
  service = service "Lasten, nuorten ja perheiden palvelut",
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  subgoal = "V. 2025 alatavoite: Yhdenmukaistamme, tehostamme ja integroimme oman "
    .. "palvelutuotannon kotiin vietävien palvelujen toimintaa.",
  owner = "kehittämispäällikkö (raportointitiedon tuottaja)",
  reporting = "quarterly",
  group = "sijoitukset",
  breaks = {
    { "2026-01-01", fi = "Tampereen ja Oriveden lukujen sijaan koko hyvinvointialueen luvut",
      en = "figures of the whole area instead of Tampere and Orivesi",
      source = goals("137-140", "vuoden 2026 alusta lukien on koko hyvinvointialueellinen tieto "
        .. "käytettävissä") },
  },
}

indicator "sijoitukset.valituilla_syilla" (with {
  title = {
    fi = "Uudet kodin ulkopuoliset sijoitukset neljällä nimetyllä syyllä",
    en = "New out-of-home placements for the four named reasons",
  },
  unit = "count",
  kind = "flow",
  better = "down",
  source = goals("108,137-140", "Uusien kodin ulkopuolelle sijoitettujen lasten määrä vähenee 30 % "
    .. "vuoden 2026 kesäkuuhun mennessä seuraavilla syillä: perheristiriidat, lapsen "
    .. "koulunkäyntivaikeudet, riittämätön vanhemmuus, lapsen sosiaalinen sopeutumattomuus"),
  baseline = { "2024", 133, goals(140, "ensimmäisellä syy-koodilla tehty 133 kpl") },
  -- The baseline is twelve months, the deadline mid-year, and the document does not say which
  -- window the deadline's figure covers: twelve months (at most 93,1) or half a year (46,6).
  targets = {
    ["by 2026-06-30"] = decrease_by_percent(30, {
      from = { "2024", 133 },
      source = goals("108,137", "vähenee 30 % vuoden 2026 kesäkuuhun mennessä"),
    }),
  },
  -- A direction rather than a verdict on the goal: its meaning is left to the area's status words.
  stated = {
    "Tavoitteen mukaisessa työssä mennään oikeaan suuntaan",
    as_of = "2025-11", source = status("667-671"),
  },
  note = "Tavoite puhuu lapsista, luvut sijoituksista (yhdellä lapsella voi olla useita). "
    .. "Syy-koodistoa mahdollisesti lavennetaan.",
})
alert {
  severity = "high",
  note = {
    fi = "Kotiin vietävien palvelujen on tarkoitus vähentää juuri näitä sijoituksia.",
    en = "These placements are what the home-delivered services are meant to prevent.",
  },
}

indicator "sijoitukset.yhteensa" (with {
  title = {
    fi = "Uudet kiireelliset ja avohuollon sijoitukset sekä huostaanotot yhteensä",
    en = "New emergency and open-care placements and taking-into-care decisions, total",
  },
  unit = "count",
  kind = "flow",
  better = "down",
  source = goals("139-140", "Uusia kiireellisiä ja avohuollon sijoituksia sekä huostaanottoja "
    .. "tehty vuonna 2024 Tampereella ja Orivedellä 452 kpl."),
  baseline = { "2024", 452, goals(140, "452 kpl") },
})

-- 30 % here is a share that happens to equal the 30 % of the goal above. Exactly 29,4 %.
indicator "sijoitukset.valituilla_syilla_osuus" (with {
  title = {
    fi = "Neljällä nimetyllä syyllä tehtyjen sijoitusten osuus kaikista sijoituksista",
    en = "Share of placements for the four named reasons of all placements",
  },
  unit = "percent",
  kind = "share",
  source = goals("139-140", "133 kpl eli 30 % kaikista sijoituksista"),
  baseline = { "2024", 30, goals(140, "133 kpl eli 30 % kaikista sijoituksista") },
})

reconcile "sijoitukset.valituilla_syilla_osuus" {
  share = "sijoitukset.valituilla_syilla_osuus",
  part = "sijoitukset.valituilla_syilla", whole = "sijoitukset.yhteensa",
  note = {
    fi = "Vuoden 2024 osuus on painettu molempiin asiakirjoihin sanoilla \"133 kpl eli 30 %\"; tarkka "
      .. "osuus pyöristyisi 29 %:iin.",
    en = "Both documents print \"133 kpl eli 30 %\" for 2024; the exact share would be rounded to 29 %.",
  },
}

-- The printed change is over ten months, not from the full-year baseline of the goal.
indicator "sijoitukset.valituilla_syilla_muutos" (with {
  title = {
    fi = "Nimetyin syin tehtyjen sijoitusten muutos edellisvuodesta",
    en = "Change of the four-reason placements on the previous year",
  },
  unit = "percent",
  kind = "score",  -- a change can be negative: not a share
  better = "down",
  source = status("661-665", "Lukumääräisesti ed. mainituin syin tehtyjen sijoitusten määrä on "
    .. "vähentynyt 7 %."),
})

reconcile "sijoitukset.valituilla_syilla_muutos" {
  change_percent = figure("sijoitukset.valituilla_syilla_muutos", "2025-01/2025-10"),
  from = figure("sijoitukset.valituilla_syilla", "2024-01/2024-10"),
  to = figure("sijoitukset.valituilla_syilla", "2025-01/2025-10"),
}

-- The two parts of the total: told in words only.
indicator "sijoitukset.huostaanotot" (with {
  title = { fi = "Uudet huostaanotot", en = "New taking-into-care decisions" },
  unit = "count",
  kind = "flow",
  better = "down",
  source = status("649-653", "uusien huostaanottojen määrän kasvu"),
  baseline_missing = "Lukuja ei ole eritelty sijoituksen lajin mukaan.",
})

indicator "sijoitukset.kiireelliset_ja_avohuollon" (with {
  title = {
    fi = "Kiireelliset ja avohuollon sijoitukset",
    en = "Emergency and open-care placements",
  },
  unit = "count",
  kind = "flow",
  better = "down",
  source = status("649-653", "akuutteja turvaamistoimenpiteitä tai avohuollon sijoituksia on tehty "
    .. "vähemmän"),
  baseline_missing = "Lukuja ei ole eritelty sijoituksen lajin mukaan.",
})
