local p = service "P"
local function row(key, unit)
  indicator(key) { title = { fi = key }, service = p, unit = unit, source = cite(doc.d, 1),
    targets = { ["2026"] = at_least(80) } }
end
row("k.a", "percent")
alert { severity = "high", for_observations = 2, note = "Syy" }
row("k.b", "percent")
alert "lasku" { on = { "k.a", "a/k.b" }, when = below(60, { back = 65 }), to = { "r.a", "r.b" } }
alert "kaikki" { on = "k.*", when = at_risk(), schedule = "kuukausi", back_observations = 24 }
row("e", "eur")
alert { when = above(5e6, { back = 4.5e6 }), severity = "info", note = { fi = "Syy", en = "Why" } }
