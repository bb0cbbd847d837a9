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

-- What the lines of a statement add up to, total first. A sum is checked where the statement has
-- the total and all of its parts. Costs are negative, so that everything is a plain sum.
M.sums = {
  { "toimintatuotot", "myyntituotot", "maksutuotot", "tuet_ja_avustukset", "muut_toimintatuotot" },
  { "toimintakulut", "henkilostokulut", "palvelujen_ostot", "aineet_tarvikkeet_tavarat", "avustukset",
    "muut_toimintakulut" },
  { "toimintakate", "toimintatuotot", "toimintakulut" },
  { "rahoitustuotot_ja_kulut", "korkotuotot", "muut_rahoitustuotot", "korkokulut", "muut_rahoituskulut" },
  { "vuosikate", "toimintakate", "valtion_rahoitus", "rahoitustuotot_ja_kulut" },
  { "tilikauden_tulos", "vuosikate", "poistot" },
  { "tulos_ennen_sisaisia", "toimintakate", "rahoitustuotot_ja_kulut", "poistot" },
}

-- Lines of one sign, which only grow over the year: the forecast of the year holds what there is of
-- them so far. Margins, and financial items, which go both ways, are not among them.
M.growing = {
  toimintatuotot = true, myyntituotot = true, maksutuotot = true, tuet_ja_avustukset = true,
  muut_toimintatuotot = true, toimintakulut = true, henkilostokulut = true, palvelujen_ostot = true,
  aineet_tarvikkeet_tavarat = true, avustukset = true, muut_toimintakulut = true, poistot = true,
}

-- statement = { key, fi, en, service, document, year, so_far, reporting, rows }
--   `so_far` is the period of the figures so far, e.g. "2025-01/2025-06"
-- row       = { document line, name of the line, budget of the year,
--               printed share used so far, printed share of the forecast, printed budget − forecast,
--               stated = {…}, as = key }
--   the printed shares and the difference are texts as printed ("35,0 %", "2 575"): they are no
--   figures of their own, only checked. A row without them is not checked. Where the budget is 0,
--   documents print 0,0 %, the share of nothing: leave it out.
--   `as` where the key differs from the line's name
local function key_of(statement, row)
  return statement.key .. "." .. (row.as or row[2])
end

function M.lines(statement)
  local lines = {}
  for _, row in ipairs(statement.rows) do
    local name = M.names[row[2]]
    if not name then error("no budget line called " .. tostring(row[2])) end
    local source = cite(statement.document, row[1])
    lines[#lines + 1] = {
      key = key_of(statement, row),
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

-- The number of a text as printed: "-45 596" is -45596 and "35,0 %" is 35.0.
function M.number(text)
  local digits = ""
  for i = 1, string.len(text) do
    local c = string.sub(text, i, i)
    if c == "," then c = "." end
    if string.find("0123456789.-", c) then digits = digits .. c end
  end
  return tonumber(digits) or error("no number: " .. text)
end

-- A sum over keys in all three columns: the figures so far and the forecast of the year, and the
-- budget, which is the year's target.
function M.sum_checks(total, parts, year, so_far)
  local budgets = {}
  for i, part in ipairs(parts) do budgets[i] = target_of(part, year) end
  return {
    { name = total, rule = { total = total, parts = parts, periods = { so_far, year } } },
    { name = total .. ".talousarvio", rule = { total = target_of(total, year), parts = budgets } },
  }
end

local function append(checks, more)
  for _, check in ipairs(more) do checks[#checks + 1] = check end
end

-- Shares and the difference of one row, against the budget. `source` is the row's.
--   printed_texts = { share used so far, share of the forecast, budget − forecast }; nil: not checked
function M.row_checks(key, source, year, so_far, printed_texts)
  local checks = {}
  local budget = target_of(key, year)
  local function as_printed(text, unit)
    return printed(M.number(text), cite(source.document, source.line, text), unit)
  end
  local used, forecast, difference = printed_texts[1], printed_texts[2], printed_texts[3]
  if used then
    checks[#checks + 1] = { name = key .. ".toteuma_prosentti",
      rule = { share = as_printed(used, "percent"), part = figure(key, so_far), whole = budget } }
  end
  if forecast then
    checks[#checks + 1] = { name = key .. ".ennuste_prosentti",
      rule = { share = as_printed(forecast, "percent"), part = figure(key, year), whole = budget } }
  end
  if difference then
    checks[#checks + 1] = { name = key .. ".poikkeama",
      rule = { change = as_printed(difference, "keur"), from = figure(key, year), to = budget } }
  end
  return checks
end

-- The forecast of a year is no less than what there is so far.
function M.forecast_checks(key, year, so_far)
  return { { name = key .. ".ennuste", rule = { pace = figure(key, year), so_far = figure(key, so_far) } } }
end

-- The sums of a statement and the printed shares and differences of its rows.
function M.checks(statement)
  local checks = {}
  local keys = {}
  for _, row in ipairs(statement.rows) do
    local key = key_of(statement, row)
    keys[row[2]] = key
    local source = { document = statement.document, line = row[1] }
    append(checks, M.row_checks(key, source, statement.year, statement.so_far, { row[4], row[5], row[6] }))
    if M.growing[row[2]] then append(checks, M.forecast_checks(key, statement.year, statement.so_far)) end
  end
  for _, sum in ipairs(M.sums) do
    local parts, complete = {}, keys[sum[1]] ~= nil
    for i = 2, #sum do
      parts[#parts + 1] = keys[sum[i]]
      complete = complete and keys[sum[i]] ~= nil
    end
    if complete then append(checks, M.sum_checks(keys[sum[1]], parts, statement.year, statement.so_far)) end
  end
  return checks
end

-- The same lines of several statements add up to those of a whole one.
--   whole = { key, parts = { statement keys }, lines = { keys of lines }, year, so_far }
function M.consolidation(whole)
  local checks = {}
  for _, line in ipairs(whole.lines) do
    local parts = {}
    for i, part in ipairs(whole.parts) do parts[i] = part .. "." .. line end
    append(checks, M.sum_checks(whole.key .. "." .. line, parts, whole.year, whole.so_far))
  end
  for _, check in ipairs(checks) do check.name = check.name .. ".tulosalueet" end
  return checks
end

return M
