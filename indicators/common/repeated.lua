-- A number that a document prints in several places: the rule that it is the same in all of them.
--
--   local again = use("repeated").of(doc.plan)
--   reconcile "name" (again(baseline_of("key"), { 19, 356, "IPC-koulutuksessa 19" }))
--
-- The rule is about one print: its first reference is baseline_of, target_of or figure, never a bare
-- key, which would hold later figures against the old print too.
local M = {}

-- first, then { number, lines, as printed } of each other place
function M.of(document)
  return function(first, ...)
    local same = { first }
    for _, place in ipairs { ... } do
      same[#same + 1] = printed(place[1], cite(document, place[2], place[3]))
    end
    return { same = same }
  end
end

return M
