-- Figures the status document gives as background, without a goal.
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local with = use("rows").sharing {
  service = service "Lasten, nuorten ja perheiden palvelut",
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  group = "konteksti",
  unit = "percent",
  kind = "share",
}

indicator "konteksti.lastensuojelun_osuus_nettokuluista" (with {
  title = {
    fi = "Lastensuojelun avo- ja sijaishuollon osuus vuoden 2025 budjetoiduista nettokuluista",
    en = "Share of child protection in the 2025 budgeted net costs",
  },
  -- Read from the aim to move the emphasis from child protection to early services (lines 162-170).
  better = "down",
  source = status("172-176", "Vuoden 2025 budjetoiduista nettokuluista 55 % kohdistuu "
    .. "lastensuojelun avo- ja sijaishuoltoon"),
  note = "Talousarvion luku, ei toteuma.",
})

indicator "konteksti.lasten_osuus_lastensuojelussa" (with {
  title = {
    fi = "Alaikäisten lasten osuus lastensuojelun avo- ja sijaishuollossa",
    en = "Share of minors in child protection open and substitute care",
  },
  source = status("172-176", "vaikka alaikäisistä lapsista näissä palveluissa on alle 5 %"),
  note = "Vain yläraja on julkaistu (alle 5 %); ajankohtaa ei ole kerrottu.",
})
