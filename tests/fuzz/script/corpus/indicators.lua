local common = use "h"
local p = service("Palvelu", { code = "1PA210", owner = "johtaja" })
indicator "a" { title = { fi = "A" }, service = p, unit = "count", source = cite(doc.d, 1) }
indicator "b" {
  title = { fi = "B", en = "B" }, service = p, unit = "percent", kind = "stock", better = "up",
  source = cite(doc.d, "1-2", "luku"), decimals = 1, group = "g", part = "a",
  baseline = { "2024", 53, cite(doc.d, 186, "+ 53") },
  targets = { ["2026"] = { at_least(80), at_most(90) }, ["by 2027-12-31"] = done(),
              every_year = increase(), undated = between(1, 2) },
  stated = { "Toteutuu.", as_of = "2025-11", meaning = "on_track" },
  profile = { 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1 },
}
