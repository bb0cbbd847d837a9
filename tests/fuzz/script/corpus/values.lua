local common = use "h"
local p = service "P"
local function row(key, value, inputs)
  indicator(key) { title = { fi = key }, service = p, unit = "count", source = cite(doc.d, 1),
    inputs = inputs, value = value }
end
row "a"
row "b"
row("c", function(s) return common.share(s.a, s.a + s.b) end, { a = "a", b = "b" })
row("d", function(s) return s.c:yoy():rolling(2) - s.c:at("2024") end, { c = "c" })
row("e", function(s) return -s.a:ytd() / s.b:cumulative():latest() end, { a = "a", b = "b" })
row("f", function(s)
  local sum = 0
  for _, series in pairs(s) do sum = series + sum end
  return sum
end, { a = "a", b = "b" })
