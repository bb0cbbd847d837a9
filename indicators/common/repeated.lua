-- Rules for a number that a document prints once more, as itself or as what is left of 100 %.
--
--   local again = use("repeated").of(doc.plan)
--   reconcile "name" (again(baseline_of("key"), { 19, 356, "IPC-koulutuksessa 19" }))
--
--   local rest = use("repeated").rest_of(doc.plan)
--   reconcile "name" (rest({ 82, 813, "osto 82%" }, baseline_of("key")))
--
-- Each rule is about one print: its references are baseline_of, target_of or figure, never a bare
-- key, which would hold later figures against it too.
local M = {}

local function number(document, place) return printed(place[1], cite(document, place[2], place[3])) end

-- first, then { number, lines, as printed } of each other place
function M.of(document)
  return function(first, ...)
    local same = { first }
    for _, place in ipairs { ... } do same[#same + 1] = number(document, place) end
    return { same = same }
  end
end

-- The larger share, as printed, is its share of itself and the smaller one: both make up 100 %.
-- `figure` is the larger share where an indicator has it.
function M.rest_of(document)
  return function(larger, smaller, figure)
    local part = number(document, larger)
    return { share = figure or part, part = part, whole = { part, smaller } }
  end
end

return M
