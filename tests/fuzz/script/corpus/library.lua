local t = { 3, 1, 2, n = { x = 1 } }
table.sort(t, function(a, b) return a > b end)
table.insert(t, 2, 9)
local s = table.concat({ ("x"):rep(3), string.format("%5.2f|%-4d|%s", 1.5, 3, t), ("abc"):sub(2) }, ",")
for k, v in pairs(t) do local ok, e = pcall(function() return v .. k end) end
for i = 1, 3 do local x <const> = select(i, 1, 2, 3) end
goto done
::done::
local m = setmetatable({}, { __index = function(_, k) return k end, __add = function() return 1 end })
assert(m.x == "x" and m + 1 == 1 and math.max(1, 2) == 2 and s:find(","))
