-- Staff and organisation of the responsible unit.
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local with = use("rows").sharing {
  service = service "Kotiin vietävien palvelujen vastuuyksikkö",
  group = "resurssit",
  unit = "count",
  kind = "stock",
}

indicator "resurssit.toiminta_alueet" (with {
  title = { fi = "Toiminta-alueet", en = "Operating areas" },
  source = status("300-310", "uudet tiimit ja toiminta-alueet (9 kpl)"),
  note = "Epäselvää, onko 9 tiimien, alueiden vai molempien määrä.",
})

-- The answer to the shl queue (palveluun_paasy.lua).
indicator "resurssit.valitut_perhetyontekijat" (with {
  title = { fi = "Valitut uudet perhetyöntekijät", en = "New family workers selected" },
  better = "up",
  source = status("420-424", "Marraskuussa on valittu 8 uutta perhetyöntekijää."),
})

indicator "resurssit.avattavat_perhetyon_tehtavat" (with {
  title = {
    fi = "Myöhemmin avautuvat perhetyön tehtävät",
    en = "Family work posts to be opened later",
  },
  source = status("420-424", "Rekrytointi avautumassa myöhemmin 8 muun perhetyön tehtävän osalta."),
  note = "Suunnitelma ilman ajankohtaa; eri tehtävät kuin jo valitut 8.",
})

indicator "resurssit.esihenkilotehtavan_vahennys" (with {
  title = {
    fi = "Esihenkilötehtävän vähennys (Tampere)",
    en = "Reduction of one supervisor post (Tampere)",
  },
  source = status("346-352", "Tampereen työryhmien muokkaus ja yhden esihenkilötehtävän vähennys "
    .. "1.1.2026 lukien."),
  -- The number of posts before is not printed.
  targets = {
    ["by 2026-01-01"] = decrease_by(1, status("346-348", "yhden esihenkilötehtävän vähennys "
      .. "1.1.2026 lukien")),
  },
})
