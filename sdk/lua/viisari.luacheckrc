-- luacheck --config sdk/lua/viisari.luacheckrc indicators/ config/templates/
-- Names that definition files and mail templates have; a test holds the list to the program.
local string_fields = {
  byte = {}, char = {}, find = {}, format = {}, len = {}, lower = {}, rep = {}, reverse = {},
  sub = {}, upper = {},
}
local table_fields = { concat = {}, insert = {}, pack = {}, remove = {}, sort = {}, unpack = {} }
local math_fields = {
  abs = {}, ceil = {}, exp = {}, floor = {}, fmod = {}, log = {}, max = {}, min = {}, sqrt = {},
  tointeger = {}, type = {}, pi = {}, huge = {}, maxinteger = {}, mininteger = {},
}

stds.viisari = {
  read_globals = {
    -- Lua
    "assert", "error", "getmetatable", "ipairs", "pairs", "pcall", "rawequal", "rawlen", "select",
    "setmetatable", "tonumber", "tostring", "type",
    string = { fields = string_fields },
    table = { fields = table_fields },
    math = { fields = math_fields },
    -- definitions
    "alert", "cite", "comparison", "document", "indicator", "reconcile", "service", "spec", "use",
    doc = { other_fields = true },
    -- mail templates
    "html", "template",
    -- figures of a rule
    "baseline_of", "figure", "printed", "target_of",
    -- conditions of an alert
    "above", "at_risk", "below", "off_path",
    -- conditions
    "at_least", "at_most", "more_than", "less_than", "equal", "between", "at_least_by_sub_area",
    "for_share", "done", "increase",
    "decrease", "not_decrease", "not_increase", "stays_same", "increase_by", "decrease_by",
    "increase_by_percent", "decrease_by_percent", "from_previous_year", "share_of_group",
    "national_average",
  },
}

std = "viisari"
max_line_length = 120
