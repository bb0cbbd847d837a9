-- Milestones of the development project: yes or no by a date.
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local with = use("rows").sharing {
  service = service "Kotiin vietävien palvelujen vastuuyksikkö",
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  group = "hankkeen_virstanpylvaat",
  unit = "yes_no",
  kind = "flag",
  better = "done",
}

-- `due`: a period in which it happens, or "by DAY". Without `due` the document sets no target.
local function milestone(key, fields)
  indicator("virstanpylvaat." .. key)(with {
    title = { fi = fields.fi, en = fields.en },
    source = fields.source,
    targets = fields.due and { [fields.due] = done(fields.target) },
    reporting = fields.reporting,
    note = fields.note,
  })
end

milestone("vastuuyksikko_aloittaa", {
  fi = "Kotiin vietävien palvelujen vastuuyksikkö aloittaa",
  en = "Responsible unit of home-delivered services starts",
  source = status("120-124", "sijoittuivat 1.1.2025 lukien uuteen Kotiin vietävien palvelujen "
    .. "vastuuyksikköön"),
  due = "by 2025-01-01", target = status("120-124", "1.1.2025 lukien"),
})
-- The status document adds "(2027)" in brackets.
milestone("hankkeen_kesto", {
  fi = "Kehittämisprojektin kesto", en = "Duration of the development project",
  source = goals(86, "Kotiin vietävien palvelujen kokonaisuuden kehittämisprojekti kestää v. "
    .. "2025-2026."),
  due = "by 2026-12-31", target = goals(86, "kehittämisprojekti kestää v. 2025-2026"),
  note = "Marraskuussa 2025: v. 2025-2026 (2027).",
})
-- Postponed: the status document says 2027 at the latest. The first date stays the target.
milestone("asemoituminen", {
  fi = "Kotiin vietävien palvelujen asemoituminen ratkaistaan",
  en = "Organisational position of home-delivered services decided",
  source = goals(86, "Kotiin vietävien palvelujen asemoituminen ratkaistaan vuoden 2026 aikana."),
  due = "by 2026-12-31", target = goals(86, "ratkaistaan vuoden 2026 aikana"),
  note = "Marraskuussa 2025: viimeistään v. 2027 aikana.",
})
milestone("tuotantotapa_analyysi", {
  fi = "Tuotantotapa-analyysi valmistuu", en = "Production-mode analysis ready",
  source = status("766-770", "Tuotantotapa-analyysi valmistuu vuoden 2026 lopulla"),
  due = "by 2026-12-31", target = status("766", "valmistuu vuoden 2026 lopulla"),
})
milestone("asiakasohjauksen_keskittaminen", {
  fi = "Asiakasohjaus keskitetään samaan kokonaisuuteen",
  en = "Client guidance of own and purchased services centralised",
  source = status("336-344", "Asiakasohjaus keskitetään oman ja ostopalvelujen osalta samaan "
    .. "kokonaisuuteen vuoden 2026 alussa."),
  due = "2026-01", target = status("336-340", "vuoden 2026 alussa"),
})
-- From 2026 the unit itself answers for the purchases (ostot.lua).
milestone("ostobudjetin_siirto", {
  fi = "Asiakaspalvelujen ostobudjetin siirto", en = "Purchase budget transferred to the unit",
  source = status("336-344", "Kotiin vietäviin palveluihin siirrettiin vuodelle 2026 myös "
    .. "asiakaspalvelujen ostobudjetti."),
  due = "2026", target = status("340-344", "siirrettiin vuodelle 2026"),
})
milestone("tampereen_tyoryhmat", {
  fi = "Tampereen työryhmien muokkaus", en = "Reshaping of the Tampere teams",
  source = status("346-352", "Tampereen työryhmien muokkaus ja yhden esihenkilötehtävän vähennys "
    .. "1.1.2026 lukien."),
  due = "by 2026-01-01", target = status("346-348", "1.1.2026 lukien"),
  note = "Työryhmien rajat muuttuvat: työryhmäkohtaiset sarjat katkeavat 1.1.2026.",
})
-- The placement figures (sijoitukset.lua) are of Tampere and Orivesi until then.
milestone("saga_tilastointi", {
  fi = "Saga: yhtenäinen sijoitussyiden tilastointi",
  en = "Uniform statistics of placement reasons in the new client system",
  source = goals("137-140", "vuoden 2026 alusta lukien on koko hyvinvointialueellinen tieto "
    .. "käytettävissä"),
  due = "2026-01", target = goals(139, "vuoden 2026 alusta lukien on koko hyvinvointialueellinen "
    .. "tieto käytettävissä"),
})
-- The day of the first interim review is not printed: the year stands for it.
milestone("lahtotilannetiedot", {
  fi = "Lähtötilannetiedot ensimmäiseen osavuosikatsaukseen",
  en = "Baseline data by the first interim review",
  source = goals("114-116,121-122,131-133", "Lähtötilannetieto tuotetaan ensimmäiseen "
    .. "osavuosikatsaukseen mennessä."),
  due = "2025", target = goals("116,122,133", "ensimmäiseen osavuosikatsaukseen mennessä"),
  note = "Koskee palveluun pääsyä, välitöntä työaikaa ammattiryhmittäin ja kotipalvelun NPS:ää.",
})
milestone("syykoodiston_tarkennus", {
  fi = "Sijoitusten syy-koodiston tarkennus", en = "Placement reason codes refined",
  source = goals(138, "Työtä ohjaavassa työryhmässä mahdollisesti lavennetaan syy-koodisto."),
  due = "2025", target = goals(138, "Tarkennus tehdään ensimmäiseen osavuosikatsauksen mennessä."),
})
milestone("opiskeluhuolto_mt_paihde_yhdistyy", {
  fi = "Opiskeluhuollon ja mielenterveys- ja päihdepalvelujen vastuualueet yhdistyvät",
  en = "Student welfare and mental health and substance services merge",
  source = goals("96-98", "Opiskeluhuollon ja mielenterveys- ja päihdepalvelujen vastuualueet "
    .. "yhdistyvät 1.4.2025 lukien"),
  due = "by 2025-04-01", target = goals(98, "1.4.2025 lukien"),
})
milestone("palautekeruu_alkaa", {
  fi = "Systemaattinen asiakaspalautteen keruu alkaa", en = "Systematic client feedback starts",
  source = status("545-546", "Asiakaspalautetta alettu keräämään systemaattisesti toukokuussa "
    .. "2025."),
})
milestone("jaoston_seuranta", {
  fi = "Asiakkuus- ja laatujaosto seuraa hanketta",
  en = "Client and quality subcommittee follows the project",
  source = status("3-26", "Hankkeen perusteet, tavoitteet, mittarit ja suunnitellut toimenpiteet "
    .. "esiteltiin jaostolle 20.1.2025."),
})
milestone("sisallollinen_kehittaminen", {
  fi = "Sisällöllinen kehittämistyö vauhtiin", en = "Content development gets going",
  source = status("788-792", "Palvelujen laatua ja vaikuttavuutta kasvattava sisällöllinen "
    .. "kehittämistyö pääsee vauhtiin vuonna 2026."),
  due = "2026", target = status("788-792", "pääsee vauhtiin vuonna 2026"),
})
