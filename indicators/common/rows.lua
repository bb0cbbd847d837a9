-- Rows of one table share most of their fields: the service, the goal, the reporting calendar.
--
--   local rows = use "rows"
--   local goal = rows.sharing { service = kotiin, reporting = "half_yearly" }
--   indicator "key" (goal { title = { fi = "…" }, unit = "count", … })
--
-- `indicator` stays in the area's own file, so that a message names that file's line.
local M = {}

-- A function that completes a row with `shared`; what the row says itself wins.
function M.sharing(shared)
  return function(row)
    local all = {}
    for field, value in pairs(shared) do all[field] = value end
    for field, value in pairs(row) do all[field] = value end
    return all
  end
end

return M
