-- Lines of a profit-and-loss table in thousands of euros: the budget is the year's target, the
-- figures so far and the forecast are observations. Costs and deficits are printed negative, so
-- that for every line, income and cost alike, keeping to the budget means "at least".
--
--   local budget = use "budget_lines"
--   for _, line in ipairs(budget.lines { … }) do indicator(line.key)(line.definition) end
local M = {}

-- key of a line -> its name in Finnish (as printed) and in English
M.names = {
  toimintatuotot           = { "Toimintatuotot", "Operating revenue" },
  myyntituotot             = { "Myyntituotot", "Sales revenue" },
  maksutuotot              = { "Maksutuotot", "Fee revenue" },
  tuet_ja_avustukset       = { "Tuet ja avustukset", "Grants and subsidies received" },
  muut_toimintatuotot      = { "Muut toimintatuotot", "Other operating revenue" },
  toimintakulut            = { "Toimintakulut", "Operating expenses" },
  henkilostokulut          = { "Henkilöstökulut", "Personnel expenses" },
  palvelujen_ostot         = { "Palvelujen ostot", "Purchased services" },
  aineet_tarvikkeet_tavarat = { "Aineet, tarvikkeet ja tavarat", "Materials, supplies and goods" },
  avustukset               = { "Avustukset", "Grants paid" },
  muut_toimintakulut       = { "Muut toimintakulut", "Other operating expenses" },
  toimintakate             = { "Toimintakate", "Operating margin (net)" },
  valtion_rahoitus         = { "Valtion rahoitus", "State funding" },
  rahoitustuotot_ja_kulut  = { "Rahoitustuotot ja -kulut", "Financial income and expenses" },
  korkotuotot              = { "Korkotuotot", "Interest income" },
  muut_rahoitustuotot      = { "Muut rahoitustuotot", "Other financial income" },
  korkokulut               = { "Korkokulut", "Interest expenses" },
  muut_rahoituskulut       = { "Muut rahoituskulut", "Other financial expenses" },
  vuosikate                = { "Vuosikate", "Annual margin" },
  poistot                  = { "Suunnitelman mukaiset poistot", "Planned depreciation" },
  tilikauden_tulos         = { "Tilikauden tulos", "Result for the period" },
  tulos_ennen_sisaisia     = { "Tilikauden tulos (ennen sisäisiä eriä)",
                               "Result for the period (before internal items)" },
}

-- statement = { key, fi, en, service, document, year, reporting, rows }
-- row       = { document line, name of the line, budget of the year, stated = {…}, as = key }
--   `as` where the key differs from the line's name
function M.lines(statement)
  local lines = {}
  for _, row in ipairs(statement.rows) do
    local name = M.names[row[2]]
    if not name then error("no budget line called " .. tostring(row[2])) end
    local source = cite(statement.document, row[1])
    lines[#lines + 1] = {
      key = statement.key .. "." .. (row.as or row[2]),
      definition = {
        title = { fi = name[1] .. " (" .. statement.fi .. ")", en = name[2] .. ", " .. statement.en },
        service = statement.service,
        reporting = statement.reporting,
        unit = "keur", kind = "flow", better = "up", decimals = 0,
        group = statement.key,
        source = source,
        targets = { [statement.year] = at_least(row[3], source) },
        stated = row.stated,
      },
    }
  end
  return lines
end

return M
